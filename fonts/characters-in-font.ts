/**
 * The characters that a font has glyphs for, read from its `cmap` table in formats 4 and 12, which HarfBuzz writes.
 * https://learn.microsoft.com/typography/opentype/spec/cmap
 *
 * @param font TrueType or OpenType, unpacked
 * @throws RangeError for bytes that are no such font, or that are cut short
 */
export function charactersIn(font: Buffer): Set<string> {
  const found = new Set<string>();
  const cmap = tableAt(font, 'cmap');
  const tables = font.readUInt16BE(cmap + 2);
  for (let table = 0; table < tables; table++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * table + 4);
    const format = font.readUInt16BE(at);
    const spans = format === 4 ? segments(font, at) : format === 12 ? groups(font, at) : [];
    for (const [from, to] of spans) for (let code = from; code <= to; code++) found.add(String.fromCodePoint(code));
  }
  return found;
}

type Span = readonly [from: number, to: number];

function tableAt(font: Buffer, tag: string): number {
  const version = font.length < 12 ? 0 : font.readUInt32BE(0);
  if (version !== 0x00010000 && version !== 0x4f54544f) throw new RangeError('Unexpected start of a font, expected TrueType or "OTTO"');
  const count = font.readUInt16BE(4);
  for (let table = 0; table < count; table++) {
    const entry = 12 + 16 * table;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new RangeError(`Unexpected font without a "${tag}" table`);
}

/** Format 4: ends and starts of segments, 16 bits each. The last is a mark of the end. */
function segments(font: Buffer, at: number): Span[] {
  const doubled = font.readUInt16BE(at + 6);
  return Array.from({ length: doubled / 2 }, (_, index): Span => {
    const end = at + 14 + 2 * index;
    return [font.readUInt16BE(end + 2 + doubled), font.readUInt16BE(end)];
  }).filter(([from]) => from !== 0xffff);
}

/** Format 12: groups of start, end and first glyph, 32 bits each. */
function groups(font: Buffer, at: number): Span[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index): Span => {
    const group = at + 16 + 12 * index;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}
