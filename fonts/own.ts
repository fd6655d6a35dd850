import { createHash } from 'node:crypto';
import { convert } from 'fontverter';
import { FileMistake, readNamedFile } from '#node/file-mistake.ts';
import type { OwnCut, OwnTypeface } from '#theme/fonts.ts';
import { type Axis, axesIn } from './axes.ts';
import { charactersIn } from './characters-in-font.ts';
import { hasFonts, scriptsOf, writtenIn } from './scripts.ts';
import { tablesOf } from './sfnt.ts';

/** A font of a publisher's, read whole. */
export interface OwnFont {
  readonly file: string;
  /** TrueType or OpenType, unpacked */
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<string>;
  /** of a variable font; else none */
  readonly axes: readonly Axis[];
  /** of the file as it is */
  readonly digest: string;
}

/** Bytes. */
const most = 5_000_000;

/** By weight, in which order a typeface's cuts are asked. An italic is set in an italic, or in ours. */
const order: Readonly<Record<number, readonly OwnCut[]>> = {
  300: ['light', 'regular'],
  400: ['regular'],
  500: ['medium', 'regular'],
  600: ['bold', 'medium', 'regular'],
};

/** The file of a typeface that a cut of ours is set in; undefined where it has none. */
export function ownFileOf(
  { files }: OwnTypeface,
  { style, weight }: { readonly style: 'normal' | 'italic'; readonly weight: number },
): string | undefined {
  if (style === 'italic') return files.italic;
  const cut = (order[weight] ?? order[400])?.find((name) => files[name]);
  return cut && files[cut];
}

/**
 * Reads a font: WOFF 2, WOFF, TrueType or OpenType.
 * @param name what a report calls it
 * @throws FileMistake for a file that is not there, or is no font
 */
export async function readOwnFont(file: string, name = file): Promise<OwnFont> {
  const packed = await bytesOf(file, name);
  try {
    const bytes = await convert(packed, 'truetype');
    const fvar = tablesOf(bytes).get('fvar');
    return {
      file,
      bytes,
      axes: fvar ? axesIn(fvar) : [],
      characters: charactersIn(bytes),
      digest: createHash('sha256').update(packed).digest('hex'),
    };
  } catch (error) {
    if (error instanceof FileMistake) throw error;
    throw new FileMistake(`file \`${name}\` that is no font`, 'a font as WOFF 2, WOFF, TrueType or OpenType');
  }
}

const bytesOf = (file: string, name: string): Promise<Buffer> =>
  readNamedFile(file, name, {
    what: 'a font',
    tooLarge: (bytes) =>
      bytes > most ? new FileMistake(`font \`${name}\` of ${Math.ceil(bytes / 1e6)} MB`, `${most / 1e6} MB at most`) : undefined,
  });

/** Letters, figures and punctuation that a language is written with, of some characters: names of other languages in their own scripts are left out. */
export function writtenInLanguage(characters: string, lang: string): string[] {
  if (!hasFonts(lang)) return [];
  const scripts = scriptsOf(lang);
  return [...characters].filter(
    (character) =>
      /[\p{N}\p{P}]/u.test(character) ||
      (/\p{L}/u.test(character) && scripts.some((script) => (character.match(writtenIn[script]) ?? []).length > 0)),
  );
}

/** Whether a font sets a language: where it has most of the letters that its texts hold. Else all is set in ours: Latin alone would stand beside a stranger. */
export function sets({ characters }: Pick<OwnFont, 'characters'>, text: string, lang: string): boolean {
  if (!hasFonts(lang)) return false;
  const scripts = scriptsOf(lang);
  const own = scripts.length > 1 ? scripts.filter((script) => script !== 'latin') : scripts;
  const letters = [...text].filter((it) => /\p{L}/u.test(it) && own.some((script) => (it.match(writtenIn[script]) ?? []).length > 0));
  return letters.length > 0 && letters.filter((letter) => characters.has(letter)).length > letters.length / 2;
}
