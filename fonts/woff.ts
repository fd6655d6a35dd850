import { inflateSync } from 'node:zlib';

/** Sizes of the headers and of their entries for one table, bytes. */
const woffHeader = 44;
const woffEntry = 20;
const sfntHeader = 12;
const sfntEntry = 16;

/**
 * The TrueType or OpenType font inside a WOFF 1.0 file, for what can't read compressed fonts (librsvg).
 * https://www.w3.org/TR/WOFF/#OverallStructure
 *
 * @throws RangeError for bytes that are no WOFF 1.0 file or are cut short; an Error of zlib's for a table that is garbage
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.length < woffHeader || woff.toString('latin1', 0, 4) !== 'wOFF')
    throw new RangeError('Unexpected start of a font, expected "wOFF"');
  const count = woff.readUInt16BE(12);
  if (woff.length < woffHeader + count * woffEntry) throw new RangeError(`Unexpected end of a font, expected ${count} tables`);
  const header = Buffer.alloc(sfntHeader + count * sfntEntry);
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  // for a binary search: the largest power of two of entries, its exponent, and the rest
  const power = 2 ** Math.floor(Math.log2(Math.max(count, 1)));
  header.writeUInt16BE(power * sfntEntry, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * sfntEntry, 10);
  const tables: Buffer[] = [];
  let offset = header.length;
  for (let i = 0; i < count; i++) {
    const from = woffHeader + i * woffEntry;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(from + at)) as [number, number, number];
    if (start + packed > woff.length) throw new RangeError(`Unexpected end of a font in table ${woff.toString('latin1', from, from + 4)}`);
    const bytes = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(bytes) : bytes;
    const to = sfntHeader + i * sfntEntry;
    woff.copy(header, to, from, from + 4);
    woff.copy(header, to + 4, from + 16, from + 20);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(length, to + 12);
    // tables begin at multiples of four bytes
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    tables.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat([header, ...tables]);
}
