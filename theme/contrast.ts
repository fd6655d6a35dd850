/** Red, green, blue, 0–255. */
type Rgb = readonly [r: number, g: number, b: number];

/** What text needs on its ground, and what marks need that tell something. https://www.w3.org/TR/WCAG22/#contrast-minimum, #non-text-contrast */
export const leastContrast = { text: 4.5, mark: 3 } as const;

/** The contrast of two colours by WCAG 2, 1–21. @param a as `#rrggbb`, like all colours here; RangeError for anything else */
export function contrastOf(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminanceOf(a), luminanceOf(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour that lies over another. @param alpha 0–1 */
export function laidOver(color: string, alpha: number, ground: string): string {
  const below = rgbOf(ground);
  return hexOf(rgbOf(color).map((part, i) => below[i as 0] + (part - below[i as 0]) * alpha) as unknown as Rgb);
}

/**
 * The colour nearest to a given one that has enough contrast with each of several grounds: lighter or darker, of the same hue. Null where no shade of it has: where one
 * ground is light and another dark, and neither in between.
 */
export function nearestWith(least: number, color: string, grounds: readonly string[]): string | null {
  const enough = (shade: string): boolean => grounds.every((ground) => contrastOf(shade, ground) >= least);
  for (let step = 0; step <= 200; step++)
    for (const end of ['#000000', '#FFFFFF']) {
      const shade = laidOver(end, step / 200, color);
      if (enough(shade)) return shade;
    }
  return null;
}

function luminanceOf(color: string): number {
  const [r, g, b] = rgbOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function rgbOf(color: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new RangeError(`Unexpected colour ${color}, expected #rrggbb`);
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
