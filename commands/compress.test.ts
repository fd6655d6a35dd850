import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressSite } from './compress.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-compress-'));
  await mkdir(join(folder, 'site/oslo/en'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = '<p>words and words</p>'.repeat(200);
const compress = () => compressSite(join(folder, 'site'), join(folder, 'cache'));

test('text has both forms beside it; what is small, packed or without meaning has none', async () => {
  const noise = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919 + ((index * index) >> 3)) & 255));
  for (const [name, content] of [
    ['oslo/en/index.html', text],
    ['small.txt', 'few'],
    ['card.png', text],
    ['LICENSE', text],
    ['a.woff2', noise],
  ] as const)
    await writeFile(join(folder, 'site', name), content);
  expect(await compress()).toMatchObject({ files: 1, made: 1, bytes: text.length });
  expect((await readdir(join(folder, 'site/oslo/en'))).sort()).toEqual(['index.html', 'index.html.br', 'index.html.gz']);
  expect(brotliDecompressSync(await readFile(join(folder, 'site/oslo/en/index.html.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'site/oslo/en/index.html.gz'))).toString()).toBe(text);
  expect((await readdir(join(folder, 'site'))).sort()).toEqual(['LICENSE', 'a.woff2', 'card.png', 'oslo', 'small.txt']);
});

test('files of the same content are compressed once', async () => {
  for (const name of ['a.html', 'b.html', 'c.html', 'd.html', 'e.html']) await writeFile(join(folder, 'site', name), text);
  expect(await compress()).toMatchObject({ files: 5, made: 1 });
  for (const name of ['a.html', 'e.html']) expect(gunzipSync(await readFile(join(folder, 'site', `${name}.gz`))).toString()).toBe(text);
});

test('what was compressed before is not compressed again, what has changed is', async () => {
  await writeFile(join(folder, 'site/a.html'), text);
  await writeFile(join(folder, 'site/b.html'), `${text}b`);
  expect(await compress()).toMatchObject({ files: 2, made: 2 });
  await writeFile(join(folder, 'site/b.html'), `${text}c`);
  expect(await compress()).toMatchObject({ files: 2, made: 1 });
  expect(brotliDecompressSync(await readFile(join(folder, 'site/b.html.br'))).toString()).toBe(`${text}c`);
});
