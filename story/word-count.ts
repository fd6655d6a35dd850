/** An unhurried reading speed (Brysbaert 2019: 238 words a minute for silent reading of non-fiction; the map takes time too). */
export const wordsPerMinute = 200;

/**
 * Counts the words of a text by the rules of its language (Japanese, Chinese and Thai have no spaces between words). Numbers count, punctuation does not.
 * In browsers without `Intl.Segmenter` (Firefox before 125) words are separated by spaces.
 *
 * @param lang BCP 47 tag
 */
export function countWords(text: string, lang: string): number {
  if (typeof Intl.Segmenter !== 'function') return text.split(/\s+/).filter(Boolean).length;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}
