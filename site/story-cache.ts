import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Story } from '#story/story.ts';

export interface KeptStoryOptions {
  /** the story's folder */
  readonly folder: string;
  /** folders of the code that reads it */
  readonly code: readonly string[];
  /** where it is kept, a JSON file */
  readonly file: string;
  /** reads the files; throws when they hold a mistake */
  readonly read: () => Promise<Story>;
}

/**
 * A story as it was last read, as long as neither its files nor the code that reads them have changed; else it is read, and kept. A build asks for
 * a story in each of its processes and for each of its pages: to read one in five languages takes two seconds, to look whether it has
 * changed some hundredths of one.
 *
 * @throws what `read` throws; then nothing is kept
 */
export async function keptStory({ folder, code, file, read }: KeptStoryOptions): Promise<Story> {
  const version = await versionOf([folder, ...code]);
  const kept = await keptIn(file);
  if (kept?.version === version) return kept.story;
  const story = await read();
  await mkdir(dirname(file), { recursive: true });
  // in one go: other processes see the old file or the new one
  const made = `${file}.${process.pid}`;
  await writeFile(made, JSON.stringify({ version, story }));
  await rename(made, file);
  return story;
}

async function keptIn(file: string): Promise<{ version: string; story: Story } | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null; // not there, or not whole
  }
}

/** A hash of the names and contents of all files of some folders. A folder that is not there counts as empty. */
async function versionOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const contents = await Promise.all(files.sort().map((name) => readFile(join(folder, name))));
    for (const [index, bytes] of contents.entries()) hash.update(`${files[index]} ${bytes.length}\n`).update(bytes);
    hash.update('\n');
  }
  return hash.digest('hex');
}
