import { glyphsByCode } from './characters-in-font.ts';
import { fontOf, tableIn, tablesOf } from './sfnt.ts';

/** Flags of a composite glyph's component. https://learn.microsoft.com/typography/opentype/spec/glyf */
const words = 0x0001;
const oneScale = 0x0008;
const moreComponents = 0x0020;
const twoScales = 0x0040;
const matrix = 0x0080;

/** Tables that are made anew of those of all fonts. */
const merged = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];
/** Tables that hold one value a glyph and that nothing here asks for: vertical type. */
const dropped = ['vhea', 'vmtx', 'VORG'];

/**
 * One font with the glyphs of several: Fontsource cuts fonts of a thousand characters and more into a hundred files, of which a page would
 * need half, in each weight. What a character looks like is taken from the first font that has it. Shaping, kerning, names and vertical metrics are
 * those of the first font: its glyphs keep their numbers.
 *
 * @param fonts TrueType outlines without axes, unpacked; one or more
 * @returns TrueType without checksums, for HarfBuzz to subset
 * @throws RangeError for no fonts, for other outlines, for other units to the em than the first font's, and for more than 65,535 glyphs
 */
export function mergeFonts(fonts: readonly Buffer[]): Buffer {
  const [first, ...others] = fonts.map(tablesOf);
  if (!first) throw new RangeError('Unexpected list of no fonts, expected one or more');
  const glyphs: Buffer[] = [];
  const metrics: Buffer[] = [];
  const codes = new Map<number, number>();
  const most = Buffer.from(tableIn(first, 'maxp'));
  const em = tableIn(first, 'head').readUInt16BE(18);
  for (const tables of [first, ...others]) {
    const here = tableIn(tables, 'head').readUInt16BE(18);
    if (here !== em) throw new RangeError(`Unexpected font of ${here} units to the em, expected ${em}`);
    const shift = glyphs.length;
    for (const [code, glyph] of glyphsByCode(tableIn(tables, 'cmap'))) if (!codes.has(code)) codes.set(code, glyph + shift);
    glyphs.push(...glyphsOf(tables).map((glyph) => renumbered(glyph, shift)));
    metrics.push(...metricsOf(tables));
    // version, number of glyphs, then limits of 16 bits each
    const limits = tableIn(tables, 'maxp');
    for (let at = 6; at < Math.min(most.length, limits.length); at += 2) {
      most.writeUInt16BE(Math.max(most.readUInt16BE(at), limits.readUInt16BE(at)), at);
    }
  }
  if (glyphs.length > 0xffff) throw new RangeError(`Unexpected ${glyphs.length} glyphs, expected 65535 at most`);
  most.writeUInt16BE(glyphs.length, 4);
  const head = Buffer.from(tableIn(first, 'head'));
  head.writeInt16BE(1, 50); // loca of 32 bits
  const hhea = Buffer.from(tableIn(first, 'hhea'));
  hhea.writeUInt16BE(glyphs.length, 34);
  const kept = [...first].filter(([tag]) => !merged.includes(tag) && !dropped.includes(tag));
  return fontOf(
    new Map([
      ...kept,
      ['cmap', cmapOf(codes)],
      ['glyf', Buffer.concat(glyphs)],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', Buffer.concat(metrics)],
      ['loca', locaOf(glyphs)],
      ['maxp', most],
    ]),
  );
}

type Tables = ReadonlyMap<string, Buffer>;

const countOf = (tables: Tables): number => tableIn(tables, 'maxp').readUInt16BE(4);

function glyphsOf(tables: Tables): Buffer[] {
  const [glyf, loca] = [tableIn(tables, 'glyf'), tableIn(tables, 'loca')];
  const long = tableIn(tables, 'head').readInt16BE(50) === 1;
  const offset = (glyph: number): number => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return Array.from({ length: countOf(tables) }, (_, glyph) => {
    const bytes = glyf.subarray(offset(glyph), offset(glyph + 1));
    return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
  });
}

/** A glyph whose components, where it is made of others, are found at their new numbers. */
function renumbered(glyph: Buffer, shift: number): Buffer {
  if (shift === 0 || glyph.length === 0 || glyph.readInt16BE(0) >= 0) return glyph;
  const copy = Buffer.from(glyph);
  let flags = moreComponents;
  for (let at = 10; flags & moreComponents; ) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(copy.readUInt16BE(at + 2) + shift, at + 2);
    at += 4 + (flags & words ? 4 : 2) + (flags & oneScale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0);
  }
  return copy;
}

/** Advance and bearing of each glyph, 16 bits each. The table leaves out the advances of a last run of glyphs that share one. */
function metricsOf(tables: Tables): Buffer[] {
  const hmtx = tableIn(tables, 'hmtx');
  const full = tableIn(tables, 'hhea').readUInt16BE(34);
  return Array.from({ length: countOf(tables) }, (_, glyph) =>
    glyph < full
      ? hmtx.subarray(4 * glyph, 4 * glyph + 4)
      : Buffer.concat([
          hmtx.subarray(4 * full - 4, 4 * full - 2),
          hmtx.subarray(4 * full + 2 * (glyph - full), 4 * full + 2 * (glyph - full) + 2),
        ]),
  );
}

function locaOf(glyphs: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let at = 0;
  for (const [glyph, { length }] of glyphs.entries()) {
    at += length;
    loca.writeUInt32BE(at, 4 * glyph + 4);
  }
  return loca;
}

/** Format 12 (platform 3, encoding 10), a group for each character. */
function cmapOf(codes: ReadonlyMap<number, number>): Buffer {
  const start = 12;
  const table = Buffer.alloc(start + 16 + 12 * codes.size);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(start, 8);
  table.writeUInt16BE(12, start);
  table.writeUInt32BE(table.length - start, start + 4);
  table.writeUInt32BE(codes.size, start + 12);
  for (const [index, [code, glyph]] of [...codes].sort(([a], [b]) => a - b).entries()) {
    for (const [part, value] of [code, code, glyph].entries()) table.writeUInt32BE(value, start + 16 + 12 * index + 4 * part);
  }
  return table;
}
