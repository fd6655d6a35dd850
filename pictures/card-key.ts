import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Story } from '#story/story.ts';
import { openingOf } from '#story/opening.ts';
import { root } from '#commands/main.ts';
import { textIn } from '#story/text-in.ts';

/** Rooms whose code draws cards, and what of tools/ does. */
const rooms = ['geo', 'theme', 'timeline', 'basemap', 'basemap/data', 'poster'];
const tools = /^(card|cards|card-.*|first-words|pixels|posters|woff)\.ts$/;

/** A hash of all that cards are drawn with: our code, the basemap's data, and the packages' versions. */
export async function drawingVersion(): Promise<string> {
  const lists = await Promise.all(
    rooms.map(async (room) => (await filesIn(join(root, room))).filter((file) => !/\.(test\.ts|d\.ts)$|\/fixture/.test(file))),
  );
  const ours = (await filesIn(join(root, 'tools'))).filter((file) => tools.test(file.slice(file.lastIndexOf('/') + 1)));
  const files = [join(root, 'package-lock.json'), ...lists.flat(), ...ours];
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
