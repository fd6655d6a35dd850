import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Story } from '#story/story.ts';
import { keptStory } from './story-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-story-'));
  for (const name of ['story', 'code']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'story/story.yaml'), 'one');
  await writeFile(join(folder, 'code/read.ts'), 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = vi.fn(async (): Promise<Story> => smallStory);
const ask = (): Promise<Story> =>
  keptStory({
    folder: join(folder, 'story'),
    code: [join(folder, 'code'), join(folder, 'package-lock.json')],
    file: join(folder, 'kept/small.json'),
    read,
  });

describe('keptStory', () => {
  beforeEach(() => read.mockClear());

  it('reads a story once, and gives the same again', async () => {
    expect(await ask()).toEqual(smallStory);
    expect(await ask()).toEqual(smallStory);
    expect(read).toHaveBeenCalledTimes(1);
    expect(await readdir(join(folder, 'kept'))).toEqual(['small.json']);
  });

  it.each(['story/story.yaml', 'code/read.ts', 'story/text.en.md', 'package-lock.json'])(
    'reads it again after a change of %s',
    async (file) => {
      await ask();
      await writeFile(join(folder, file), 'two');
      await ask();
      await ask();
      expect(read).toHaveBeenCalledTimes(2);
    },
  );

  it('reads it again when what was kept is not whole', async () => {
    await ask();
    await writeFile(join(folder, 'kept/small.json'), '{"version": "');
    expect(await ask()).toEqual(smallStory);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps nothing of a story with mistakes', async () => {
    read.mockRejectedValueOnce(new Error('mistakes'));
    await expect(ask()).rejects.toThrow('mistakes');
    await ask();
    expect(read).toHaveBeenCalledTimes(2);
  });
});
