import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mostBytes } from '#file-format/limits.ts';
import type { TextFiles } from '#studio/apply-edit.ts';

/** A story's files as they were read together. */
export interface ReadFiles {
  readonly texts: TextFiles;
  /** why files are left out, by name */
  readonly unread: Readonly<Record<string, string>>;
  /** changes with any of the files */
  readonly revision: string;
}

const isStoryFile = (name: string): boolean => /^(story\.yaml|(text|method)\.[\w-]+\.md|[\w-][\w.-]*\.geojson)$/.test(name);
const mark = '\ufeff';

/** Reads the files of a story's folder, and none that lies elsewhere. A byte order mark is left out of the texts, and kept in the files. */
export async function readStoryFiles(folder: string): Promise<ReadFiles> {
  const names = (await readdir(folder).catch(() => [])).filter(isStoryFile).sort();
  const texts: Record<string, string> = {};
  const unread: Record<string, string> = {};
  const hash = createHash('sha256');
  for (const name of names) {
    const read = await readText(folder, name);
    if ('text' in read) texts[name] = read.text;
    else unread[name] = read.why;
    hash.update(`${name}\n${'text' in read ? `${read.text.length}\n${read.text}` : read.why}\n`);
  }
  return { texts, unread, revision: hash.digest('hex').slice(0, 16) };
}

type Read = { readonly text: string; readonly marked: boolean } | { readonly why: string };

async function readText(folder: string, name: string): Promise<Read> {
  try {
    const path = await realpath(join(folder, name));
    if (dirname(path) !== (await realpath(folder))) return { why: 'a link that leads out of the story’s folder' };
    const stats = await stat(path);
    if (!stats.isFile()) return { why: 'no plain file' };
    if (stats.size > mostBytes(name)) return { why: `larger than ${mostBytes(name)} bytes` };
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    if (text.includes('\u0000')) return { why: 'no text in UTF-8' };
    if (/\r(?!\n)/.test(text)) return { why: 'a text with line ends of old Macs, which the studio does not edit' };
    return { text: text.startsWith(mark) ? text.slice(1) : text, marked: text.startsWith(mark) };
  } catch (error) {
    return {
      why:
        error instanceof TypeError ? 'no text in UTF-8' : `a file that can’t be read (${(error as NodeJS.ErrnoException).code ?? error})`,
    };
  }
}

/** A file has changed since it was read. */
export class ChangedError extends Error {
  constructor(file: string) {
    super(`Unexpected ${file}: it has changed since it was read, expected it as the studio showed it. It shows it anew: try again`);
    this.name = 'ChangedError';
  }
}

/**
 * Writes texts into files of a story, each in one go: whoever reads meanwhile sees the old file or the new one. All are written beside the old ones before the first takes its place.
 * @param expected what the files hold now, as far as the caller knows
 * @throws ChangedError where one holds something else; nothing is written then
 */
export async function writeStoryFiles(folder: string, texts: TextFiles, expected: TextFiles): Promise<void> {
  const made: { temporary: string; path: string }[] = [];
  try {
    for (const [name, text] of Object.entries(texts)) {
      if (!isStoryFile(name)) throw new Error(`Unexpected file ${name}, expected one of a story`);
      const before = await readText(folder, name);
      if (!('text' in before) || before.text !== expected[name]) throw new ChangedError(name);
      const path = join(folder, name);
      const temporary = join(folder, `.${name}.${process.pid}.studio`);
      await writeFile(temporary, (before.marked ? mark : '') + text, { flag: 'wx' });
      made.push({ temporary, path });
      await chmod(temporary, (await stat(path)).mode);
    }
    for (const name of Object.keys(texts)) {
      const now = await readText(folder, name);
      if (!('text' in now) || now.text !== expected[name]) throw new ChangedError(name);
    }
    while (made.length > 0) {
      const [next] = made;
      if (next) await rename(next.temporary, next.path);
      made.shift();
    }
  } finally {
    await Promise.all(made.map(({ temporary }) => rm(temporary, { force: true })));
  }
}
