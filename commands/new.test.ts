import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkFiles } from '#file-format/check-files.ts';
import { lintStory } from '#lint/lint-story.ts';
import { root } from '#node/root.ts';
import { newStory } from './new.ts';

/** Every mistake and warning in a story's files. */
function problemsIn(files: Readonly<Record<string, string>>): string[] {
  const { story, problems } = checkFiles('a-story', files);
  const craft = story ? lintStory(story).map(({ message }) => message) : [];
  return [...problems.map(({ message }) => message), ...craft];
}

describe('npm run new', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'map-story-new-'));
    vi.spyOn(console, 'log').mockImplementation(() => {});
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    vi.restoreAllMocks();
  });

  it('writes a story of three steps, two legs and two languages without a mistake or a warning', async () => {
    expect(await newStory('a-story', folder)).toBe(0);
    const names = await readdir(join(folder, 'a-story'));
    const files = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, 'a-story', name), 'utf8')] as const)),
    );
    expect(problemsIn(files)).toEqual([]);
    const { story } = checkFiles('a-story', files);
    expect([story?.steps.length, story?.journey.length, story?.languages.length]).toEqual([3, 2, 2]);
  });

  it('says how the story is checked, alone', async () => {
    await newStory('a-story', folder);
    expect(console.log).toHaveBeenLastCalledWith('When it is changed: npm run check -- a-story');
  });

  it('begins story.yaml with a line by which an editor finds its schema, wherever the stories are', async () => {
    await newStory('a-story', folder);
    const [line = ''] = (await readFile(join(folder, 'a-story/story.yaml'), 'utf8')).split('\n');
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
    expect(JSON.parse(await readFile(join(folder, 'a-story', path), 'utf8'))).toMatchObject({ title: 'story.yaml of a map story' });
  });

  it.each([undefined, '', 'Capital', 'with space', 'a.b', '../up', 'a--b', '-a'])(
    'refuses the name %j, and says what a name is',
    async (name) => {
      expect(await newStory(name, folder)).toBe(1);
      expect(await readdir(folder)).toEqual([]);
      expect(console.error).toHaveBeenCalledWith(expect.stringContaining('expected lower-case words joined by hyphens'));
    },
  );

  it('never writes over a story', async () => {
    await newStory('twice', folder);
    expect(await newStory('twice', folder)).toBe(1);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('already'));
  });
});

describe('the story in README.md', () => {
  it('has thirty lines at most, and no mistake or warning', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const block = (kind: string): string => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?\\n)\`\`\``).exec(readme)?.[1] ?? '';
    const files = { 'story.yaml': block('yaml'), 'text.en.md': block('markdown') };
    expect(Object.values(files).join('').trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    expect(problemsIn(files)).toEqual([]);
  });
});
