import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import type { ShapedBasemap } from '#poster/shaped-basemap.ts';
import { cardPath } from '#site/addresses.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { cardKey, drawingVersion } from './card-key.ts';
import { cardPng, cardStage, cardSvg } from './cards.ts';
import { posterBasemap } from './posters.ts';

export interface CardFilesOptions {
  /** where cards are kept by what is on them, so that a build draws only those that have changed */
  readonly cache?: string;
  /** default: all of stories/ */
  readonly stories?: readonly Story[];
}

interface Card {
  /** of the file in the cache */
  readonly name: string;
  readonly draw: () => Promise<Buffer>;
  /** where it stands in the site */
  readonly paths: readonly string[];
}

/**
 * Writes the social cards of every story in every language: `<story>/<lang>/card.png`, and `<story>/<lang>/<step>/card.png` for each step.
 *
 * @param publicFolder what becomes the root of the site
 * @returns how many cards there are, and how many of them had to be drawn
 */
export async function writeCards(publicFolder: string, options: CardFilesOptions = {}): Promise<{ cards: number; drawn: number }> {
  const { cache = join(root, '.cache/cards'), stories = await Promise.all((await storyIds()).map(storyOf)) } = options;
  await mkdir(cache, { recursive: true });
  const [version, kept] = await Promise.all([drawingVersion(), readdir(cache)]);
  const old = new Set(kept);
  const languages = [...new Set(stories.flatMap((story) => story.languages))];
  const used = new Set<string>();
  let basemap: Promise<ShapedBasemap> | undefined; // not needed when nothing has changed
  let drawn = 0;

  function* cards(): Generator<Card> {
    for (const story of stories) {
      for (const lang of story.languages) {
        let timeline: Timeline | undefined;
        for (const [index, { id }] of story.steps.entries()) {
          yield {
            name: `${cardKey(story, lang, id, version)}.png`,
            draw: async () => {
              basemap ??= posterBasemap();
              timeline ??= compile(story, cardStage(lang), { lang });
              return cardPng(cardSvg(story, lang, id, { basemap: await basemap, timeline }), languages);
            },
            // the first step is the story's title
            paths: [cardPath(story.id, lang, id), ...(index === 0 ? [cardPath(story.id, lang)] : [])],
          };
        }
      }
    }
  }

  async function write({ name, draw, paths }: Card): Promise<void> {
    const file = join(cache, name);
    used.add(name);
    if (!old.has(name)) {
      drawn += 1;
      await writeFile(file, await draw());
    }
    for (const path of paths) {
      await mkdir(dirname(join(publicFolder, path)), { recursive: true });
      await copyFile(file, join(publicFolder, path));
    }
  }

  // One after the other: two pictures with words at once end the process now and then, inside the libraries that set type (sharp's pango and
  // fontconfig; of 8 builds with three at once, 1).
  for (const card of cards()) await write(card);
  await Promise.all(kept.filter((name) => !used.has(name)).map((name) => rm(join(cache, name), { force: true })));
  return { cards: used.size, drawn };
}

if (isMain(import.meta.url)) {
  const { cards, drawn } = await writeCards(join(root, 'public'));
  console.log(`${cards} cards, ${drawn} of them drawn anew`);
}
