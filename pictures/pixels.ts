import { cardFonts } from '#fonts/card-fonts.ts';

/**
 * Makes our fonts those in which the process sets type in pictures: fontconfig reads its file with the first picture that has words, and never again.
 * @param languages of all pictures with words that the process will make
 */
export async function setFonts(languages: readonly string[]): Promise<void> {
  process.env.FONTCONFIG_FILE ??= (await cardFonts(languages)).file;
}

/** Dots per inch of an SVG's px, as librsvg counts them. */
const plainDensity = 72;

/**
 * A picture in SVG as AVIF: lossy, by eye the same even in its dark gradients. Type as in `pngOf`.
 * @param density device px per CSS px
 */
export async function avifOf(svg: string, density: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  // More effort takes twice as long and saves no hundredth; with less a wide one is two fifths larger.
  return sharp(Buffer.from(svg), { density: plainDensity * density })
    .avif({ quality: 52, effort: 2 })
    .toBuffer();
}

/**
 * A picture in SVG as PNG of its width and height. Type is set in the fonts that fontconfig knows when the process makes its first picture with
 * words; see `setFonts`.
 * @param colours at most so many, 2 to 256: the file is less than half as large. Default: all.
 * @param effort with which they are chosen, 1 to 10. More than 1 takes three times as long; it saves no hundredth of a dark picture, and a light one shows fewer bands.
 */
export async function pngOf(svg: string, colours?: number, effort = 1): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg))
    .png(colours === undefined ? {} : { palette: true, colours, effort })
    .toBuffer();
}
