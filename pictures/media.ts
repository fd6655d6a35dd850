import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { unpackTiles } from '#file-format/read-tiles.ts';
import type { ContentCache } from '#node/content-cache.ts';
import { type PictureFormat, pictureFormats, picturePath, recordedPath, tilesFolder, widthsOf } from '#story/media-files.ts';
import { picturesIn, recordedIn, tilesOn } from '#story/media-in.ts';
import type { Story, TileArchive } from '#story/story.ts';
import type { PictureFile } from '#story/text.ts';

/** How the formats are made. Whoever changes this counts up `recipe` in `story/media-files.ts`. */
const made = {
  avif: (picture: Sharp) => picture.avif({ quality: 52, effort: 3 }),
  webp: (picture: Sharp) => picture.webp({ quality: 78, effort: 4 }),
} as const satisfies Record<PictureFormat, unknown>;

/**
 * A picture in a width and format: upright, in sRGB, and without anything that a camera wrote into it, such as where it was taken.
 * @param bytes of the file, which the reader of files has found whole
 * @param width px, no wider than it is
 */
export function encodePicture(bytes: Uint8Array, width: number, format: PictureFormat): Promise<Buffer> {
  return made[format](sharp(bytes).autoOrient().resize({ width })).toBuffer();
}

export interface MediaOptions {
  readonly cache: ContentCache;
  /** the story's folder */
  readonly folder: string;
}

/** A picture in a width and format, made only where it is not kept from an earlier build. @returns its path */
export async function keptPicture(
  picture: PictureFile,
  width: number,
  format: PictureFormat,
  { cache, folder }: MediaOptions,
): Promise<string> {
  const name = basename(picturePath(picture, width, format));
  if (!cache.has(name)) await cache.put(name, await encodePicture(await readFile(join(folder, picture.file)), width, format));
  return cache.use(name);
}

/** A picture as small as it is made, for pages in which each byte counts. */
export async function smallPicture(picture: PictureFile, options: MediaOptions): Promise<Uint8Array> {
  return readFile(await keptPicture(picture, widthsOf(picture)[0] ?? picture.width, 'webp', options));
}

/**
 * Writes the media of a story: pictures in every width and format, sound, video and captions as they are, the tiles of archives one by one.
 * @param publicFolder what becomes the root of the site
 * @returns how many files there are
 */
export async function writeMedia(publicFolder: string, story: Story, options: MediaOptions): Promise<number> {
  let files = 0;
  for (const picture of picturesIn(story)) {
    for (const format of pictureFormats) {
      for (const width of widthsOf(picture)) {
        const to = join(publicFolder, picturePath(picture, width, format));
        await mkdir(dirname(to), { recursive: true });
        await copyFile(await keptPicture(picture, width, format, options), to);
        files += 1;
      }
    }
  }
  for (const recorded of recordedIn(story)) {
    const to = join(publicFolder, recordedPath(recorded));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(options.folder, recorded.file), to);
    files += 1;
  }
  for (const archive of tilesOn(story)) {
    for await (const { z, x, y, bytes } of unpackTiles(await readFile(join(options.folder, archive.file)))) {
      const to = join(publicFolder, tilesFolder(archive), `${z}/${x}/${y}.${archive.format}`);
      await mkdir(dirname(to), { recursive: true });
      // A tile that the archive does not have would be asked for in vain.
      await writeFile(to, bytes ?? (await clearTile(archive)));
      files += 1;
    }
  }
  return files;
}

/** A tile that shows nothing. The reader of archives has refused a format that can't. */
const clearTile = ({ side, format }: TileArchive): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .toFormat(format === 'jpg' ? 'png' : format)
    .toBuffer();
