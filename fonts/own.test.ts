import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from 'fontverter';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import type { OwnTypeface } from '#theme/fonts.ts';
import { meanAdvance } from './advances.ts';
import { pinnedAt } from './axes.ts';
import { charactersIn } from './characters-in-font.ts';
import { oneParagraph, rangeHolds, tinyStory } from './fixture.ts';
import { writeFonts } from './make-fonts.ts';
import { ownFileOf, readOwnFont, sets } from './own.ts';

const folder = await mkdtemp(join(tmpdir(), 'own-fonts-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A sans in place of the serif: nobody takes one for the other. */
const plex = (weight: number): string =>
  join(root, `node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`);
const serif = join(root, 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2');
const courier: OwnTypeface = { name: 'Courier Text', licence: '© The Courier', files: { regular: plex(400), bold: plex(600) } };

describe('a publisher’s typeface to read', { timeout: 120_000 }, () => {
  const story = tinyStory({ en: { chapters: oneParagraph('A łódź by day') }, ar: { chapters: oneParagraph('لشبونة') } });
  const made = writeFonts(join(folder, 'public'), [story], { own: { 'Source Serif 4': courier } });

  it('sets the languages that it has letters of, cut to what they hold, and ours what it lacks', async () => {
    const { faces, bytes } = await made;
    const serif = (faces.en ?? []).filter(
      ({ family, style, weight }) => family === 'Source Serif 4' && style === 'normal' && weight === '400',
    );
    const [own, ...ours] = serif;
    expect(own?.file).toMatch(/^own-ibm-plex-sans-latin-400-normal\.[0-9a-f]{8}\.woff2$/);
    expect(own?.first).toBe(true);
    expect(rangeHolds(own?.range ?? '', 'A')).toBe(true);
    expect(rangeHolds(own?.range ?? '', 'ł')).toBe(false);
    const polish = ours.find(({ range }) => rangeHolds(range, 'ł'));
    expect(polish?.file).toMatch(/^source-serif-4-latin-ext/);
    expect(bytes[own?.file ?? '']).toBeLessThan((await readFile(plex(400))).length);
    const italic = (faces.en ?? []).filter(({ style }) => style === 'italic');
    expect(italic.every(({ file }) => file.startsWith('source-serif'))).toBe(true);
  });

  it('is as wide as ours, so that lines and labels keep their room', async () => {
    const { faces } = await made;
    const scale = (weight: string): number =>
      (faces.en ?? []).find((face) => face.file.startsWith('own-') && face.weight === weight)?.scale ?? 100;
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const [theirs, ours] = await Promise.all(
      [plex(400), serif].map(async (file) => meanAdvance(await convert(await readFile(file), 'truetype'), letters)),
    );
    expect(scale('400') / 100).toBeCloseTo((ours ?? 0) / (theirs ?? 1), 1);
    expect(scale('600')).not.toBe(100);
  });

  it('leaves languages that it has no letters of to ours, and tells who builds', async () => {
    const { faces, warnings } = await made;
    expect((faces.ar ?? []).some(({ file }) => file.startsWith('own-'))).toBe(false);
    expect(warnings).toContainEqual(
      expect.stringContaining('with few letters of `ar`, expected most of them: pages in `ar` are set in Source Serif 4'),
    );
    expect(warnings).toContainEqual(expect.stringMatching(/`Courier Text` .*without .*“ł” \(U\+142\).* is set in Source Serif 4/));
  });

  it('has letters for what the credits say of it', async () => {
    const { faces } = await made;
    const captions = (faces.en ?? []).filter(({ family, weight }) => family === 'IBM Plex Sans' && weight === '400');
    expect(captions.some(({ range }) => rangeHolds(range, '©'))).toBe(true);
  });
});

it('has the nearest cut for each of ours, and no upright letters for an italic', () => {
  const file = (style: 'normal' | 'italic', weight: number): string | undefined =>
    ownFileOf({ ...courier, files: { regular: 'r', bold: 'b' } }, { style, weight });
  expect([300, 400, 500, 600].map((weight) => file('normal', weight))).toEqual(['r', 'r', 'r', 'b']);
  expect(file('italic', 400)).toBeUndefined();
});

it('sets a language where it has most of its letters', () => {
  const font = { characters: new Set('abcdefgабвг') };
  expect(sets(font, 'abcxyz', 'en')).toBe(false);
  expect(sets(font, 'abcdxyz', 'en')).toBe(true);
  // Latin letters do not make it one for Cyrillic, which stand on its pages too
  expect(sets({ characters: new Set('abcdefg') }, 'abcdefgабв', 'uk')).toBe(false);
  expect(sets(font, 'abcdefgабв', 'uk')).toBe(true);
  expect(sets(font, '', 'en')).toBe(false);
});

describe('readOwnFont', () => {
  it('reads what a font holds', async () => {
    const { bytes, characters } = await readOwnFont(plex(400));
    expect(characters).toEqual(charactersIn(bytes));
    expect(characters.has('é')).toBe(true);
  });

  it.each([
    ['none.woff2', null, /can’t be read \(ENOENT\), expected a file on your disk/],
    ['.', null, /which is no file, expected a font/],
    ['text.woff2', 'no font', /that is no font, expected a font as WOFF 2/],
    ['empty.woff2', '', /that is no font/],
  ])('says what is wrong with %s', async (name, text, message) => {
    if (text !== null) await writeFile(join(folder, name), text);
    await expect(readOwnFont(join(folder, name), name)).rejects.toThrow(message);
  });

  it('refuses a font that is cut short', async () => {
    const whole = await readFile(plex(400));
    await writeFile(join(folder, 'cut.woff2'), whole.subarray(0, whole.length / 2));
    await expect(readOwnFont(join(folder, 'cut.woff2'), 'cut.woff2')).rejects.toThrow(/that is no font/);
  });

  it('knows the axes of a variable font', async () => {
    const { axes } = await readOwnFont(serif);
    expect(axes.map(({ tag }) => tag).sort()).toEqual(['opsz', 'wght']);
    expect(pinnedAt(axes, 600)).toMatchObject({ wght: 600 });
    expect(pinnedAt(axes, 1200)).toMatchObject({ wght: 900, opsz: axes.find(({ tag }) => tag === 'opsz')?.default });
    expect(pinnedAt([], 600)).toEqual({});
  });
});

it('cuts each weight out of one variable font', { timeout: 120_000 }, async () => {
  const own = { 'IBM Plex Sans': { name: 'Courier', licence: '©', files: { regular: serif } } };
  const { faces } = await writeFonts(join(folder, 'variable'), [tinyStory({ en: { chapters: oneParagraph('By day') } })], { own });
  const files = (faces.en ?? [])
    .filter(({ file }) => file.startsWith('own-'))
    .map(({ weight, file }) => [weight, file.replace(/\.[0-9a-f]{8}\.woff2$/, '')]);
  expect(Object.fromEntries(files)).toMatchObject({
    400: expect.stringMatching(/^own-source-serif-4-latin-opsz-normal-.*wght400/),
    600: expect.stringMatching(/wght600/),
  });
  const made = (faces.en ?? []).find(({ file }) => file.startsWith('own-'))?.file ?? '';
  expect((await convert(await readFile(join(folder, 'variable', made)), 'truetype')).toString('latin1')).not.toContain('fvar');
});
