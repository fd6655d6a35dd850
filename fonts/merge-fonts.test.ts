import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from 'fontverter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { charactersIn } from './characters-in-font.ts';
import { shaped } from './fixture-shape.ts';
import { mergeFonts } from './merge-fonts.ts';
import { fontOf, tablesOf } from './sfnt.ts';
import { makeSubsetter } from './subset.ts';

const plex = async (part: string): Promise<Buffer> =>
  convert(await readFile(join(root, `node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-${part}-400-normal.woff2`)), 'truetype');
const [latin, cyrillic] = await Promise.all([plex('latin'), plex('cyrillic')]);

/** A font with one of its tables changed. */
function changed(font: Buffer, tag: string, change: (table: Buffer) => void): Buffer {
  const tables = tablesOf(font);
  const copy = Buffer.from(tables.get(tag)!);
  change(copy);
  return fontOf(new Map([...tables, [tag, copy]]));
}

describe('mergeFonts', () => {
  const merged = mergeFonts([latin, cyrillic]);

  it('has the characters of all its fonts, with their outlines and widths', () => {
    expect(charactersIn(merged)).toEqual(new Set([...charactersIn(latin), ...charactersIn(cyrillic)]));
    // й and ї are put together of other glyphs
    for (const character of 'жйїЩ') expect(shaped(merged, character)).toEqual(shaped(cyrillic, character));
    for (const character of 'aéÅ8“') expect(shaped(merged, character)).toEqual(shaped(latin, character));
    expect(shaped(merged, 'й')[0]!.path).not.toBe('');
  });

  it('kerns as its first font does', () => {
    const text = 'AVATo.';
    expect(shaped(merged, text)).toEqual(shaped(latin, text));
    const alone = [...text].flatMap((character) => shaped(latin, character)).map(({ advance }) => advance);
    expect(shaped(merged, text).map(({ advance }) => advance)).not.toEqual(alone);
  });

  it('takes a character from the first font that has it', () => {
    expect(charactersIn(cyrillic)).toContain(' ');
    const wide = changed(cyrillic, 'hmtx', (table) => table.fill(0x7f));
    expect(shaped(mergeFonts([latin, wide]), ' ')).toEqual(shaped(latin, ' '));
    expect(shaped(mergeFonts([wide, latin]), ' ')).toEqual(shaped(wide, ' '));
  });

  it('is the font itself where there is one', () => {
    for (const text of ['é', 'AV', 'ffi']) expect(shaped(mergeFonts([latin]), text)).toEqual(shaped(latin, text));
  });

  it('refuses what can not be put into one font', () => {
    expect(() => mergeFonts([])).toThrow('no fonts');
    const coarse = changed(cyrillic, 'head', (table) => table.writeUInt16BE(2048, 18));
    expect(() => mergeFonts([latin, coarse])).toThrow('Unexpected font of 2048 units to the em, expected 1000');
    const tables = tablesOf(cyrillic);
    tables.delete('glyf');
    expect(() => mergeFonts([latin, fontOf(tables)])).toThrow('"glyf"');
    expect(() => mergeFonts([Buffer.from('wOF2')])).toThrow(RangeError);
  });
});

describe('tablesOf', () => {
  it('says which table is cut short', () => {
    expect(() => tablesOf(latin.subarray(0, latin.length - 9))).toThrow(/Unexpected end of a font in table \w+/);
    expect(() => tablesOf(latin.subarray(0, 20))).toThrow('list of its tables');
  });
});

describe('a font in numbered files', () => {
  let cache = '';
  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'merged-'));
  });
  afterAll(() => rm(cache, { recursive: true, force: true }));

  it('is one part with the characters that are asked for, out of as few files as hold them', async () => {
    const from = [
      '@fontsource/ibm-plex-sans-kr',
      'ibm-plex-sans-kr-latin-400-normal.woff2',
      'ibm-plex-sans-kr-*-400-normal.woff2',
    ] as const;
    const { subset } = await makeSubsetter({ cache });
    const { bytes, characters } = await subset({ script: 'korean', from }, 'AB가힣갂Ж');
    expect(characters).toBe('AB가힣갂');
    const made = await convert(bytes, 'truetype');
    expect(charactersIn(made)).toEqual(new Set('AB가힣갂'));
    const whole = await convert(
      await readFile(join(root, 'node_modules/@fontsource/ibm-plex-sans-kr/files/ibm-plex-sans-kr-korean-400-normal.woff2')),
      'truetype',
    );
    for (const syllable of '가힣') expect(shaped(made, syllable)).toEqual(shaped(whole, syllable));
    await expect(subset({ script: 'korean', from: [from[0], 'no-*-such.woff2'] }, 'a')).rejects.toThrow('no-*-such.woff2');
  });
});
