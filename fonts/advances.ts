import { glyphsByCode } from './characters-in-font.ts';
import { tableIn, tablesOf } from './sfnt.ts';

/**
 * How wide letters of a font are, em: the mean of their advances.
 * https://learn.microsoft.com/typography/opentype/spec/hmtx
 *
 * @param font TrueType or OpenType, unpacked
 * @param letters all of which it has
 * @throws RangeError for bytes that are no such font
 */
export function meanAdvance(font: Buffer, letters: readonly string[]): number {
  const tables = tablesOf(font);
  const glyphs = glyphsByCode(tableIn(tables, 'cmap'));
  const [head, hhea, hmtx] = [tableIn(tables, 'head'), tableIn(tables, 'hhea'), tableIn(tables, 'hmtx')];
  const unitsPerEm = head.readUInt16BE(18);
  // Glyphs after the last that has one have its advance.
  const last = hhea.readUInt16BE(34) - 1;
  const sum = letters.reduce(
    (total, letter) => total + hmtx.readUInt16BE(4 * Math.min(glyphs.get(letter.codePointAt(0) ?? 0) ?? 0, last)),
    0,
  );
  return sum / letters.length / unitsPerEm;
}
