import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFrom } from './addresses.ts';
import { publish } from './publish.ts';

let folder: string;
const site = siteFrom({ BASE_PATH: '/base' });
const write = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
};
const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
const page = (text: string, css = 'a'): string =>
  `<html><head><link rel="stylesheet" href="/base/_next/static/${css}.css"/><style>b{}</style></head><body>${text}<script src="/base/_next/x.js"></script></body></html>`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-publish-'));
  await write('_next/static/a.css', 'a{background:url(/base/fonts/x.woff2)}');
  await write('_next/static/x.js', '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('pages lose the framework and have one style sheet, which pages of one look share; nothing of the framework is left', async () => {
  await write('small/en/index.html', page('one'));
  await write('small/de/index.html', page('two'));
  await write('small/en/index.txt', 'payload');
  await write('small/en/__next._full.txt', 'payload');
  await write('small/en/flat.html', '<script>ours()</script>');
  await write('robots.txt', '');
  await write('scripts/story-1.js', '');
  await write('scripts/manifest.json', '');
  await publish(folder, site);
  const left = await files();
  const sheets = left.filter((path) => path.startsWith('styles/'));
  expect(left.filter((path) => !sheets.includes(path))).toEqual([
    'robots.txt',
    'scripts/story-1.js',
    'small/de/index.html',
    'small/en/flat.html',
    'small/en/index.html',
  ]);
  expect(sheets).toHaveLength(1);
  expect(await readFile(join(folder, sheets[0]!), 'utf8')).toBe('a{background:url(/base/fonts/x.woff2)}\nb{}');
  expect(await readFile(join(folder, 'small/en/index.html'), 'utf8')).toBe(
    `<html><head><link rel="stylesheet" href="/base/${sheets[0]}"/></head><body>one</body></html>`,
  );
});

test('where a CDN serves what never changes the style sheet is there, and may name its fonts there', async () => {
  await write('_next/static/f.css', 'a{background:url(https://cdn.example/base/fonts/x.woff2)}');
  await write('small/en/index.html', page('one', 'f'));
  await publish(folder, siteFrom({ BASE_PATH: '/base', ASSET_ORIGIN: 'https://cdn.example' }));
  expect(await readFile(join(folder, 'small/en/index.html'), 'utf8')).toMatch(
    /<link rel="stylesheet" href="https:\/\/cdn\.example\/base\/styles\/[0-9a-f]{8}\.css"\/>/,
  );
});

test('a page that would still ask for something of the framework is refused', async () => {
  await write('index.html', page('<img src="/base/_next/static/media/a.png"/>'));
  await expect(publish(folder, site)).rejects.toThrow('index.html');
});

test('a style sheet with relative addresses, which would lead nowhere, is refused', async () => {
  await write('_next/static/r.css', 'a{background:url(../media/x.png)}');
  await write('index.html', page('', 'r'));
  await expect(publish(folder, site)).rejects.toThrow('relative address');
});
