import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkFiles, type Files, type Options, type Result, tooLarge } from './check-files.ts';
import { mostBytes } from './limits.ts';
import { isCaptionsName, isMediumName, readMedium } from './read-media.ts';
import type { Unread } from './unread.ts';

/**
 * Reads the story of a folder such as `stories/magellan`, or all the mistakes in its files at once.
 * @param options what is checked beyond the format: nothing by default
 * @returns what {@link checkFiles} does; the `file` of a problem begins with `folder` as given. A folder that is not there is one without story.yaml.
 * Nothing outside the folder is read, and what can't be read is a problem.
 */
export async function readStory(folder: string, options: Options = {}): Promise<Result> {
  const files = await readFiles(folder);
  const { story, problems } = checkFiles(basename(resolve(folder)), files, options);
  const prefix = folder.replace(/\\/g, '/').replace(/\/+$/, '');
  return { story, problems: problems.map((problem) => ({ ...problem, file: `${prefix}/${problem.file}` })) };
}

/** A story's files by name, sorted, its media as what they are. Other files are left alone. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
  if (entries instanceof Error) {
    if (entries.code === 'ENOENT' || entries.code === 'ENOTDIR') return {};
    return { 'story.yaml': unread(`folder that can’t be read (${entries.code})`, 'one that may be read') };
  }
  const names = entries.filter((entry) => !entry.isDirectory() && isStoryFile(entry.name)).map((entry) => entry.name);
  const files = await Promise.all(
    names.sort().map(async (name) => {
      const read = await readInside(folder, name);
      return [name, read instanceof Uint8Array && isMediumName(name) ? await readMedium(name, read) : read] as const;
    }),
  );
  return Object.fromEntries(files);
}

const unread = (unexpected: string, expected: string): Unread => ({ code: 'unreadable-file', unexpected, expected });

/** Reads a plain file that lies in the folder itself: a link out of it would publish what is elsewhere on the disk, and a pipe would never end. */
async function readInside(folder: string, name: string): Promise<Uint8Array | Unread> {
  try {
    const path = await realpath(join(folder, name));
    if (dirname(path) !== (await realpath(folder))) return unread('link that leads out of the story’s folder', 'the file itself');
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return unread('something that is no file', 'a plain file');
    return size > mostBytes(name) ? tooLarge(name, size) : await readFile(path);
  } catch (error) {
    return unread(`file that can’t be read (${(error as NodeJS.ErrnoException).code ?? error})`, 'a plain file of the story’s folder');
  }
}

const isStoryFile = (name: string): boolean =>
  name === 'story.yaml' ||
  /^(text|method)\.[\w-]+\.md$/.test(name) ||
  name.endsWith('.geojson') ||
  isMediumName(name) ||
  isCaptionsName(name);
