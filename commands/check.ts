import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { formatProblems } from '#file-format/problem.ts';
import { readStory } from '#file-format/read-story.ts';
import { isMain, root } from '#node/root.ts';
import { checkSite, settingsFile } from '#site/site-settings.ts';
import { storyFolders, storyPlaces } from '#site/stories.ts';

export interface CheckResult {
  /** Stories without a mistake, by folder name. */
  readonly sound: readonly string[];
  /** Stories with at least one. */
  readonly broken: readonly string[];
  /** Every mistake and warning of every story, `file:line:column: …` each; empty when there is none. */
  readonly report: string;
}

/**
 * Reads every story under a folder and collects what is wrong with them, all at once.
 * @param folder holds a folder per story; folders without a story.yaml are reported as broken
 * @throws when `folder` cannot be read
 */
export async function checkStories(folder: string): Promise<CheckResult> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name);
  const sound: string[] = [];
  const broken: string[] = [];
  const reports: string[] = [];
  for (const name of names.sort()) {
    const path = join(folder, name);
    if (!existsSync(join(path, 'story.yaml'))) {
      broken.push(name);
      reports.push(`${path}: Unexpected folder without a story.yaml, expected one`);
      continue;
    }
    const { story, problems } = await readStory(path);
    if (problems.length > 0) reports.push(formatProblems(problems));
    const failed = story === null || problems.some((problem) => problem.severity === 'error');
    (failed ? broken : sound).push(name);
  }
  return { sound, broken, report: reports.join('\n') };
}

/** Checks the stories of this repository (of the folders that STORIES names) and site.yaml, and prints the report. @returns whether the site may be built */
export async function check(): Promise<boolean> {
  const folders = storyFolders();
  let ids: string[];
  try {
    ids = (await storyPlaces(folders, root)).map(({ id }) => id);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  if (ids.length === 0) {
    console.error(`There is no story under ${folders.join(' or ')}/.`);
    return false;
  }
  const found: CheckResult[] = [];
  for (const folder of folders) {
    const { broken, ...rest } = await checkStories(relative(process.cwd(), resolve(root, folder)));
    found.push({ ...rest, broken: broken.map((name) => `${folder}/${name}`) });
  }
  const site = checkSite(ids, root);
  for (const report of [...found.map((result) => result.report), formatProblems(site)]) if (report) console.log(report);
  const broken = [...found.flatMap((result) => result.broken), ...(site.length > 0 ? [settingsFile] : [])];
  if (broken.length > 0) console.error(`Mistakes in ${broken.join(', ')}: see above.`);
  else console.log(`Stories without mistakes: ${found.flatMap(({ sound }) => sound).join(', ')}`);
  return broken.length === 0;
}

if (isMain(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
