import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './whole-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('many of one process write the same file at once, and each reader sees a whole one', async () => {
  const file = join(folder, 'story.json');
  const content = (letter: string) => letter.repeat(200_000);
  await writeWhole(file, content('-'));
  const writes = [...'abcdefgh'].map((letter) => writeWhole(file, content(letter)));
  const reads = Array.from({ length: 20 }, () => readFile(file, 'utf8'));
  for (const read of await Promise.all(reads)) expect(read).toBe(content(read[0] ?? ''));
  await Promise.all(writes);
  expect(await readdir(folder)).toEqual(['story.json']);
});

test('what can’t be written leaves no draft', async () => {
  await expect(writeWhole(join(folder, 'none/story.json'), 'x')).rejects.toThrow('ENOENT');
  await expect(writeWhole(folder, 'x')).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});
