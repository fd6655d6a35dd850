import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#node/root.ts';
import { openingOf } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';

/** Rooms whose code draws pictures, and the data that it draws. */
const rooms = ['geo', 'theme', 'story', 'timeline', 'basemap', 'basemap/data', 'poster', 'pictures', 'fonts'];

/** A hash of all that cards are drawn with: our code, the basemap's data, and the packages' versions. */
export async function drawingVersion(): Promise<string> {
  const lists = await Promise.all(
    rooms.map(async (room) => (await filesIn(join(root, room))).filter((file) => !/\.(test\.ts|d\.ts)$|\/fixture/.test(file))),
  );
  const files = [join(root, 'package-lock.json'), ...lists.flat()];
  const hash = createHash('sha256');
  for (const bytes of await Promise.all(files.map((file) => readFile(file)))) hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('hex');
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name))
    .sort();
}

/**
 * The name under which a card is kept: the same as long as everything on it is. Drawing a card to see whether it has changed would take
 * a good part of what making it does.
 * @param version of the drawing
 */
export function cardKey(story: Story, lang: string, step: string, version: string): string {
  const { title } = textIn(story, lang);
  const { texts, sources, languages, ...drawn } = story;
  return createHash('sha256')
    .update(JSON.stringify([version, drawn, lang, step, title, openingOf(textIn(story, lang), step)]))
    .digest('hex')
    .slice(0, 32);
}
