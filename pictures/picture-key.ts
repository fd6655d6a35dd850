import { join } from 'node:path';
import { contentHash, contentKey } from '#node/content-cache.ts';
import { inLanguage } from '#story/languages.ts';
import { openingOf, shownAt } from '#story/opening.ts';
import type { Place, Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';

/** Rooms whose code draws pictures, and the data that it draws. */
const rooms = ['geo', 'theme', 'story', 'timeline', 'basemap', 'basemap/data', 'poster', 'pictures', 'fonts'];

/**
 * A hash of all that pictures are drawn with: our code, the basemap's data, and the packages' versions.
 * @param root the repository; default the working directory, which it is when pages are built (bundled code does not know its own place)
 */
export function drawingVersion(root = process.cwd()): Promise<string> {
  const paths = [join(root, 'package-lock.json'), ...rooms.map((room) => join(root, room))];
  return contentHash(paths, (name) => !/\.test\.ts$|\.d\.ts$|^fixture/.test(name));
}

/** The version of a story's pictures: of the drawing, and of what its publisher's streets are known by; '' where it has none. */
export const pictureVersion = (drawing: string, streets: string): string => (streets === '' ? drawing : `${drawing} ${streets}`);

/** What pictures of a story are drawn from: all but its words and sources, with names in one language only. */
export function drawnParts(story: Story, lang: string): unknown {
  const { texts, sources, languages, kinds, overlays, ...rest } = story;
  const names = <T extends Pick<Place, 'name' | 'detail' | 'own'>>(items: Readonly<Record<string, T>>): unknown =>
    Object.entries(items).map(([id, { name, detail, own, ...item }]) => [
      id,
      { ...item, name: inLanguage(name, lang), detail: detail && inLanguage(detail, lang), shape: own?.shape },
    ]);
  return {
    ...rest,
    // what they say is in the picture's title
    ...(overlays ? { overlays: overlays.map(({ says, ...overlay }) => overlay) } : {}),
    places: names(story.places),
    regions: names(story.regions),
    legs: names(story.legs),
    steps: story.steps.map(({ areas, areasNote, status, ...step }) => step), // these stand in the status panel
  };
}

/**
 * Where the posters of a story in a language are, inside the site: in a folder that is another as soon as one of them may look otherwise. Languages count together,
 * as some share what is drawn beneath their names.
 * @param version of the drawing
 */
export function postersFolder(story: Story, lang: string, version: string): string {
  const text = story.texts[lang];
  const titles = text ? story.steps.map(({ id }) => shownAt(text, id)) : [];
  const key = contentKey(
    'posters',
    version,
    titles,
    story.languages.map((other) => drawnParts(story, other)),
  );
  return `pictures/${story.id}/${lang}/${key.slice(0, 8)}`;
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
