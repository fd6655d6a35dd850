import { numberDataOf } from './number-data.ts';

/** A word that multiplies the digits before it. */
export interface Multiplier {
  /** matches it at the beginning of what follows the digits */
  readonly word: RegExp;
  readonly by: number;
}

/** Scripts whose words follow each other without a space. */
const spaceless = /[\p{Script=Han}\p{Script=Hira}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Mymr}]/u;

/**
 * The words that multiply digits in a language: what CLDR's compact numbers have in any of its plural categories (`million`, `тысячи`, `लाख`,
 * `mil millones`), and the endings and abbreviations that `number-data.ts` adds.
 * Where several match, the longest is meant.
 * @param lang BCP 47 tag
 */
export function multipliersOf(lang: string): Multiplier[] {
  const { multiplies = {} } = numberDataOf(lang);
  const known = [...compactWords(lang)].map(([word, by]) => [by, escaped(word)] as const);
  const own = Object.entries(multiplies).map(([by, word]) => [Number(by), word.normalize('NFC')] as const);
  return [...known, ...own].map(([by, source]) => ({
    word: new RegExp(`^(?:${source})${spaceless.test(source) ? '' : '(?![\\p{L}\\p{M}])'}`, 'iu'),
    by,
  }));
}

/** A word as a pattern: a point at its end may be left out, any space may be in it. */
const escaped = (word: string): string =>
  word
    .normalize('NFC')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s/g, '\\s')
    .replace(/\\\.$/, '\\.?');

/** CLDR's words for thousands, millions and so on, and what each is worth. */
function compactWords(lang: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const compactDisplay of ['long', 'short'] as const) {
    const format = new Intl.NumberFormat(lang, {
      notation: 'compact',
      compactDisplay,
      numberingSystem: 'latn',
      maximumFractionDigits: 2,
      useGrouping: false,
    });
    for (let power = 3; power <= 13; power++) {
      // numbers of all the plural categories that there are. https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
      for (const count of [1, 2, 3, 5, 6, 11, 20, 21, 100, 1.5]) {
        const parts = format.formatToParts(count * 10 ** power);
        const word = parts.find(({ type }) => type === 'compact')?.value;
        const digits = parts
          .map(({ type, value }) => (type === 'decimal' ? '.' : /^(?:integer|fraction)$/.test(type) ? value : ''))
          .join('');
        // of the short ones those that are no unit: "5 m" are metres
        if (!word || digits === '' || (compactDisplay === 'short' && word.length < 3)) continue;
        words.set(word, 10 ** Math.round(Math.log10((count * 10 ** power) / Number(digits))));
      }
    }
  }
  return words;
}

/** What is between the two numbers of a range, or between two that share a multiplier: "11 or 12 thousand". */
export function betweenOf(lang: string): RegExp {
  const joins = (['conjunction', 'disjunction'] as const).flatMap((type) =>
    new Intl.ListFormat(lang, { type }).formatToParts(['1', '2']).flatMap((part) => (part.type === 'literal' ? part.value.trim() : [])),
  );
  const words = [...joins.map(escaped), ...(numberDataOf(lang).range?.split('|') ?? [])].filter((word) => word !== '');
  return new RegExp(`^\\s?(?:[-‐‑–—~〜～]${words.map((word) => `|${word}`).join('')})[\\s-]?$`, 'u');
}
