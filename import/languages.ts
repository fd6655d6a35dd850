/** Words that stand in almost every text of a language and seldom in one of another. */
const common: Readonly<Record<string, string>> = {
  en: 'the and of to in was with from that for were his their which',
  de: 'der die und das ist nicht von mit den dem ein eine auf für',
  fr: 'le les des et une est dans du pour que sur avec au aux',
  es: 'el los las una del que con por para es su como',
  pt: 'os as uma do da dos das em não com por mês ao',
  it: 'il gli di che una della nel con per sono è del alla',
  nl: 'het een van en de niet met zijn op voor aan ook',
  pl: 'na się do nie jest że przez od po oraz był',
  tr: 've bir bu için ile da de olarak çok olan',
  id: 'yang dan di dari dengan untuk pada adalah ini ke',
};

/** Letters of one script each, and the language that they most often stand for. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh-Hans'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/[پچژگ]/gu, 'fa'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/[іїєґ]/giu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];

/**
 * The language that some words are most likely in, among those that the interface is in. A guess, to be told.
 * @param locales BCP 47 tags
 */
export function guessLanguage(text: string, locales: readonly string[]): string {
  return likelyLanguage(text, locales) ?? (locales.includes('en') ? 'en' : (locales[0] ?? 'en'));
}

/** As {@link guessLanguage}; undefined where there are no words to tell by, as in names alone. */
export function likelyLanguage(text: string, locales: readonly string[]): string | undefined {
  const sample = text.slice(0, 50_000);
  const letters = (sample.match(/\p{L}/gu) ?? []).length;
  const among = (lang: string): boolean => locales.includes(lang);
  for (const [pattern, lang] of scripts) {
    const share = (sample.match(pattern) ?? []).length / Math.max(letters, 1);
    const least = lang === 'uk' || lang === 'fa' ? 0.01 : lang === 'ja' ? 0.1 : 0.4;
    if (share > least && among(lang)) return lang;
  }
  const words = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}{2,}/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  const scores = Object.entries(common)
    .filter(([lang]) => among(lang))
    .map(([lang, list]) => ({ lang, score: score(list.split(' ').map((word) => words.get(word) ?? 0)) }));
  const best = scores.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.lang : undefined;
}

/** Two words of a language at least: one may be a name. */
function score(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length < 2 ? 0 : counts.reduce((sum, count) => sum + count, 0);
}
