import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyFolders } from '#file-format/story-folders.ts';
import { root } from '#node/root.ts';
import { checkNamed, checkStories } from './check.ts';

const smallest = join(root, 'file-format/cases/ok-smallest');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'map-story-check-'));
  for (const name of ['lighthouse', 'posters', 'Cape Horn', '.drafts']) cpSync(smallest, join(folder, name), { recursive: true });
  for (const name of ['.obsidian', 'nothing-yet']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'notes.txt'), 'not a story');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('checks every folder that the site would build, and no other', async () => {
  const { sound, broken } = await checkStories(folder, ['en']);
  expect([...sound, ...broken].sort()).toEqual(await storyFolders(folder));
  expect(sound).toEqual(['lighthouse']);
  expect(broken).toEqual(['Cape Horn', 'nothing-yet', 'posters']);
});

it('says of each story what is wrong with it, as file:line:column', async () => {
  const { problems } = await checkStories(folder, ['en']);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ file, code }) => [file.slice(folder.length), code])).toEqual([
    ['/Cape Horn/story.yaml', 'bad-story-id'],
    ['/nothing-yet/story.yaml', 'missing-file'],
    ['/posters/story.yaml', 'reserved-name'],
  ]);
});

it('refuses a language that the interface is not in', async () => {
  const { problems } = await checkStories(folder, ['de', 'fr']);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'missing-locale', message: expect.stringContaining('locales/en.yaml') }));
});

describe('stories that are named', () => {
  it('are checked, and nothing is said of others', async () => {
    const { ok, sound, broken, problems, notes } = await checkNamed(['lighthouse'], [folder]);
    expect([ok, sound, broken, notes]).toEqual([true, ['lighthouse'], [], []]);
    expect(problems.filter(({ file }) => !file.includes('/lighthouse/'))).toEqual([]);
  });

  it('are each checked once, with what is wrong with them', async () => {
    const { ok, sound, broken, problems, notes } = await checkNamed(['posters', 'lighthouse', 'posters'], [folder]);
    expect([ok, sound, broken, notes]).toEqual([false, ['lighthouse'], ['posters'], ['Mistakes in posters: see above.']]);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['reserved-name']);
  });

  it('are refused where there is none of that name, with the nearest and all that there are', async () => {
    const { ok, sound, notes } = await checkNamed(['lighthuose', 'lighthouse'], [folder]);
    expect([ok, sound]).toEqual([false, []]);
    expect(notes).toEqual([
      'Unexpected story `lighthuose`, expected `lighthouse`; there are `Cape Horn`, `lighthouse`, `nothing-yet` and `posters`',
    ]);
  });

  it('are refused where a folder of stories is not there', async () => {
    const { ok, notes } = await checkNamed(['lighthouse'], [join(folder, 'none')]);
    expect([ok, notes]).toEqual([false, [expect.stringContaining('it is not there')]]);
  });
});
