import { delimiter, resolve } from 'node:path';
import { formatProblems } from '#file-format/problem.ts';
import { readStory } from '#file-format/read-story.ts';
import { storyFolders } from '#file-format/story-folders.ts';
import type { Story } from '#story/story.ts';
import type { Look } from '#theme/palette.ts';
import { lastFewOfBuild } from './last-few.ts';
import { siteSettings } from './site-settings.ts';
import { keptStory } from './story-cache.ts';

/**
 * The folders that hold stories, a folder each, relative to the repository: what the variable STORIES names, separated by commas or as the system
 * separates paths; `stories` unless it is set.
 */
export function storyRoots(env: Readonly<Record<string, string | undefined>> = process.env): string[] {
  const named = (env.STORIES ?? '').split(delimiter === ';' ? /[;,]/ : /[:,]/).map((folder) => folder.trim().replace(/[/\\]+$/, ''));
  const folders = [...new Set(named.filter((folder) => folder !== ''))];
  return folders.length > 0 ? folders : ['stories'];
}

/** Where a story is. */
export interface StoryPlace {
  /** the name of its folder */
  readonly id: string;
  /** the folder, with the one that holds it: `stories/oslo` */
  readonly folder: string;
}

/**
 * All stories, in alphabetical order of their ids. Folders whose names begin with a dot are none.
 *
 * @param root the repository; default the working directory, which is the repository when pages are built (bundled code does not know its own place)
 * @throws Error when a folder of STORIES is not there, or two stories have one id
 */
export async function storyPlaces(folders: readonly string[] = storyRoots(), root = process.cwd()): Promise<StoryPlace[]> {
  const found = new Map<string, StoryPlace>();
  for (const parent of folders) {
    const names = await storyFolders(resolve(root, parent)).catch((cause: unknown) => {
      throw new Error(
        `Unexpected folder "${parent}" of stories: it is not there; expected a folder with a folder for each story (STORIES)`,
        {
          cause,
        },
      );
    });
    for (const name of names) {
      const other = found.get(name);
      if (other) throw new Error(`Unexpected second story "${name}" in ${parent}, expected each id once: the other is ${other.folder}`);
      found.set(name, { id: name, folder: `${parent}/${name}` });
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Ids of all stories, in alphabetical order. The same errors. */
export async function storyIds(): Promise<string[]> {
  return (await storyPlaces()).map(({ id }) => id);
}

/**
 * A story from its files, for the page. The lint (what must be in view, the camera's pace) is `npm run check`'s matter, which every build runs
 * first: a page under way must be seen to be mended.
 * @throws Error for an id that no story has; with the whole report when the files hold a mistake
 */
export function storyOf(id: string): Promise<Story> {
  return recent(id, () => readOrKept(id));
}

/** So many: a story takes about 1 MB, and pages of one are built one after the other. */
const recent = lastFewOfBuild<Promise<Story>>(8);

async function readOrKept(id: string): Promise<Story> {
  const places = await storyPlaces();
  const folder = places.find((place) => place.id === id)?.folder;
  if (!folder)
    throw new Error(`Unexpected story "${id}", expected one of ${places.map((place) => place.id).join(', ') || 'none: there is no story'}`);
  const at = (...parts: readonly string[]): string => resolve(process.cwd(), ...parts);
  const story = await keptStory({
    folder: at(folder),
    code: [...['file-format', 'story', 'geo'].map((room) => at(room)), at('package-lock.json')],
    file: at('.cache/stories', `${id}.json`),
    read: async () => {
      const { story: read, problems } = await readStory(at(folder), {});
      if (!read) throw new Error(`${folder} has mistakes:\n${formatProblems(problems)}`);
      return read;
    },
  });
  const { look } = siteSettings(places.map((place) => place.id));
  return inLook(story, look);
}

/** A story in the look that it is shown in: its own, or else the site's. Of the night, which is what everything shows that says nothing, nothing is kept. */
export function inLook({ look: own, ...story }: Story, site: Look | undefined): Story {
  const look = own ?? site;
  return look === undefined || look === 'night' ? story : { ...story, look };
}

/** Every story. */
export async function allStories(): Promise<Story[]> {
  return Promise.all((await storyIds()).map(storyOf));
}

/** A page for each story in each of its languages: the parameters of `/<story>/<lang>/`. */
export async function storyPages(): Promise<{ story: string; lang: string }[]> {
  return (await allStories()).flatMap((story) => story.languages.map((lang) => ({ story: story.id, lang })));
}
