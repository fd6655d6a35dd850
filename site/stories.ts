import { join } from 'node:path';
import { formatProblems } from '#file-format/problem.ts';
import { readStory } from '#file-format/read-story.ts';
import { storyFolders } from '#file-format/story-folders.ts';
import type { Story } from '#story/story.ts';
import { keptStory } from './story-cache.ts';

/** The story that `/` shows. */
export const frontStory = 'kursk';

/** Ids of all stories: the folders under stories/, in alphabetical order. */
export const storyIds = (): Promise<string[]> => storyFolders(join(process.cwd(), 'stories'));

/**
 * A story from its files, for the page. The lint (what must be in view, the camera's pace) is `npm run check`'s matter, which every build runs
 * first: a page under way must be seen to be mended.
 * @throws Error with the whole report when the files hold a mistake
 */
export async function storyOf(id: string): Promise<Story> {
  const at = (...parts: readonly string[]): string => join(process.cwd(), ...parts);
  return keptStory({
    folder: at('stories', id),
    code: ['file-format', 'story', 'geo'].map((room) => at(room)),
    file: at('.cache/stories', `${id}.json`),
    read: async () => {
      const { story, problems } = await readStory(at('stories', id), {});
      if (!story) throw new Error(`stories/${id} has mistakes:\n${formatProblems(problems)}`);
      return story;
    },
  });
}

/** A page for each story in each of its languages: the parameters of `/<story>/<lang>/`. */
export async function storyPages(): Promise<{ story: string; lang: string }[]> {
  const stories = await Promise.all((await storyIds()).map(storyOf));
  return stories.flatMap((story) => story.languages.map((lang) => ({ story: story.id, lang })));
}
