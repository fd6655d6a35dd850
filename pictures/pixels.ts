/**
 * A picture in SVG as PNG of its width and height. Type is set in the fonts that fontconfig knows when the process makes its first picture with
 * words; see `cardFonts`.
 * @param colours at most so many, 2 to 256: the file is less than half as large. Default: all.
 * @param effort with which they are chosen, 1 to 10. More than 1 takes three times as long; it saves no hundredth of a dark picture, and a light one shows fewer bands.
 */
export async function pngOf(svg: string, colours?: number, effort = 1): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg))
    .png(colours === undefined ? {} : { palette: true, colours, effort })
    .toBuffer();
}
