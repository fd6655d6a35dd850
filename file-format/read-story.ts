import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checkFiles, type Options, type Result } from './check-files.ts';

/**
 * Reads the story of a folder such as `stories/magellan`, or all the mistakes in its files at once.
 * @param options what is checked beyond the format: nothing by default
 * @returns what {@link checkFiles} does; the `file` of a problem begins with `folder` as given. A folder that is not there is one without story.yaml.
 * @throws when the folder or a file in it can't be read, as `node:fs` says it
 */
export async function readStory(folder: string, options: Options = {}): Promise<Result> {
  const files = await readFiles(folder);
  const { story, problems } = checkFiles(basename(resolve(folder)), files, options);
  const prefix = folder.replace(/\\/g, '/').replace(/\/+$/, '');
  return { story, problems: problems.map((problem) => ({ ...problem, file: `${prefix}/${problem.file}` })) };
}

/** A story's files by name, sorted. Other files (pictures) are left alone. */
async function readFiles(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const names = entries.filter((entry) => !entry.isDirectory() && isStoryFile(entry.name)).map((entry) => entry.name);
  const files = await Promise.all(names.sort().map(async (name) => [name, await readFile(`${folder}/${name}`)] as const));
  return Object.fromEntries(files);
}

const isStoryFile = (name: string): boolean => name === 'story.yaml' || /^text\.[\w-]+\.md$/.test(name) || name.endsWith('.geojson');
