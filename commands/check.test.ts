import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storyFolders } from '#file-format/story-folders.ts';
import { root } from '#node/root.ts';
import { checkStories } from './check.ts';

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
