import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

/** Files that nothing has asked for in so many days are forgotten: other branches, and builds of other stories, find theirs again. */
const keptDays = 14;

/** Files that are named by what they are made from, so that a build makes only those that changed. */
export interface ContentCache {
  /** Whether a file is kept. */
  has(name: string): boolean;
  /** Keeps a file. Other processes see the whole of it, or none. @returns its path */
  put(name: string, content: Uint8Array | string): Promise<string>;
  /** The path of a file that is kept, and counts as used today. */
  use(name: string): Promise<string>;
  /** Forgets files that were last used more than two weeks before a time, ms since 1970. */
  tidy(now: number): Promise<void>;
}

/** Opens a folder of kept files; it is made where there is none. What another process adds later is not seen. */
export async function contentCache(folder: string): Promise<ContentCache> {
  await mkdir(folder, { recursive: true });
  const names = new Set(await readdir(folder));
  return {
    has: (name) => names.has(name),
    async put(name, content) {
      const file = join(folder, name);
      await writeWhole(file, content);
      names.add(name);
      return file;
    },
    async use(name) {
      const file = join(folder, name);
      const now = new Date();
      await utimes(file, now, now);
      return file;
    },
    async tidy(now) {
      for (const name of await readdir(folder)) {
        const file = join(folder, name);
        if (now - (await stat(file)).mtimeMs > keptDays * 86_400_000) await rm(file, { force: true });
      }
    },
  };
}

/** A name for content: a hash of some values, 32 hexadecimal digits. */
export function contentKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * A hash of the names and contents of files, and of all files of folders (not of folders in them). What is not there counts as empty.
 * @param counts which files of a folder count, by name; default all
 */
export async function contentHash(paths: readonly string[], counts: (name: string) => boolean = () => true): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error.code);
    if (entries === 'ENOTDIR') hash.update(await readFile(path));
    else if (Array.isArray(entries)) {
      const names = entries.filter((entry) => entry.isFile() && counts(entry.name)).map(({ name }) => name);
      const contents = await Promise.all(names.sort().map((name) => readFile(join(path, name))));
      for (const [index, bytes] of contents.entries()) hash.update(`${names[index]} ${bytes.length}\n`).update(bytes);
    }
    hash.update('\n');
  }
  return hash.digest('hex');
}
