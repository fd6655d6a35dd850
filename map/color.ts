import type { Palette } from '#theme/palette.ts';

/** Red, green, blue, 0–1, as in the hex; not multiplied by anything. */
export type Rgb = readonly [r: number, g: number, b: number];

/** `#rrggbb` → numbers. Throws a RangeError that names the value for anything else. */
export function rgbOf(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`Expected a colour as #rrggbb, got ${hex}`);
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return [r, g, b];
}

/** The colours of a palette as numbers. */
export type Inks = Readonly<Record<keyof Palette, Rgb>>;

/** The same colours as numbers: a frame names some dozens of them. */
export const inksOf = (palette: Palette): Inks =>
  Object.fromEntries(Object.entries(palette).map(([name, hex]) => [name, rgbOf(hex)])) as Inks;

/** A colour as shaders are given it, multiplied by its alpha. */
export function withAlpha([r, g, b]: Rgb, alpha: number): [number, number, number, number] {
  return [r * alpha, g * alpha, b * alpha, alpha];
}
