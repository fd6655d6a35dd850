import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedOf } from '#file-format/nearest.ts';
import { formatProblems, type Problem, printable } from '#file-format/problem.ts';
import { storyFolders } from '#file-format/story-folders.ts';
import type { OnLand } from '#lint/over-land.ts';
import { readAndLint } from '#lint/read-and-lint.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { isMain, root } from '#node/root.ts';
import { readLand } from '#site/read-land.ts';
import { checkSite, settingsText } from '#site/site-settings.ts';
import { type StoryPlace, storyPlaces, storyRoots } from '#site/stories.ts';
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
 * @param onLand where dry land is; without it no leg at sea is found to run over it
 * @throws when `folder` can't be read
 */
export async function checkStories(
  folder: string,
  locales: readonly string[],
  onLand?: OnLand,
): Promise<CheckResult & { stories: readonly Story[] }> {
  const places = (await storyFolders(folder)).map((id) => ({ id, folder: join(folder, id) }));
  return checkFolders(places, locales, onLand);
}

/** Reads the stories of some folders, one after the other. Parameters: as above. */
async function checkFolders(
  places: readonly StoryPlace[],
  locales: readonly string[],
  onLand: OnLand | undefined,
): Promise<CheckResult & { stories: readonly Story[] }> {
  const sound: string[] = [];
  const broken: string[] = [];
  const stories: Story[] = [];
  const problems: Problem[] = [];
  for (const { id: name, folder } of places) {
    const result = await readAndLint(folder, locales, onLand);
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

/** Where a file of the repository is, from the working directory. */
const at = (file: string): string => relative(process.cwd(), resolve(root, file)) || '.';

/** Nothing could be checked. */
const refused = (...notes: readonly string[]): Checked => ({ ok: false, sound: [], broken: [], problems: [], notes });
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const mistakesIn = (broken: readonly string[]): string[] =>
  broken.length > 0 ? [`Mistakes in ${printable(broken.join(', '))}: see above.`] : [];

/**
 * Checks some stories, and says nothing of the others, of site.yaml or of the interface's words. Reads, and prints nothing.
 * @param ids of stories; with one that no story has nothing is checked
 * @param roots the folders that hold stories
 */
export async function checkNamed(ids: readonly string[], roots: readonly string[] = storyRoots()): Promise<Checked> {
  try {
    const places = await storyPlaces(roots, root);
    const known = places.map(({ id }) => id);
    const unknown = [...new Set(ids)].filter((id) => !known.includes(id));
    if (unknown.length > 0)
      return refused(...unknown.map((id) => printable(`Unexpected story \`${id}\`, expected ${expectedOf(id, known, 'story')}`)));
    const named = places.filter(({ id }) => ids.includes(id)).map(({ id, folder }) => ({ id, folder: at(folder) }));
    const { sound, broken, problems } = await checkFolders(named, availableLocales(), await readLand());
    return { ok: broken.length === 0, sound, broken, problems, notes: mistakesIn(broken) };
  } catch (error) {
    return refused(messageOf(error));
  }
}

/** Checks the stories, site.yaml and the interface's words of this repository. Reads, and prints nothing. */
export async function checkAll(): Promise<Checked> {
  try {
    await storyPlaces(storyRoots(), root);
  } catch (error) {
    return refused(messageOf(error));
  }
  const locales = availableLocales();
  const mistaken = await checkLocales(at('locales'), locales);
  const onLand = await readLand();
  const results = await Promise.all(storyRoots().map((folder) => checkStories(at(folder), locales, onLand)));
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
    ...mistakesIn(broken),
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
  /** ids of the stories that are checked; none: all, with site.yaml and the interface's words */
  readonly only?: readonly string[] | undefined;
  /** as one line of JSON, of which `docs/check.md` says what it holds */
  readonly json?: boolean | undefined;
  /** also as annotations of GitHub Actions */
  readonly github?: boolean | undefined;
}

/** Checks the stories and the interface's words of this repository, and prints what is wrong. @returns whether what was checked may be built */
export async function check({ only = [], json, github }: CheckOptions = {}): Promise<boolean> {
  const checked = only.length > 0 ? await checkNamed(only) : await checkAll();
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

/** What changes what is found: the stories that are named, else all, site.yaml and the interface's words. Nothing for a name that no story has. */
async function watchedFor(only: readonly string[]): Promise<string[]> {
  const roots = storyRoots();
  if (only.length === 0) return [...roots.map((folder) => resolve(root, folder)), join(root, 'locales'), root];
  const places = await storyPlaces(roots, root);
  const folders = [...new Set(only)].map((id) => places.find((place) => place.id === id)?.folder);
  return folders.includes(undefined) ? [] : folders.map((folder) => resolve(root, folder ?? ''));
}

/**
 * `npm run check [-- [<story>…] [--json] [--github] [--watch]]`
 * @returns an exit code; with `--watch` when it is stopped
 */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, github: { type: 'boolean' }, watch: { type: 'boolean' } },
  });
  const options = { only: positionals, json: values.json, github: values.github ?? process.env.GITHUB_ACTIONS === 'true' };
  const watched = values.watch ? await watchedFor(positionals) : [];
  // a name that no story has does not get one by waiting
  if (watched.length === 0) return (await check(options)) ? 0 : 1;
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
