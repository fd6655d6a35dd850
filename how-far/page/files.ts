import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Stage } from '#geo/camera.ts';
import { citiesFile } from '#how-far/cities.ts';
import { drawHowFar, loadGlobe } from '#how-far/draw.ts';
import { kmIn } from '#how-far/sentences.ts';
import { messagesOf } from '#locales/read-messages.ts';
import type { ShapedBasemap } from '#poster/shaped-basemap.ts';
import { journeyHasKilometres } from '#story/leg-kilometres.ts';
import type { Story } from '#story/story.ts';
import { citiesPath, dataFile } from './city-lists.ts';
import { exampleOf } from './example.ts';

const free = { top: 0, right: 0, bottom: 0, left: 0 };

/** The example's pictures, which show until the page has drawn its own, or instead: a desk's and a phone's, CSS px. */
const pictureStages = {
  wide: { width: 920, height: 900, free },
  portrait: { width: 390, height: 390, free },
} as const satisfies Record<string, Stage>;

export type PictureLayout = keyof typeof pictureStages;

/** Where a story's pictures are, below its page in a language. */
export const pictureFile = (layout: PictureLayout): string => `${layout}.svg`;

/** The basemap for pictures, from basemap/data under the working directory. */
export const pictureBasemap = (): Promise<ShapedBasemap> =>
  loadGlobe(async (file) => new Uint8Array(await readFile(join(process.cwd(), 'basemap/data', file))), true);

/** The example's picture, an SVG document that stands alone. @throws as `exampleOf` */
export async function examplePicture(story: Story, lang: string, layout: PictureLayout, basemap: ShapedBasemap): Promise<string> {
  const { answer, nameOf } = await exampleOf(story, lang);
  const km = kmIn(lang, messagesOf(lang)).unit;
  return drawHowFar(answer, { story, basemap, stage: pictureStages[layout], lang, nameOf, km });
}

/** Gives a picture that was kept from an earlier build, or makes it. */
export type KeepPicture = (story: Story, lang: string, layout: PictureLayout, draw: () => Promise<string>) => Promise<string>;

/**
 * Writes what the pages load: the list of cities, and the example's pictures of every story that has a journey, in each language.
 *
 * @param publicFolder what becomes the root of the site
 * @param keep default: every picture is drawn
 */
export async function writeHowFarFiles(
  publicFolder: string,
  stories: readonly Story[],
  keep: KeepPicture = (_story, _lang, _layout, draw) => draw(),
): Promise<void> {
  const cities = join(publicFolder, await citiesPath());
  await mkdir(dirname(cities), { recursive: true });
  await copyFile(dataFile(citiesFile), cities);
  let basemap: Promise<ShapedBasemap> | undefined; // not needed when nothing has changed
  const draw = async (story: Story, lang: string, layout: PictureLayout): Promise<string> => {
    basemap ??= pictureBasemap();
    return examplePicture(story, lang, layout, await basemap);
  };
  for (const story of stories.filter(journeyHasKilometres)) {
    for (const lang of story.languages) {
      const folder = join(publicFolder, story.id, lang, 'how-far');
      for (const layout of Object.keys(pictureStages) as PictureLayout[]) {
        const file = join(folder, pictureFile(layout));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, await keep(story, lang, layout, () => draw(story, lang, layout)));
      }
    }
  }
}
