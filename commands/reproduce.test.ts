import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { differencesOf } from './reproduce.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reproduce-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function site(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, file)), { recursive: true });
    await writeFile(join(folder, name, file), text);
  }
  return join(folder, name);
}

it('finds nothing in two folders that are the same', async () => {
  const files = { 'index.html': 'a', 'data/story.json': '{}' };
  expect(await differencesOf(await site('a', files), await site('b', files))).toEqual([]);
});

it('names what is in one alone, and where bytes differ', async () => {
  const first = await site('a', { 'en/index.html': '<p>built at 10:04</p>', 'gone.js': '', same: '1' });
  const second = await site('b', { 'en/index.html': '<p>built at 10:05</p>', 'new/file.js': '', same: '1' });
  expect(await differencesOf(first, second)).toEqual([
    'en/index.html: differs from byte 16: "<p>built at 10:04</p>" and "<p>built at 10:05</p>"',
    'gone.js: only in the first',
    'new/file.js: only in the second',
  ]);
});

it('sees that one is only longer', async () => {
  expect(await differencesOf(await site('a', { text: 'ab' }), await site('b', { text: 'abc' }))).toEqual([
    'text: differs from byte 2: "ab" and "abc"',
  ]);
});
