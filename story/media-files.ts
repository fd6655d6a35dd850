import type { PictureOverlay, ShapesOverlay, TileArchive } from './story.ts';
import type { PictureFile } from './text.ts';

/** Where a story's media are, inside the site. Their names hold a hash of what is in them. */
export const mediaFolder = 'media';

/** Formats that a picture is made in, the one to be preferred first. */
export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** How pictures are made, as a number that changes with it (`pictures/media.ts`): it is in their addresses. */
const recipe = 1;

/** Widths in which pictures are made, px: a phone's column, a desk's, and both on sharp screens. */
const usualWidths = [480, 800, 1200, 1640];

/** The widths in which a picture is made, px, the smallest first: none wider than it is. */
export function widthsOf({ width }: Pick<PictureFile, 'width'>): number[] {
  const widths = usualWidths.filter((usual) => usual < width);
  return widths.length < usualWidths.length ? [...widths, width] : widths;
}

/** The width for readers whose browser does not choose, px. */
export const plainWidth = (picture: Pick<PictureFile, 'width'>): number => widthsOf(picture).find((width) => width >= 800) ?? picture.width;

/** The path of a picture inside the site. @param width px, one of {@link widthsOf} */
export const picturePath = ({ digest }: Pick<PictureFile, 'digest'>, width: number, format: PictureFormat): string =>
  `${mediaFolder}/${digest}-${recipe}-${width}.${format}`;

/** The path of a file that is published as it is: sound, video, captions. */
export const recordedPath = ({ file, digest }: { readonly file: string; readonly digest: string }): string =>
  `${mediaFolder}/${digest}${/\.[a-z0-9]+$/.exec(file)?.[0] ?? ''}`;

/** The folder of an archive's tiles: `{z}/{x}/{y}` and the ending of their format are in it. */
export const tilesFolder = ({ digest }: Pick<TileArchive, 'digest'>): string => `${mediaFolder}/${digest}`;

/** The path of what the live map loads for an overlay: its shapes, or its picture in the greatest width that is made. Tiles are many. */
export function overlayPath(overlay: ShapesOverlay | PictureOverlay): string {
  if (overlay.type !== 'raster') return recordedPath(overlay.data);
  return picturePath(overlay.picture, widthsOf(overlay.picture).at(-1) ?? overlay.picture.width, 'webp');
}
