import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey } from '#node/content-cache.ts';
import { firstPictureDensities, firstPictureFile, firstPictureLayouts } from '#story/first-picture.ts';
import type { Story } from '#story/story.ts';
import { postersFolder } from './picture-key.ts';
import { avifOf, setFonts } from './pixels.ts';
import { type KeptPostersOptions, versionFor } from './posters.ts';

/** The budget of the densest image of a first step, bytes. */
export const firstImageBudget = { wide: 60_000, portrait: 35_000 } as const;

/**
 * Writes the poster of each story's first step as images, in every language, beside its SVG (`writePosters` comes first). The page shows them until the live map is
 * there: an image is painted at once, where an SVG with thousands of lights is drawn anew whenever something beside it changes, by the very process that has to
 * draw the map (docs/decisions/0044-first-picture.md). Type is set in our own fonts, which an SVG in an `<img>` has not.
 *
 * Not to be run beside another that sets type: the libraries of two at once end the process now and then (see `writeCards`).
 *
 * @param publicFolder what becomes the root of the site
 * @returns how many images there are, and how many of them had to be made
 */
export async function writeFirstPictures(
  publicFolder: string,
  stories: readonly Story[],
  { cache, ...drawing }: Pick<KeptPostersOptions, 'cache' | 'version' | 'streets'>,
): Promise<{ images: number; made: number }> {
  let [images, made] = [0, 0];
  const languages = [...new Set(stories.flatMap((story) => story.languages))];
  for (const story of stories) {
    const version = versionFor(drawing, story);
    const step = story.steps[0]?.id ?? '';
    for (const lang of story.languages) {
      const folder = join(publicFolder, postersFolder(story, lang, version));
      for (const layout of firstPictureLayouts) {
        const svg = await readFile(join(folder, `${step}-${layout}.svg`), 'utf8');
        for (const density of firstPictureDensities[layout]) {
          const name = `${contentKey('first picture', version, svg, density)}.avif`;
          if (!cache.has(name)) {
            await setFonts(languages);
            await cache.put(name, await avifOf(svg, density));
            made += 1;
          }
          images += 1;
          await copyFile(await cache.use(name), join(folder, firstPictureFile(step, layout, density)));
        }
      }
    }
  }
  return { images, made };
}
