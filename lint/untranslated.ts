import { scriptOf } from '#story/languages.ts';
import { hasOwnLetters } from './letters.ts';

/** So many words that begin with a small letter make a sentence, and not a list of names: "Sea News; Sea and the World" is none. */
const fewest = { words: 4, small: 3 };

/** Whether words look like a sentence, which no two languages say in the same letters. */
function isSentence(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words.length >= fewest.words && words.filter((word) => /^\P{L}*\p{Ll}/u.test(word)).length >= fewest.small;
}

/** Whether words that are a name must differ between languages of two scripts, or may stay as they are: "Sea News". */
export type NamesRule = 'translated' | 'may-stay';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Whether words are the original's, word for word, though a translation would have others: a sentence, or a name between languages of two
 * scripts. The names of newspapers and agencies may stay (`names: 'may-stay'`).
 */
export function isUntranslated(
  original: { readonly text: string; readonly lang: string },
  translation: { readonly text: string; readonly lang: string },
  { names }: { readonly names: NamesRule },
): boolean {
  if (flat(original.text) !== flat(translation.text)) return false;
  if (isSentence(translation.text)) return true;
  const otherScript = scriptOf(original.lang) !== scriptOf(translation.lang);
  return names === 'translated' && otherScript && /\p{L}/u.test(translation.text) && !hasOwnLetters(translation.text, translation.lang);
}

/**
 * Where words of a translation are still the original's: the offset of the first sentence that is one of the original's, or 0 for words
 * without a letter of the language's script. Undefined when all is translated.
 */
export function untranslatedAt(
  original: { readonly text: string; readonly lang: string },
  translation: { readonly text: string; readonly lang: string },
): number | undefined {
  if (isUntranslated(original, translation, { names: 'translated' })) return 0;
  const otherScript = scriptOf(original.lang) !== scriptOf(translation.lang);
  if (otherScript && /\p{L}/u.test(translation.text) && !hasOwnLetters(translation.text, translation.lang)) return 0;
  const sentences = (text: string) => [...new Intl.Segmenter(original.lang, { granularity: 'sentence' }).segment(text)];
  const known = new Set(sentences(original.text).map(({ segment }) => flat(segment)));
  return sentences(translation.text).find(({ segment }) => isSentence(segment) && known.has(flat(segment)))?.index;
}
