import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import { charactersIn } from './characters-in-font.ts';
import { fontCuts, scriptsOf, sourcesFor } from './cuts.ts';
import { facesFile, facesFor } from './faces.ts';
import { missingFonts, writeFonts } from './make-fonts.ts';
import { makeSubsetter } from './subset.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fonts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const arabic = fontCuts[0]!.sources.find(({ script }) => script === 'arabic')!;
const latin = fontCuts[0]!.sources.find(({ script }) => script === 'latin')!;
const unpacked = (bytes: Buffer): Promise<Buffer> => subsetFont(bytes, '', { targetFormat: 'truetype' });

describe('makeSubsetter', () => {
  it('makes a part with what the font has of the text, and says what that is', async () => {
    const { subset } = await makeSubsetter(join(folder, 'cache'));
    const { bytes, characters } = await subset(latin, 'Abé한');
    expect(characters).toBe('Abé');
    expect(bytes.toString('latin1', 0, 4)).toBe('wOF2');
    const held = charactersIn(await subsetFont(bytes, 'Abcé', { targetFormat: 'truetype' }));
    expect([...held].sort()).toEqual(['A', 'b', 'é']);
  });

  it('pins the axes of a variable font', async () => {
    const { subset } = await makeSubsetter(join(folder, 'cache'));
    const { bytes } = await subset(latin, 'A');
    expect((await unpacked(bytes)).toString('latin1')).not.toContain('fvar');
  });

  it('makes the same bytes again, and reads them from the cache when they are there', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const first = await (await makeSubsetter(one)).subset(arabic, 'كورسك');
    const again = await (await makeSubsetter(two)).subset(arabic, 'كورسك');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const kept = (await readdir(one)).find((file) => file.endsWith('.woff2'))!;
    await writeFile(join(one, kept), 'kept');
    expect((await (await makeSubsetter(one)).subset(arabic, 'كورسك')).bytes.toString()).toBe('kept');
    expect((await (await makeSubsetter(one)).subset(arabic, 'كورس')).bytes.toString()).not.toBe('kept');
  });

  it('keeps the joining forms of Arabic letters', async () => {
    const { subset } = await makeSubsetter(join(folder, 'cache'));
    const glyphs = async (text: string): Promise<number> => {
      const font = await subsetFont((await subset(arabic, text)).bytes, text, { targetFormat: 'truetype' });
      const at = font.indexOf('maxp', 12, 'latin1');
      return font.readUInt16BE(font.readUInt32BE(at + 8) + 4);
    };
    // alone, at the beginning, in the middle, at the end, and the glyph for what is missing
    expect(await glyphs('ك')).toBeGreaterThanOrEqual(5);
  });

  it('forgets what was not asked for', async () => {
    const cache = join(folder, 'old');
    await (await makeSubsetter(cache)).subset(latin, 'a');
    const { subset, tidy } = await makeSubsetter(cache);
    await subset(latin, 'b');
    expect(await readdir(cache)).toHaveLength(4);
    await tidy();
    expect(await readdir(cache)).toHaveLength(2);
  });

  it('rejects what is not there', async () => {
    const { subset } = await makeSubsetter(join(folder, 'cache'));
    await expect(subset({ ...latin, from: [latin.from[0], 'none.woff2'] }, 'a')).rejects.toThrow(/none\.woff2/);
    await expect(subset({ ...arabic, axes: { opsz: 20 } }, 'a')).rejects.toThrow(/opsz/);
  });
});

describe('charactersIn', () => {
  it('refuses what is no font, and what is cut short', () => {
    expect(() => charactersIn(Buffer.from('wOF2 and more of it'))).toThrow('Unexpected start of a font');
    expect(() => charactersIn(Buffer.alloc(0))).toThrow(RangeError);
    expect(() => charactersIn(Buffer.from([0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0]))).toThrow(RangeError);
    expect(() => charactersIn(Buffer.from([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toThrow('cmap');
  });
});

describe('font cuts', () => {
  it('looks for characters in the fonts of the language first', () => {
    expect(scriptsOf('de')).toEqual(['latin']);
    expect(scriptsOf('uk-UA')).toEqual(['latin', 'cyrillic']);
    expect(sourcesFor(fontCuts[0]!, 'ar').map(({ script }) => script)).toEqual([
      'arabic',
      'latin',
      'latin-ext',
      'vietnamese',
      'cyrillic',
      'korean',
    ]);
    expect(sourcesFor(fontCuts[0]!, 'ko')[0]!.script).toBe('korean');
  });

  it('has a licence beside each of its packages', async () => {
    const packages = new Set(fontCuts.flatMap(({ sources }) => sources.map(({ from: [name] }) => name)));
    for (const name of packages) expect(await readFile(join('node_modules', name, 'LICENSE'), 'utf8')).toContain('SIL OPEN FONT LICENSE');
  });
});

describe('writeFonts', () => {
  it('writes for each language the faces of its page, and what they name', async () => {
    const to = join(folder, 'fonts');
    const [region] = Object.values(sharedStory.regions);
    const small = { ...sharedStory, languages: ['en', 'ar'], regions: { odd: { ...region!, name: { en: 'ꙮ', ar: 'ع' } } } };
    const { faces, bytes, missing } = await writeFonts(to, { cache: join(folder, 'fonts-cache'), stories: [small] });
    const files = await readdir(to);
    expect(Object.keys(faces)).toEqual(['en', 'ar']);
    for (const { file } of Object.values(faces).flat()) expect(files).toContain(file);
    expect(Object.keys(bytes).sort()).toEqual(files.filter((file) => file.endsWith('.woff2')).sort());
    expect(files.filter((file) => file.startsWith('LICENSE-'))).toHaveLength(6);

    expect(missing).toEqual({ en: 'ꙮ', ar: '' });
    expect(missingFonts(missing)).toEqual(['No font of ours has “ꙮ” (U+A66E), which texts in `en` hold']);

    const english = await facesFor('en', to);
    expect(english).toEqual(faces.en);
    expect(english.filter(({ first }) => first).map(({ file }) => file)).toEqual([
      expect.stringContaining('source-serif-4-latin-opsz20-wght400'),
      expect.stringContaining('source-serif-4-latin-opsz40-wght600'),
      expect.stringContaining('ibm-plex-sans-latin-400'),
      expect.stringContaining('ibm-plex-sans-latin-500'),
      expect.stringContaining('ibm-plex-sans-latin-600'),
    ]);
    // no italics for the browser to slant
    const slanted = faces.ar!.filter(({ style }) => style === 'italic');
    expect(slanted.map(({ file }) => file)).toContainEqual(expect.stringContaining('noto-naskh-arabic-arabic-400'));
    await expect(facesFor('toString', to)).rejects.toThrow('Unexpected language "toString", expected one of en, ar');
    await expect(facesFor('en', join(folder, 'none'))).rejects.toThrow(facesFile);
  }, 60_000);
});
