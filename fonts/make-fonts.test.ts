import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from 'fontverter';
import subsetFont from 'subset-font';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableLocales } from '#locales/read-messages.ts';
import { FetchError, type Pinned } from '#node/npm-tarball.ts';
import { charactersIn } from './characters-in-font.ts';
import { fontCuts, sourcesFor } from './cuts.ts';
import { facesFile, facesFor } from './faces.ts';
import { oneParagraph, rangeHolds, tinyStory } from './fixture.ts';
import { packagesFor, writeFonts } from './make-fonts.ts';
import { isFetched, openPackages } from './packages.ts';
import { hasFonts, scriptsOf } from './scripts.ts';
import { makeSubsetter } from './subset.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fonts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sourceOf = (script: string): (typeof fontCuts)[number]['sources'][number] =>
  fontCuts[0]!.sources.find((source) => source.script === script)!;
const [arabic, latin] = [sourceOf('arabic'), sourceOf('latin')];
const unpacked = (bytes: Buffer): Promise<Buffer> => convert(bytes, 'truetype');

describe('makeSubsetter', () => {
  it('makes a part with what the font has of the text, and says what that is', async () => {
    const { subset } = await makeSubsetter({ cache: join(folder, 'cache') });
    const { bytes, characters } = await subset(latin, 'Abé한');
    expect(characters).toBe('Abé');
    expect(bytes.toString('latin1', 0, 4)).toBe('wOF2');
    const held = charactersIn(await subsetFont(bytes, 'Abcé', { targetFormat: 'truetype' }));
    expect([...held].sort()).toEqual(['A', 'b', 'é']);
  });

  it('pins the axes of a variable font', async () => {
    const { subset } = await makeSubsetter({ cache: join(folder, 'cache') });
    const { bytes } = await subset(latin, 'A');
    expect((await unpacked(bytes)).toString('latin1')).not.toContain('fvar');
  });

  it('makes the same bytes again, and reads them from the cache when they are there', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    const first = await (await makeSubsetter({ cache: one })).subset(arabic, 'لشبونة');
    const again = await (await makeSubsetter({ cache: two })).subset(arabic, 'لشبونة');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const kept = (await readdir(one)).find((file) => file.endsWith('.woff2'))!;
    await writeFile(join(one, kept), 'kept');
    expect((await (await makeSubsetter({ cache: one })).subset(arabic, 'لشبونة')).bytes.toString()).toBe('kept');
    expect((await (await makeSubsetter({ cache: one })).subset(arabic, 'لشبون')).bytes.toString()).not.toBe('kept');
  });

  it('keeps the joining forms of Arabic letters', async () => {
    const { subset } = await makeSubsetter({ cache: join(folder, 'cache') });
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
    await (await makeSubsetter({ cache })).subset(latin, 'a');
    const { subset, tidy } = await makeSubsetter({ cache });
    await subset(latin, 'b');
    expect(await readdir(cache)).toHaveLength(4);
    await tidy();
    expect(await readdir(cache)).toHaveLength(2);
  });

  it('rejects what is not there', async () => {
    const { subset } = await makeSubsetter({ cache: join(folder, 'cache') });
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
  it('look for characters in the fonts of the language first', () => {
    expect(scriptsOf('de')).toEqual(['latin']);
    expect(scriptsOf('uk-UA')).toEqual(['latin', 'cyrillic']);
    expect(scriptsOf('zh-CN')).toEqual(['chinese']);
    const order = sourcesFor(fontCuts[0]!, 'fa').map(({ script }) => script);
    expect(order.slice(0, 3)).toEqual(['arabic', 'latin', 'latin-ext']);
    expect(new Set(order).size).toBe(order.length);
    expect(sourcesFor(fontCuts[0]!, 'ko')[0]!.script).toBe('korean');
  });

  it('have fonts for every language that there are messages for', () => {
    for (const lang of availableLocales()) expect(hasFonts(lang), lang).toBe(true);
    expect(hasFonts('th')).toBe(false);
    expect(scriptsOf('th')).toEqual(['latin']);
  });

  it('need no package that is not among the dependencies, but for languages in scripts of their own', () => {
    const european = packagesFor(['en', 'de', 'ko', 'uk', 'ar', 'fa', 'tr', 'pl', 'el']);
    expect([...european].filter(isFetched)).toEqual([]);
    expect([...packagesFor(['en', 'ja'])].filter(isFetched)).toEqual([
      '@fontsource-variable/noto-serif-jp',
      '@fontsource-variable/noto-sans-jp',
    ]);
    expect([...packagesFor(['zh-Hans', 'he', 'hi'])].filter(isFetched)).toHaveLength(6);
  });

  it('have a licence beside each of their packages', async () => {
    const { folders } = await openPackages(packagesFor(['en']), { fetch: never });
    expect(folders.size).toBe(6);
    for (const at of folders.values()) expect(await readFile(join(at, 'LICENSE'), 'utf8')).toContain('SIL OPEN FONT LICENSE');
  });
});

const never = (pinned: Pinned): Promise<string> => Promise.reject(new Error(`Unexpected fetch of ${pinned.name}`));

describe('writeFonts', () => {
  it('writes for each language the faces of its page, and what they name', async () => {
    const to = join(folder, 'fonts');
    const small = tinyStory(
      { en: { title: 'Lisbon', chapters: oneParagraph('A ship.') }, ar: { title: 'لشبونة', chapters: oneParagraph('سفينة') } },
      { sources: { log: { id: 'log', who: { en: 'ꙮ', ar: 'ع' }, what: {}, date: '2024', pages: [] } } },
    );
    const { faces, bytes, missing, warnings } = await writeFonts(to, [small], { cache: join(folder, 'fonts-cache'), fetch: never });
    const files = await readdir(to);
    expect(Object.keys(faces)).toEqual(['en', 'ar']);
    for (const { file } of Object.values(faces).flat()) expect(files).toContain(file);
    expect(Object.keys(bytes).sort()).toEqual(files.filter((file) => file.endsWith('.woff2')).sort());
    expect(files.filter((file) => file.startsWith('LICENSE-'))).toHaveLength(6);

    expect(missing).toEqual({ en: 'ꙮ', ar: '' });
    expect(warnings).toEqual(['No font of ours has “ꙮ” (U+A66E), which texts in `en` hold']);

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
  });

  it('asks at once for fonts of letters that the interface is written with, and lets the map have those of its names', async () => {
    const polish = tinyStory({ pl: { title: 'Łódź' } });
    const lodz = { id: 'lodz', at: [19.46, 51.77], kind: 'story', name: { en: 'Łódź' } } as const;
    const english = tinyStory({ en: { title: 'A town' } }, { places: { lodz } });
    const plain = tinyStory({ en: { title: 'Łódź' } });
    const extended = async (story: typeof polish): Promise<string[]> => {
      const { faces } = await writeFonts(join(folder, 'extended'), [story], { cache: join(folder, 'extended-cache'), fetch: never });
      const list = Object.values(faces).flat();
      return list
        .filter(({ file }) => file.includes('ibm-plex-sans-latin-ext'))
        .map(({ weight, first, where }) => `${weight} ${first} ${where}`);
    };
    expect(await extended(polish)).toEqual(['400 true page', '500 true page', '600 true page']);
    expect(await extended(english)).toEqual(['400 false both', '500 false both', '600 false both']);
    expect(await extended(plain)).toEqual(['400 false page', '500 false page', '600 false page']);
  });

  it('sets joiners in the face of the letters beside them, whether it draws them or not', async () => {
    const persian = tinyStory({ fa: { title: 'می‌شود', chapters: oneParagraph('می‌شود') } });
    const { faces, missing } = await writeFonts(join(folder, 'joined'), [persian], { cache: join(folder, 'joined-cache'), fetch: never });
    expect(missing.fa).toBe('');
    const holding = faces.fa!.filter(({ range }) => rangeHolds(range, '\u200c'));
    expect(holding.length).toBeGreaterThan(3);
    for (const { file } of holding) expect(file).toContain('-arabic-');
  });

  it('says which package could not be fetched, and does without', async () => {
    const story = tinyStory({ ja: { title: '船' }, he: { title: 'אנייה' } });
    const offline = (): Promise<string> => Promise.reject(new FetchError('ENOTFOUND'));
    const { faces, warnings } = await writeFonts(join(folder, 'offline'), [story], {
      cache: join(folder, 'offline-cache'),
      packages: join(folder, 'no-packages'),
      fetch: offline,
    });
    expect(warnings).toHaveLength(4);
    expect(warnings[0]).toBe(
      "The fonts of `ja` come from @fontsource-variable/noto-serif-jp@5.3.1; npm could not fetch it (ENOTFOUND): the pages in `ja` are set in the reader's own fonts instead",
    );
    expect(faces.he!.map(({ file }) => file)).toContainEqual(expect.stringContaining('source-serif-4-latin'));
  });

  it('takes no package that is not the pinned one', async () => {
    const other = (): Promise<string> => Promise.reject(new Error('Unexpected content'));
    const made = writeFonts(join(folder, 'other'), [tinyStory({ ja: {} })], {
      cache: join(folder, 'other-cache'),
      packages: folder,
      fetch: other,
    });
    await expect(made).rejects.toThrow('Unexpected content');
  });

  it('sets a language in a script without fonts in those of the machine, and says so', async () => {
    // messages of `th` are not there: a tag that says another script stands for it
    const lang = 'en-Thai';
    const { warnings, missing } = await writeFonts(join(folder, 'thai'), [tinyStory({ [lang]: { title: 'เรือ' } })], {
      cache: join(folder, 'thai-cache'),
      fetch: never,
    });
    expect(missing[lang]).toContain('เ');
    expect(warnings).toEqual([
      expect.stringMatching(/^No font of ours is for the script of `en-Thai`: letters such as .+ reader's own fonts/),
    ]);
  });
});
