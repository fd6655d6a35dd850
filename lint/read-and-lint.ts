import type { Options, Result } from '#file-format/check-files.ts';
import { readStory } from '#file-format/read-story.ts';
import { linterWith } from './linter.ts';
import type { OnLand } from './over-land.ts';

/**
 * Reads the story of a folder and checks all that there is to check. What {@link readStory} says of its result and its errors holds.
 * @param locales the languages that the site's interface is in
 * @param onLand where dry land is; without it no leg at sea is found to run over it
 */
export function readAndLint(folder: string, locales?: Options['locales'], onLand?: OnLand): Promise<Result> {
  return readStory(folder, { lint: linterWith(onLand), locales });
}
