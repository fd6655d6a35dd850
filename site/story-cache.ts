import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contentHash } from '#node/content-cache.ts';
import { writeWhole } from '#node/whole-file.ts';
import type { Story } from '#story/story.ts';

export interface KeptStoryOptions {
  /** the story's folder */
  readonly folder: string;
  /** what reads it: folders of code, and package-lock.json */
  readonly code: readonly string[];
  /** where it is kept, a JSON file */
  readonly file: string;
  /** reads the files; throws when they hold a mistake */
  readonly read: () => Promise<Story>;
}

/**
 * A story as it was last read, as long as neither its files nor what reads them have changed; else it is read, and kept. A build asks for a story in
 * each of its processes: to read one in five languages takes two seconds, to see whether it has changed some hundredths of one.
 *
 * @throws what `read` throws; then nothing is kept
 */
export async function keptStory({ folder, code, file, read }: KeptStoryOptions): Promise<Story> {
  const version = await contentHash([folder, ...code]);
  const kept = await keptIn(file);
  if (kept?.version === version) return kept.story;
  const story = await read();
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, JSON.stringify({ version, story }));
  return story;
}

async function keptIn(file: string): Promise<{ version: string; story: Story } | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null; // not there, or not whole
  }
}
