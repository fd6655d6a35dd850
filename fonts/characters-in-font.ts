import { tableIn, tablesOf } from './sfnt.ts';

/**
 * The characters that a font has glyphs for.
 *
 * @param font TrueType or OpenType, unpacked
 * @throws RangeError for bytes that are no such font, or that are cut short
 */
export function charactersIn(font: Buffer): Set<string> {
  return new Set([...glyphsByCode(tableIn(tablesOf(font), 'cmap')).keys()].map((code) => String.fromCodePoint(code)));
}

/**
 * Numbers of glyphs by code point, read from a `cmap` table in formats 4 and 12, which HarfBuzz writes.
 * https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function glyphsByCode(cmap: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * table + 4));
    const format = subtable.readUInt16BE(0);
    const pairs = format === 4 ? segments(subtable) : format === 12 ? groups(subtable) : [];
    for (const [code, glyph] of pairs) if (glyph !== 0) found.set(code, glyph);
  }
  return found;
}

type Pair = readonly [code: number, glyph: number];

/** Format 4: parallel lists of ends, starts, deltas and offsets of segments, 16 bits each. The last segment marks the end. */
function* segments(table: Buffer): Generator<Pair> {
  const size = table.readUInt16BE(6); // of each list, bytes
  for (let at = 14; at < 14 + size; at += 2) {
    const [end, start, delta] = [at, at + size + 2, at + 2 * size + 2].map((it) => table.readUInt16BE(it)) as [number, number, number];
    const offsetAt = at + 3 * size + 2;
    const offset = table.readUInt16BE(offsetAt);
    if (start === 0xffff) continue;
    for (let code = start; code <= end; code++) {
      const glyph = offset === 0 ? code : table.readUInt16BE(offsetAt + offset + 2 * (code - start));
      yield [code, offset !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff];
    }
  }
}

/** Format 12: groups of start, end and first glyph, 32 bits each. */
function* groups(table: Buffer): Generator<Pair> {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const [start, end, first] = [16, 20, 24].map((at) => table.readUInt32BE(at + 12 * group)) as [number, number, number];
    for (let code = start; code <= end; code++) yield [code, first + code - start];
  }
}
