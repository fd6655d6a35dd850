import { cardFonts } from '#fonts/card-fonts.ts';
import type { Stage } from '#geo/camera.ts';
import { posterOf } from '#poster/poster.ts';
import type { ShapedBasemap } from '#poster/shaped-basemap.ts';
import { cardSize } from '#story/card-size.ts';
import { directionOf } from '#story/languages.ts';
import { openingOf } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { cardText } from './card-text.ts';
import { pngOf } from './pixels.ts';
import { posterBasemap } from './posters.ts';

/** A card's stage. The words stand where reading begins: at the left, or at the right. */
export function cardStage(lang: string): Stage {
  const [near, far] = [600, 48];
  const rightToLeft = directionOf(lang) === 'rtl';
  return { ...cardSize, free: { top: 48, right: rightToLeft ? near : far, bottom: 48, left: rightToLeft ? far : near } };
}

export interface CardOptions {
  /** the fine basemap, made ready once for many cards; default: read from `basemap/data` */
  readonly basemap?: ShapedBasemap;
  /** the story compiled for `cardStage(lang)`, once for many cards */
  readonly timeline?: Timeline;
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
  return cardPng(cardSvg(story, lang, step, { ...options, basemap: options.basemap ?? (await posterBasemap()) }), story.languages);
}

/**
 * A card's SVG as PNG, in our own fonts.
 * @param languages of all cards that the process will draw
 */
export async function cardPng(svg: string, languages: readonly string[]): Promise<Buffer> {
  // read by fontconfig when the process sets its first text
  process.env.FONTCONFIG_FILE ??= (await cardFonts(languages)).file;
  return pngOf(svg, colours);
}

/** The card as SVG text; the same errors. */
export function cardSvg(story: Story, lang: string, step: string, options: CardOptions & { readonly basemap: ShapedBasemap }): string {
  const index = story.steps.findIndex(({ id }) => id === step);
  if (index < 0) throw new Error(`Unexpected step ${step}, expected one of the story ${story.id}`);
  const text = textIn(story, lang);
  const { basemap, timeline = compile(story, cardStage(lang), { lang }) } = options;
  const map = posterOf(frameAt(timeline, index), { timeline, basemap, stepId: step, mostLights: 12_000, tolerance: 0.4 });
  return map.replace(/<\/svg>\s*$/, `${cardText(text.title, openingOf(text, step), lang)}</svg>`);
}
