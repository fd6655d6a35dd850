import { betweenOf } from './multipliers.ts';
import { type NumberData, numberDataOf } from './number-data.ts';

/** Whether all the number words of a language up to twelve are known: a text in it then has no others than {@link numberWordReader} finds. */
export const knowsNumberWords = (lang: string): boolean => numberDataOf(lang).complete ?? false;

/**
 * Reads the numbers that a language's texts spell in words or Roman numerals, and the months that they name: what another language may write in digits.
 * Rather too many than too few, as nothing is missed for them: "two hundred" gives 2, 100 and 200.
 */
export function numberWordReader(lang: string): (text: string) => Set<number> {
  const data = numberDataOf(lang);
  const tokensIn = tokenizer(data);
  const gap = new RegExp(`^[\\s\\u200c־-]*(?:(?:${data.link ?? '(?!)'})[\\s\\u200c-]*)?$`, 'u');
  const between = betweenOf(lang);
  const months = monthNames(lang);
  return (text) => {
    const lower = text.normalize('NFC').toLocaleLowerCase(lang);
    const tokens = tokensIn(lower);
    const values = new Set<number>(romanNumerals(text));
    for (let from = 0; from < tokens.length; from++) {
      const sum = makeSum(data);
      const gapBefore = (i: number): string => lower.slice(tokens[i - 1]?.end, tokens[i]?.start);
      let i = from;
      for (; i < tokens.length; i++) {
        const token = tokens[i];
        if (!token || (i > from && !gap.test(gapBefore(i))) || !sum.add(token)) break;
        values.add(sum.value());
      }
      // "eleven to twelve thousand" begins with 11,000
      if (i < tokens.length && between.test(gapBefore(i).replace(/^-/, ''))) {
        const shared = tokens.slice(i).find(({ value }, j) => value >= 1000 || (j > 0 && !gap.test(gapBefore(i + j))));
        if (shared && shared.value >= 1000) values.add(sum.value() * shared.value);
      }
      const digits = data.positional ? digitsFrom(tokens, from) : undefined;
      if (digits !== undefined) values.add(digits);
    }
    for (const [index, names] of months.entries()) if (names.some((name) => lower.includes(name))) values.add(index + 1);
    return values;
  };
}

interface Token {
  readonly value: number;
  /** multiplies what is before it by ten */
  readonly timesTen: boolean;
  readonly start: number;
  readonly end: number;
}

/** Finds the number words of a lower-case text: in each word, or, where several are written in one, one after the other. */
function tokenizer({ words = {}, timesTen, prefix = '', ending = '', link, joined }: NumberData): (lower: string) => Token[] {
  // In Chinese and Japanese a word may begin anywhere.
  const anywhere = joined === true && /\p{Script=Han}/u.test(Object.values(words).join());
  const wordEnd = anywhere ? '' : `${ending.normalize('NFC')}(?![\\p{L}\\p{M}])`;
  const pattern = (word: string): string => (joined ? `(?:${word.normalize('NFC')})` : `(?:${word.normalize('NFC')})(?=${wordEnd})`);
  const all = [
    ...Object.entries(words).map(([value, word]) => ({ value: Number(value), timesTen: false, word: pattern(word) })),
    ...(timesTen === undefined ? [] : [{ value: 10, timesTen: true, word: pattern(timesTen) }]),
  ];
  const forms = all.map((form) => ({ ...form, word: new RegExp(form.word, 'uy') }));
  const begin = new RegExp(`${anywhere ? '' : '(?<![\\p{L}\\p{M}])'}${prefix}(?=${all.map(({ word }) => word).join('|')})`, 'gu');
  const end = new RegExp(wordEnd, 'uy');
  const between = link === undefined ? undefined : new RegExp(link, 'uy');

  const longest = (lower: string, at: number): Token | undefined => {
    let best: Token | undefined;
    for (const { value, timesTen: ten, word } of forms) {
      const length = longestMatch(word, lower, at);
      if (length > 0 && at + length > (best?.end ?? at)) best = { value, timesTen: ten, start: at, end: at + length };
    }
    return best;
  };
  /** the words that make one from `at` on; none unless they fill it */
  const chain = (lower: string, at: number): Token[] => {
    const first = longest(lower, at);
    if (!first) return [];
    const found = [first];
    for (;;) {
      const last = found.at(-1) ?? first;
      const next = joined ? (longest(lower, last.end) ?? afterLink(lower, last.end)) : undefined;
      if (!next) return longestMatch(end, lower, last.end) >= 0 ? found : [];
      found.push(next);
    }
  };
  const afterLink = (lower: string, at: number): Token | undefined => {
    const length = between ? longestMatch(between, lower, at) : -1;
    return length > 0 ? longest(lower, at + length) : undefined;
  };
  return (lower) => {
    const tokens: Token[] = [];
    if (forms.length === 0) return tokens;
    begin.lastIndex = 0;
    for (let match = begin.exec(lower); match; match = begin.exec(lower)) {
      // what is written in one with the word before it, as "and" is in Arabic, belongs to it
      const found = chain(lower, match.index + match[0].length).map((token, i) => (i === 0 ? { ...token, start: match.index } : token));
      tokens.push(...found);
      begin.lastIndex = Math.max(found.at(-1)?.end ?? 0, match.index + match[0].length + 1);
    }
    return tokens;
  };
}

/** The length of what a sticky pattern matches at an offset, or -1. */
function longestMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? -1;
}

/** Adds up number words as they are said, from left to right: two · hundred · and fifty · thousand. */
function makeSum({ unitsFirst, twenties }: NumberData): { add(token: Token): boolean; value(): number } {
  /** what was multiplied by a thousand or more, the largest first */
  let parts: { value: number; unit: number }[] = [];
  let hundreds = 0;
  let rest = 0;
  const below = (unit: number): number =>
    parts.filter((part) => part.unit < unit).reduce((sum, { value }) => sum + value, 0) + hundreds + rest;
  return {
    value: () => below(Number.POSITIVE_INFINITY),
    /** @returns false for a word that can't go on with the number */
    add({ value, timesTen }) {
      if (value >= 1000) {
        const multiplied = { value: (below(value) || 1) * value, unit: value };
        parts = [...parts.filter(({ unit }) => unit >= value), multiplied];
        [hundreds, rest] = [0, 0];
      } else if (value === 100 || timesTen) {
        if (value === 10 && rest > 9) return false;
        if (value === 100 && hundreds > 0) return false;
        hundreds += (rest || 1) * value;
        rest = 0;
      } else if (value > 100) {
        if (hundreds > 0 || rest > 0) return false;
        hundreds = value;
      } else if (rest === 0) {
        if (hundreds % 100 > 0 && value >= 10) return false;
        rest = value;
      } else if (rest >= 10 && rest % 10 === 0 && value < 10) rest += value;
      else if (unitsFirst && rest < 10 && value >= 10 && value % 10 === 0) rest += value;
      else if (twenties && (rest === 60 || rest === 80) && value >= 10 && value < 20) rest += value;
      else return false;
      return true;
    },
  };
}

/** A number whose digits are spelled one by one from a token on: two or more side by side. */
function digitsFrom(tokens: readonly Token[], from: number): number | undefined {
  let digits = '';
  for (let i = from; i < tokens.length; i++) {
    const [before, token] = [tokens[i - 1], tokens[i]];
    if (!token || token.timesTen || token.value > 9 || (i > from && before?.end !== token.start)) break;
    digits += token.value;
  }
  return digits.length > 1 ? Number(digits) : undefined;
}

/** Roman numerals of two letters or more, and V and X: centuries and kings, "XVIIIe siècle". */
function romanNumerals(text: string): number[] {
  const numerals = text.matchAll(
    /(?<![\p{L}\p{M}\p{N}])(?=[VX]|[IVXLCDM]{2})(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:er?|[èe]me|ère|[oa])?(?![\p{L}\p{M}])/gu,
  );
  const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  return Array.from(numerals, ([, ...parts]) =>
    [...parts.join('')].reduce((sum, letter, i, all) => {
      const value = worth[letter] ?? 0;
      return value < (worth[all[i + 1] ?? ''] ?? 0) ? sum - value : sum + value;
    }, 0),
  );
}

/**
 * The months' names of our calendar as in a date and alone, January first, without their endings where they are long: октябрь, октября, в октябре.
 * None where a month is written as a number.
 */
function monthNames(lang: string): string[][] {
  const calendar = { calendar: 'gregory', timeZone: 'UTC' } as const;
  const inDate = new Intl.DateTimeFormat(lang, { month: 'long', day: 'numeric', ...calendar });
  const alone = new Intl.DateTimeFormat(lang, { month: 'long', ...calendar });
  return Array.from({ length: 12 }, (_, month) => {
    const names = [inDate, alone].map(
      (format) =>
        format
          .formatToParts(Date.UTC(2024, month, 15))
          .find(({ type }) => type === 'month')
          ?.value.normalize('NFC')
          .toLocaleLowerCase(lang) ?? '',
    );
    return names.filter((name) => /^\P{Nd}{3,}$/u.test(name)).map((name) => (name.length > 5 ? name.slice(0, -1) : name));
  });
}
