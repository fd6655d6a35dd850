import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { contentCache } from '#node/content-cache.ts';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import { firstPictureDensities, firstPictureFile, firstPictureLayouts } from '#story/first-picture.ts';
import type { Story } from '#story/story.ts';
import { posterStage } from '#timeline/stages.ts';
import { pictureBasemaps } from './basemaps.ts';
import { firstImageBudget, writeFirstPictures } from './first-pictures.ts';
import { postersFolder } from './picture-key.ts';
import { writePosters } from './posters.ts';

const folder = await mkdtemp(join(tmpdir(), 'first-pictures-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two steps, of which only the first is asked for. */
const short: Story = { ...sharedStory, languages: ['en', 'ar'], steps: sharedStory.steps.slice(0, 2) };

it('makes the first step’s poster an image of its stage’s size, in each layout and density, within its budget', async () => {
  const cache = await contentCache(join(folder, 'kept'));
  const options = { cache, version: '1' };
  await writePosters(folder, [short], { ...options, basemap: pictureBasemaps() });
  expect(await writeFirstPictures(folder, [short], options)).toEqual({ images: 8, made: 8 });
  for (const lang of short.languages) {
    const to = join(folder, postersFolder(short, lang, '1'));
    const expected = firstPictureLayouts.flatMap((layout) =>
      firstPictureDensities[layout].map((density) => ({ layout, density, file: firstPictureFile('title', layout, density) })),
    );
    expect((await readdir(to)).filter((file) => file.endsWith('.avif')).sort()).toEqual(expected.map(({ file }) => file).sort());
    for (const { layout, density, file } of expected) {
      const bytes = await readFile(join(to, file));
      const { width, height } = await sharp(bytes).metadata();
      const stage = posterStage(layout, lang);
      expect([width, height], file).toEqual([Math.round(stage.width * density), Math.round(stage.height * density)]);
      expect(bytes.length, file).toBeLessThan(firstImageBudget[layout]);
      // by eye the same as its SVG
      const pixels = async (of: Buffer, options?: { density: number }) => sharp(of, options).removeAlpha().raw().toBuffer();
      const [image, drawn] = [
        await pixels(bytes),
        await pixels(await readFile(join(to, `title-${layout}.svg`)), { density: 72 * density }),
      ];
      const apart = image.reduce((sum, value, i) => sum + Math.abs(value - (drawn[i] ?? 0)), 0) / image.length;
      expect(apart, file).toBeLessThan(2.5);
    }
  }
  expect(await writeFirstPictures(folder, [short], options)).toEqual({ images: 8, made: 0 });
});

it('says which poster is missing', async () => {
  const cache = await contentCache(join(folder, 'kept'));
  await expect(writeFirstPictures(join(folder, 'empty'), [short], { cache, version: '1' })).rejects.toThrow(/title-wide\.svg/);
});
