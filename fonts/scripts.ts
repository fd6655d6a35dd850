import { scriptOf } from '#story/languages.ts';

/** The fonts of a script, or of a part of one, by Fontsource's names where it has one. */
export type FontScript =
  | 'latin'
  | 'latin-ext'
  | 'vietnamese'
  | 'greek'
  | 'cyrillic'
  | 'cyrillic-ext'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'japanese'
  | 'chinese'
  | 'korean';

/** The scripts that the two voices themselves have letters of. */
export const europeanScripts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'] as const satisfies FontScript[];

/** By ISO 15924 code, the fonts that a language looks for its characters in, in this order. Fonts for Han and Hangul hold Latin letters that fit theirs. */
const ofLanguages: Readonly<Record<string, readonly FontScript[]>> = {
  Latn: ['latin'],
  Grek: ['latin', 'greek'],
  Cyrl: ['latin', 'cyrillic'],
  Arab: ['arabic', 'latin'],
  Hebr: ['hebrew', 'latin'],
  Deva: ['devanagari', 'latin'],
  Jpan: ['japanese'],
  Hans: ['chinese'],
  Kore: ['korean'],
  Hang: ['korean'],
};

/** Scripts that a language is written in, with the Latin of its figures. @param lang BCP 47 tag */
export function scriptsOf(lang: string): readonly FontScript[] {
  return hasFonts(lang) ? (ofLanguages[scriptOf(lang)] ?? []) : ['latin'];
}

/** Whether there are fonts here for the script of a language. Of what is not: its letters are set in fonts of the reader's machine. */
export const hasFonts = (lang: string): boolean => Object.hasOwn(ofLanguages, scriptOf(lang));

/** All scripts, in the order in which those that are not a language's own are asked. Han is Japanese rather than Chinese, and Chinese rather than Korean. */
export const fontScripts: readonly FontScript[] = [...europeanScripts, 'arabic', 'hebrew', 'devanagari', 'japanese', 'chinese', 'korean'];

/** What the fonts of a script are asked for on pages that are not written in it. */
export const writtenIn: Readonly<Record<FontScript, RegExp>> = {
  latin: /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu,
  'latin-ext': /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu,
  vietnamese: /\p{Script=Latin}/gu,
  greek: /\p{Script=Greek}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  'cyrillic-ext': /\p{Script=Cyrillic}/gu,
  arabic: /[\p{Script=Arabic}،؛؟]/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  devanagari: /[\p{Script=Devanagari}।॥]/gu,
  japanese: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/gu,
  chinese: /[\p{Script=Han}\u3000-\u303f\u30fb\uff00-\uffef]/gu,
  korean: /[\p{Script=Hangul}\p{Script=Han}]/gu,
};

/** Scripts whose fonts here set Latin letters too, where the page is written in them. */
export const bringsLatin: ReadonlySet<FontScript> = new Set([...europeanScripts, 'japanese', 'chinese', 'korean']);
