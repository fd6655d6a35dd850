import { join } from 'node:path';
import { contentHash, contentKey } from '#node/content-cache.ts';
import { root } from '#node/root.ts';
import { inLanguage } from '#story/languages.ts';
import { openingOf } from '#story/opening.ts';
import type { Place, Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';

/** Rooms whose code draws pictures, and the data that it draws. */
const rooms = ['geo', 'theme', 'story', 'timeline', 'basemap', 'basemap/data', 'poster', 'pictures', 'fonts'];

/** A hash of all that pictures are drawn with: our code, the basemap's data, and the packages' versions. */
export function drawingVersion(): Promise<string> {
  const paths = [join(root, 'package-lock.json'), ...rooms.map((room) => join(root, room))];
  return contentHash(paths, (name) => !/\.test\.ts$|\.d\.ts$|^fixture/.test(name));
}

/** What pictures of a story are drawn from: all but its words and sources, with names in one language only. */
export function drawnParts(story: Story, lang: string): unknown {
  const { texts, sources, languages, kinds, ...rest } = story;
  const names = <T extends Pick<Place, 'name' | 'detail' | 'own'>>(items: Readonly<Record<string, T>>): unknown =>
    Object.entries(items).map(([id, { name, detail, own, ...item }]) => [
      id,
      { ...item, name: inLanguage(name, lang), detail: detail && inLanguage(detail, lang), shape: own?.shape },
    ]);
  return {
    ...rest,
    places: names(story.places),
    regions: names(story.regions),
    legs: names(story.legs),
    steps: story.steps.map(({ areas, areasNote, status, ...step }) => step), // these stand in the status panel
  };
}

/**
 * The name under which a card is kept: the same as long as everything on it is. Drawing a card to see whether it has changed would take
 * a good part of what making it does.
 * @param version of the drawing
 */
export function cardKey(story: Story, lang: string, step: string, version: string): string {
  const text = textIn(story, lang);
  return contentKey('card', version, drawnParts(story, lang), lang, step, text.title, openingOf(text, step));
}
