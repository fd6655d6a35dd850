import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nightPalette } from '#theme/palette.ts';
import { pngOf } from './pixels.ts';

interface Icon {
  readonly file: string;
  /** pixels, a square */
  readonly size: number;
  /** share of the square that the drawing takes; the rest, and the corners, are ground */
  readonly drawing: number;
  /** rounded corners of the drawing's own; else the system cuts the square to its shape */
  readonly corners: boolean;
  /** what the manifest says it is for; absent: not in the manifest */
  readonly purpose?: 'any' | 'maskable';
}

/** The icon in pixels, for systems that take no SVG. A maskable one keeps to the inner circle of 80 %. https://www.w3.org/TR/appmanifest/#icon-masks */
export const icons: readonly Icon[] = [
  { file: 'icon-192.png', size: 192, drawing: 1, corners: true, purpose: 'any' },
  { file: 'icon-512.png', size: 512, drawing: 1, corners: true, purpose: 'any' },
  { file: 'icon-maskable-512.png', size: 512, drawing: 0.74, corners: false, purpose: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, drawing: 0.88, corners: false },
];

/**
 * The drawing of `icon.svg` at another size.
 * @param svg a square from 0 to 32 whose first rectangle is its ground
 */
export function iconSvg(svg: string, { size, drawing, corners }: Icon): string {
  const inner = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const shapes = corners ? inner : inner.replace(/^<rect[^>]*\/>/, '');
  const basemap = corners ? '' : `<rect width="32" height="32" fill="${nightPalette.page}"/>`;
  const shift = (32 * (1 - drawing)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">${basemap}<g transform="translate(${shift} ${shift}) scale(${drawing})">${shapes}</g></svg>`;
}

/** Writes the icons beside `icon.svg`. @param publicFolder what becomes the root of the site */
export async function writeIcons(publicFolder: string): Promise<void> {
  const svg = await readFile(join(publicFolder, 'icon.svg'), 'utf8');
  await Promise.all(icons.map(async (icon) => writeFile(join(publicFolder, icon.file), await pngOf(iconSvg(svg, icon)))));
}
