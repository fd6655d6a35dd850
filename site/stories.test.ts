import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { lastFew } from './last-few.ts';
import { outFolder } from './out-folder.ts';
import { storyPlaces, storyRoots } from './stories.ts';

const root = await mkdtemp(join(tmpdir(), 'stories-'));
for (const folder of ['stories/oslo', 'stories/.drafts', 'more/lisbon', 'twice/oslo', 'none'])
  await mkdir(join(root, folder), { recursive: true });
afterAll(() => rm(root, { recursive: true, force: true }));

describe('storyRoots', () => {
  it.each([
    [undefined, ['stories']],
    [' ', ['stories']],
    ['stories,e2e/stories', ['stories', 'e2e/stories']],
    [`stories${delimiter}e2e/stories/`, ['stories', 'e2e/stories']],
    ['stories, stories', ['stories']],
  ])('of STORIES=%j are %j', (value, folders) => {
    expect(storyRoots({ STORIES: value })).toEqual(folders);
  });
});

describe('storyPlaces', () => {
  it('finds the stories of all folders, and passes by what begins with a dot', async () => {
    expect(await storyPlaces(['stories', 'more'], root)).toEqual([
      { id: 'lisbon', folder: 'more/lisbon' },
      { id: 'oslo', folder: 'stories/oslo' },
    ]);
    expect(await storyPlaces(['none'], root)).toEqual([]);
  });

  it('says which folder is not there, and which id two stories have', async () => {
    await expect(storyPlaces(['storeis'], root)).rejects.toThrow('Unexpected folder "storeis" of stories: it is not there');
    await expect(storyPlaces(['stories', 'twice'], root)).rejects.toThrow(
      'Unexpected second story "oslo" in twice, expected each id once: the other is stories/oslo',
    );
  });
});

describe('lastFew', () => {
  it('remembers the last keys, and makes the others again', () => {
    const make = vi.fn(() => ({}));
    const of = lastFew<object>(2);
    const a = of('a', make);
    of('b', make);
    expect(of('a', make)).toBe(a);
    of('c', make); // b goes
    expect(of('a', make)).toBe(a);
    expect(make).toHaveBeenCalledTimes(3);
    of('b', make);
    expect(make).toHaveBeenCalledTimes(4);
  });

  it('forgets what failed', async () => {
    const of = lastFew<Promise<number>>(2);
    await expect(of('a', () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet');
    expect(await of('a', async () => 1)).toBe(1);
  });
});

describe('outFolder', () => {
  it('is out, or what SITE_OUT says inside the repository', () => {
    expect(outFolder({})).toMatch(/[/\\]out$/);
    expect(outFolder({ SITE_OUT: '.cache/test-site' })).toMatch(/\.cache[/\\]test-site$/);
    for (const SITE_OUT of ['../elsewhere', '/tmp/site', '.'])
      expect(() => outFolder({ SITE_OUT })).toThrow(`Unexpected SITE_OUT "${SITE_OUT}"`);
  });
});
