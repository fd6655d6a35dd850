import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { formatProblems, type Problem, printable } from '#file-format/problem.ts';
import { storyFolders } from '#file-format/story-folders.ts';
import { readAndLint } from '#lint/read-and-lint.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { isMain, root } from '#node/root.ts';
import { checkSite, settingsText } from '#site/site-settings.ts';
import { storyPlaces, storyRoots } from '#site/stories.ts';
import type { Story } from '#story/story.ts';
import { checkLocales } from './check-locales.ts';
import { annotations, asJson } from './check-output.ts';
import { checkPublisher } from './check-publisher.ts';
import { checkStreets } from './check-streets.ts';
import { watchFolders } from './watch.ts';

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
export async function checkStories(folder: string, locales: readonly string[]): Promise<CheckResult & { stories: readonly Story[] }> {
  const sound: string[] = [];
  const broken: string[] = [];
  const stories: Story[] = [];
  const problems: Problem[] = [];
  for (const name of await storyFolders(folder)) {
    const result = await readAndLint(join(folder, name), locales);
    problems.push(...result.problems);
    const failed = result.story === null || result.problems.some(({ severity }) => severity === 'error');
    (failed ? broken : sound).push(name);
    if (!failed && result.story) stories.push(result.story);
  }
  return { sound, broken, stories, problems };
}

/** What is wrong with everything that a site is made of. */
export interface Checked extends CheckResult {
  /** whether the site may be built */
  readonly ok: boolean;
  /** What is said besides, of all in all. */
  readonly notes: readonly string[];
}

/** Checks the stories, site.yaml and the interface's words of this repository. Reads, and prints nothing. */
export async function checkAll(): Promise<Checked> {
  const at = (room: string): string => relative(process.cwd(), join(root, room)) || '.';
  try {
    await storyPlaces(storyRoots(), root);
  } catch (error) {
    return { ok: false, sound: [], broken: [], problems: [], notes: [error instanceof Error ? error.message : String(error)] };
  }
  const locales = availableLocales();
  const mistaken = await checkLocales(at('locales'), locales);
  const results = await Promise.all(storyRoots().map((folder) => checkStories(at(folder), locales)));
  const sound = results.flatMap((result) => result.sound);
  const broken = results.flatMap((result) => result.broken);
  const text = settingsText(root);
  const ids = [...sound, ...broken];
  const stories = results.flatMap((result) => result.stories);
  const streets = await checkStreets(text, stories, ids, root);
  const publisher = await checkPublisher(text, stories, ids, root);
  const site = [...checkSite(ids, root), ...streets, ...publisher];
  const siteFailed = site.some(({ severity }) => severity === 'error');
  const notes = [
    ...(mistaken.length > 0 ? ['Mistakes in locales/: see above.'] : []),
    ...(sound.length + broken.length === 0 ? [`There is no story under ${storyRoots().join(', ')}.`] : []),
    ...(broken.length > 0 ? [`Mistakes in ${printable(broken.join(', '))}: see above.`] : []),
    ...(siteFailed ? ['Mistakes in site.yaml: see above.'] : []),
  ];
  return {
    ok: notes.length === 0,
    sound,
    broken,
    problems: [...mistaken, ...site, ...results.flatMap((result) => result.problems)],
    notes,
  };
}

/** How the result is told. */
export interface CheckOptions {
  /** as one line of JSON, of which `docs/check.md` says what it holds */
  readonly json?: boolean | undefined;
  /** also as annotations of GitHub Actions */
  readonly github?: boolean | undefined;
}

/** Checks the stories and the interface's words of this repository, and prints what is wrong. @returns whether the site may be built */
export async function check({ json, github }: CheckOptions = {}): Promise<boolean> {
  const checked = await checkAll();
  if (json) {
    console.log(asJson(checked));
    return checked.ok;
  }
  const report = formatProblems(checked.problems);
  if (report) console.log(report);
  if (github) for (const line of annotations(checked.problems)) console.log(line);
  for (const note of checked.notes) console.error(note);
  if (checked.broken.length === 0 && checked.sound.length > 0) console.log(`Stories without mistakes: ${checked.sound.join(', ')}`);
  return checked.ok;
}

/**
 * `npm run check [-- --json] [-- --github] [-- --watch]`
 * @returns an exit code; with `--watch` when it is stopped
 */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, github: { type: 'boolean' }, watch: { type: 'boolean' } },
  });
  const options = { json: values.json, github: values.github ?? process.env.GITHUB_ACTIONS === 'true' };
  if (!values.watch) return (await check(options)) ? 0 : 1;
  const watched = [...storyRoots().map((folder) => join(root, folder)), join(root, 'locales'), root];
  await watchFolders(watched, async () => {
    if (process.stdout.isTTY && !values.json) console.clear();
    await check(options);
    if (!values.json) console.log(`\nWaiting for changes. Ctrl+C ends it.`);
  });
  return 0;
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
