/** Red, green, blue, 0–1, as in the hex; not multiplied by anything. */
export type Rgb = readonly [r: number, g: number, b: number];

/** `#rrggbb` → numbers. Throws a RangeError that names the value for anything else. */
export function rgbOf(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`Expected a colour as #rrggbb, got ${hex}`);
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return [r, g, b];
}
