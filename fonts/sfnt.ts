/** Sizes of the header of a TrueType or OpenType font, and of its entry for one table, bytes. */
const headerSize = 12;
const entrySize = 16;

/**
 * The tables of a TrueType or OpenType font, by their tags.
 * https://learn.microsoft.com/typography/opentype/spec/otff
 *
 * @param font unpacked, not WOFF
 * @throws RangeError for bytes that are no such font, or that are cut short
 */
export function tablesOf(font: Buffer): Map<string, Buffer> {
  const version = font.length < headerSize ? 0 : font.readUInt32BE(0);
  if (version !== 0x00010000 && version !== 0x4f54544f) throw new RangeError('Unexpected start of a font, expected TrueType or "OTTO"');
  const tables = new Map<string, Buffer>();
  for (let table = 0; table < font.readUInt16BE(4); table++) {
    const entry = headerSize + entrySize * table;
    if (font.length < entry + entrySize) throw new RangeError('Unexpected end of a font in the list of its tables');
    const [start, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    const tag = font.toString('latin1', entry, entry + 4);
    if (start + length > font.length) throw new RangeError(`Unexpected end of a font in table ${tag}`);
    tables.set(tag, font.subarray(start, start + length));
  }
  return tables;
}

/** @throws RangeError for a table that is not there */
export function tableIn(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`Unexpected font without a "${tag}" table`);
  return table;
}

/** A TrueType font of some tables. Its checksums are zero: it is for HarfBuzz, which reads none and writes its own. */
export function fontOf(tables: ReadonlyMap<string, Buffer>): Buffer {
  const header = Buffer.alloc(headerSize + entrySize * tables.size);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.size, 4);
  const parts: Buffer[] = [header];
  let at = header.length;
  for (const [index, [tag, table]] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    const entry = headerSize + entrySize * index;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    // tables begin at multiples of four bytes
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    at += table.length + padding.length;
  }
  return Buffer.concat(parts);
}
