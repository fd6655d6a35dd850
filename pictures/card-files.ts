import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentCache } from '#node/content-cache.ts';
import type { DrawnBasemap } from '#poster/poster-options.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import type { Timeline } from '#timeline/timeline.ts';
import type { BasemapFor } from './basemaps.ts';
import { cardBasemap, cardPng, cardStage, cardSvg } from './cards.ts';
import { cardKey } from './picture-key.ts';

export interface CardFilesOptions {
  /** the path of a card inside the site; without a step, of the story's */
  readonly pathOf: (story: string, lang: string, step?: string) => string;
  readonly cache: ContentCache;
  /** of the drawing, see `drawingVersion` */
  readonly version: string;
  /** asked for only when something has to be drawn */
  readonly basemap: BasemapFor;
}

/**
 * Writes the social cards of stories in every language, one for each step; the first step's is the story's, too. Those that are kept from an earlier build are
 * not drawn again.
 *
 * @param publicFolder what becomes the root of the site
 * @returns how many cards there are, and how many of them had to be drawn
 */
export async function writeCards(
  publicFolder: string,
  stories: readonly Story[],
  options: CardFilesOptions,
): Promise<{ cards: number; drawn: number }> {
  let [cards, drawn] = [0, 0];
  const languages = [...new Set(stories.flatMap((story) => story.languages))];
  for (const story of stories) {
    const draw = cardDrawer(story, languages, options.basemap);
    for (const lang of story.languages) {
      for (const [index, { id }] of story.steps.entries()) {
        const name = `${cardKey(story, lang, id, options.version)}.png`;
        // One after the other: two pictures with words at once end the process now and then, inside the libraries that set type (sharp's pango and
        // fontconfig; of 8 builds with three at once, 1).
        if (!options.cache.has(name)) {
          await options.cache.put(name, await draw(lang, id));
          drawn += 1;
        }
        cards += 1;
        const file = await options.cache.use(name);
        for (const path of [options.pathOf(story.id, lang, id), ...(index === 0 ? [options.pathOf(story.id, lang)] : [])]) {
          await mkdir(dirname(join(publicFolder, path)), { recursive: true });
          await copyFile(file, join(publicFolder, path));
        }
      }
    }
  }
  return { cards, drawn };
}

/** Draws cards of a story; what several need is made once. @param languages of all cards that the process draws: their fonts are made ready together */
function cardDrawer(story: Story, languages: readonly string[], basemap: BasemapFor): (lang: string, step: string) => Promise<Buffer> {
  const timelines = new Map<string, Timeline>();
  const basemaps = new Map<string, DrawnBasemap>();
  return async (lang, step) => {
    const timeline = timelines.get(lang) ?? compile(story, cardStage(lang), { lang });
    timelines.set(lang, timeline);
    const key = `${step} ${JSON.stringify(timeline.stage)}`;
    const drawn = basemaps.get(key) ?? (await cardBasemap(story, step, timeline, basemap));
    basemaps.set(key, drawn);
    return cardPng(await cardSvg(story, lang, step, { basemap, timeline, drawn }), languages, story.look);
  };
}
