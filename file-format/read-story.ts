import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { lintStory } from '#lint/lint-story.ts';
import { checkFiles, type Options, type Result } from './check-files.ts';

/**
 * Reads the story of a folder such as `stories/kursk`, or all the mistakes in its files at once.
 * The lint is checked when the files have no error.
 * @returns the story, null when its files have an error; and the problems, whose `file` begins with `folder` as given. A problem
 * whose severity is `error` stops the build, also beside a story: an error of the lint has to be seen to be mended.
 * A folder that is not there is one without story.yaml.
 * @throws when the folder or a file in it can't be read, as `node:fs` says it
 */
export async function readStory(folder: string, options: Options = { lint: lintStory }): Promise<Result> {
  const files = await readFiles(folder);
  const { story, problems } = checkFiles(basename(resolve(folder)), files, options);
  const prefix = folder.replace(/\\/g, '/').replace(/\/+$/, '');
  return { story, problems: problems.map((problem) => ({ ...problem, file: `${prefix}/${problem.file}` })) };
}

/** The texts of a story's files by name, sorted. Other files (pictures) are left alone. */
async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const names = entries.filter((entry) => !entry.isDirectory() && isStoryFile(entry.name)).map((entry) => entry.name);
  const texts = await Promise.all(
    names.sort().map(async (name) => [name, withoutMark(await readFile(`${folder}/${name}`, 'utf8'))] as const),
  );
  return Object.fromEntries(texts);
}

const isStoryFile = (name: string): boolean => name === 'story.yaml' || /^text\.[\w-]+\.md$/.test(name) || name.endsWith('.geojson');

/** Without the byte order mark that some editors write. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
