/**
 * A picture in SVG as PNG of its width and height. Type is set in the fonts that fontconfig knows when the process makes its first picture with
 * words; see `cardFonts`.
 * @param colours at most so many, 2 to 256: the file is less than half as large. Default: all.
 */
export async function pngOf(svg: string, colours?: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  // more effort takes three times as long and saves no hundredth of the bytes
  return sharp(Buffer.from(svg))
    .png(colours === undefined ? {} : { palette: true, colours, effort: 1 })
    .toBuffer();
}
