import { join, relative } from 'node:path';
import { formatProblems, type Problem } from '#file-format/problem.ts';
import { storyFolders } from '#file-format/story-folders.ts';
import { readAndLint } from '#lint/read-and-lint.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { isMain, root } from '#node/root.ts';
import { checkSite } from '#site/site-settings.ts';
import { storyPlaces, storyRoots } from '#site/stories.ts';
import { checkLocales } from './check-locales.ts';

export interface CheckResult {
  /** Stories without a mistake, by folder name. */
  readonly sound: readonly string[];
  /** Stories with at least one. */
  readonly broken: readonly string[];
  /** Every mistake and warning of every story. */
  readonly problems: readonly Problem[];
}

/**
 * Reads every story under a folder and collects what is wrong with them, all at once. Folders that begin with a dot are passed over.
 * @param locales the languages that the site's interface is in
 * @throws when `folder` can't be read
 */
export async function checkStories(folder: string, locales: readonly string[]): Promise<CheckResult> {
  const sound: string[] = [];
  const broken: string[] = [];
  const problems: Problem[] = [];
  for (const name of await storyFolders(folder)) {
    const result = await readAndLint(join(folder, name), locales);
    problems.push(...result.problems);
    const failed = result.story === null || result.problems.some(({ severity }) => severity === 'error');
    (failed ? broken : sound).push(name);
  }
  return { sound, broken, problems };
}

/** Checks the stories and the interface's words of this repository, and prints what is wrong. @returns whether the site may be built */
export async function check(): Promise<boolean> {
  const at = (room: string): string => relative(process.cwd(), join(root, room));
  try {
    await storyPlaces(storyRoots(), root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  const locales = availableLocales();
  const mistaken = await checkLocales(at('locales'), locales);
  const results = await Promise.all(storyRoots().map((folder) => checkStories(at(folder), locales)));
  const [sound, broken, problems] = [
    results.flatMap((result) => result.sound),
    results.flatMap((result) => result.broken),
    results.flatMap((result) => result.problems),
  ];
  const site = checkSite([...sound, ...broken], root);
  const report = formatProblems([...mistaken, ...site, ...problems]);
  if (report) console.log(report);
  if (mistaken.length > 0) console.error('Mistakes in locales/: see above.');
  if (sound.length + broken.length === 0) console.error(`There is no story under ${storyRoots().join(', ')}.`);
  else if (broken.length > 0) console.error(`Mistakes in ${broken.join(', ')}: see above.`);
  else console.log(`Stories without mistakes: ${sound.join(', ')}`);
  if (site.length > 0) console.error('Mistakes in site.yaml: see above.');
  return mistaken.length === 0 && site.length === 0 && broken.length === 0 && sound.length > 0;
}

if (isMain(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
