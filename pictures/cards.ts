import type { Stage } from '#geo/camera.ts';
import { drawBasemap } from '#poster/draw-basemap-layers.ts';
import { posterOf } from '#poster/poster.ts';
import type { DrawnBasemap } from '#poster/poster-options.ts';
import { cardSize } from '#story/card-size.ts';
import { directionOf } from '#story/languages.ts';
import { openingOf } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import type { Look } from '#theme/palette.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { type BasemapFor, pictureBasemaps } from './basemaps.ts';
import { cardText } from './card-text.ts';
import { pngOf, setFonts } from './pixels.ts';

/** A card's stage. The words stand where reading begins: at the left, or at the right. */
export function cardStage(lang: string): Stage {
  const [near, far] = [600, 48];
  const rightToLeft = directionOf(lang) === 'rtl';
  return { ...cardSize, free: { top: 48, right: rightToLeft ? near : far, bottom: 48, left: rightToLeft ? far : near } };
}

export interface CardOptions {
  /** basemaps, made ready once for many cards; default: read from `basemap/data` */
  readonly basemap?: BasemapFor;
  /** the story compiled for `cardStage(lang)`, once for many cards */
  readonly timeline?: Timeline;
  /** the basemap of this very card as `cardBasemap` drew it in another language with the same stage */
  readonly drawn?: DrawnBasemap;
}

/** As many as a card needs: its darkness has few, and a PNG of a palette is less than half as large. */
const colours = 192;

/**
 * The social card of a step: the map at its rest, with the story's title and the step's first words (the story's standfirst where the step has none).
 * PNG, 1200 × 630.
 *
 * @throws Error for a step or language that the story has not
 */
export async function cardOf(story: Story, lang: string, step: string, options: CardOptions = {}): Promise<Buffer> {
  return cardPng(await cardSvg(story, lang, step, options), story.languages, story.look);
}

/**
 * A card's SVG as PNG, in our own fonts.
 * @param languages of all cards that the process will draw
 * @param look of its story: by day tints lie close to one another
 */
export async function cardPng(svg: string, languages: readonly string[], look?: Look): Promise<Buffer> {
  await setFonts(languages);
  return look === 'day' ? pngOf(svg, 256, 7) : pngOf(svg, colours);
}

/** How a card's map is drawn. */
const drawing = { mostLights: 12_000, tolerance: 0.4 } as const;

/** The card as SVG text; the same errors. */
export async function cardSvg(story: Story, lang: string, step: string, options: CardOptions = {}): Promise<string> {
  const text = textIn(story, lang);
  const { basemap: basemapFor = pictureBasemaps(), drawn, timeline = compile(story, cardStage(lang), { lang }) } = options;
  const frame = frameAt(timeline, indexOf(story, step));
  const basemap = await basemapFor(frame.camera);
  const map = posterOf(frame, { ...drawing, timeline, basemap, stepId: step, ...(drawn && { drawn }) });
  return map.replace(/<\/svg>\s*$/, `${cardText(text.title, openingOf(text, step), lang, story.look)}</svg>`);
}

/** The basemap of a card, for `drawn`: the same in every language whose words stand on the same side. */
export async function cardBasemap(story: Story, step: string, timeline: Timeline, basemapFor: BasemapFor): Promise<DrawnBasemap> {
  const frame = frameAt(timeline, indexOf(story, step));
  return drawBasemap(frame, { ...drawing, timeline, basemap: await basemapFor(frame.camera), stepId: step });
}

function indexOf(story: Story, step: string): number {
  const index = story.steps.findIndex(({ id }) => id === step);
  if (index < 0) throw new Error(`Unexpected step ${step}, expected one of the story ${story.id}`);
  return index;
}
