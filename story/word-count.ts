/** The pace of an unhurried reader (Brysbaert 2019 has 238 words a minute for silent reading of non-fiction; the map wants time too). */
export const wordsPerMinute = 200;

/**
 * Words in a text by the rules of its language: Japanese, Chinese and Thai put no spaces between theirs. Punctuation does not count, numbers do.
 * Browsers without `Intl.Segmenter` (Firefox before 125) count what stands between spaces.
 *
 * @param lang BCP 47 tag
 */
export function countWords(text: string, lang: string): number {
  if (typeof Intl.Segmenter !== 'function') return text.split(/\s+/).filter(Boolean).length;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}
