import type { Options, Result } from '#file-format/check-files.ts';
import { readStory } from '#file-format/read-story.ts';
import { linter } from './linter.ts';

/**
 * Reads the story of a folder and checks all that there is to check. What {@link readStory} says of its result and its errors holds.
 * @param locales the languages that the site's interface is in
 */
export function readAndLint(folder: string, locales?: Options['locales']): Promise<Result> {
  return readStory(folder, { lint: linter, locales });
}
