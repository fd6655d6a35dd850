import { scriptOf } from '#story/languages.ts';
import { betweenOf, type Multiplier, multipliersOf } from './multipliers.ts';

/** A number in digits in a text. */
export interface Figure {
  readonly value: number;
  /** where it begins, UTF-16 units */
  readonly offset: number;
  /** as it is written: `1만 2000`, `57,5`, `1.59 million` */
  readonly written: string;
}

const spaces = ' \u00a0\u2009\u202f';

/** Units of East Asian numbers. Those below a myriad multiply the digit before them, the others all that came before. */
const small: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3, 十: 10, 百: 100, 千: 1e3 };
const large: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12 };

/** Multipliers that are made of those units alone are read by {@link eastAsian}. */
const units = new RegExp(`^\\^\\(\\?:[|${Object.keys({ ...small, ...large }).join('')}]+\\)`, 'u');

interface Found {
  value: number;
  offset: number;
  end: number;
  /** before words multiplied it */
  base: number;
  digits: string;
}

/**
 * Reads the numbers of a language's texts: all that are in digits, normalised: the digits of any script, grouping and decimal signs as the language has
 * them (`1,500`, `1.500`, `1 500`, `1,50,000`; `57.5`, `57,5`), units of East Asia (`1만 2000`, `7천`), words that multiply (`1.59 million`, `7 тисяч`), shortened
 * years (`1984–85`). Ranges, dates, times and model names fall into their numbers. Signs, currencies and units are left alone.
 * @param lang BCP 47 tag
 * @throws RangeError for what is none
 */
export function figureReader(lang: string): (text: string) => Figure[] {
  const language: Language = {
    numeral: numeralOf(lang),
    multipliers: multipliersOf(lang).filter(({ word }) => !units.test(word.source)),
    between: betweenOf(lang),
  };
  return (text) => figuresIn(text, language);
}

interface Language {
  readonly numeral: RegExp;
  readonly multipliers: readonly Multiplier[];
  /** what is between the two numbers of a range */
  readonly between: RegExp;
}

function figuresIn(text: string, { numeral, multipliers, between }: Language): Figure[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; ) {
    const first = read(text, at, numeral, false);
    if (!first) break;
    const counted = eastAsian(text, first, numeral) ?? multiplied(text, first, multipliers);
    const before = found.at(-1);
    if (before && between.test(text.slice(before.end, counted.offset))) joinRange(before, counted, text);
    found.push(counted);
    at = counted.end;
  }
  return found.map(({ value, offset, end }) => ({ value, offset, written: text.slice(offset, end) }));
}

/** A number with its groups, and its decimals, as a language writes it. Grouped by any space too. */
function numeralOf(lang: string): RegExp {
  const parts = new Intl.NumberFormat(lang).formatToParts(12_345_678.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  // lakhs and crores: 1,23,45,678
  const indian = parts.filter(({ type }) => type === 'integer').length > 3;
  // Arabic writes both "57.5" and "57,5"
  const either = scriptOf(lang) === 'Arab';
  const decimal = either ? '.,٫' : `${sign}٫`;
  const group = `${spaces}’٬${either ? '.,' : sign === ',' ? '.' : ','}`;
  const grouped = `([${group}])(?:\\p{Nd}{3}(?:\\1\\p{Nd}{3})*${indian ? '|\\p{Nd}{2}(?:\\1\\p{Nd}{2})*\\1\\p{Nd}{3}' : ''})`;
  return new RegExp(`(?:(?!${zero})\\p{Nd}{1,3}(?:${grouped})(?!\\p{Nd})|\\p{Nd}+)(?:[${decimal}]\\p{Nd}+)?`, 'gu');
}

/** The zeros of the scripts that group their digits: 0 begins no group. */
const zero = '[0٠۰०০]';

/** A decimal digit's value: in each script the ten are in one row. https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-4/#G124206 */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

/** The next number from `at` on, or exactly there. */
function read(text: string, at: number, numeral: RegExp, here: boolean): Found | undefined {
  numeral.lastIndex = at;
  const match = numeral.exec(text);
  if (!match || (here && match.index !== at)) return undefined;
  const digits = match[0].replace(/\p{Nd}/gu, (digit) => `${digitValue(digit)}`);
  const group = match[1];
  const whole = group === undefined ? digits : digits.split(group).join('');
  const value = Number(whole.replace(/[٫,]/, '.'));
  return { value, base: value, offset: match.index, end: match.index + match[0].length, digits };
}

function eastAsian(text: string, first: Found, numeral: RegExp): Found | undefined {
  // 제27조 is article 27
  if (text[first.offset - 1] === '제') return undefined;
  let [total, section, end]: [number, number, number] = [0, 0, first.end];
  let pending: Found | undefined = first;
  let least = Number.POSITIVE_INFINITY;
  for (;;) {
    const unit = text[end] ?? '';
    const [low, high]: [number | undefined, number | undefined] = [small[unit], large[unit]];
    if (low !== undefined) section += (pending?.value ?? 1) * low;
    else if (high !== undefined) {
      // 3万亿 is three million million
      if (pending === undefined && section === 0) total *= high;
      else total += (section + (pending?.value ?? 0)) * high;
      section = 0;
    } else break;
    least = low ?? high ?? least;
    end += 1;
    pending = read(text, text[end] === ' ' ? end + 1 : end, numeral, true);
    // the same number goes on, unless what follows is too large for it, or a date
    if (pending && (pending.value >= least || /^[년월일年月日]/u.test(text.slice(pending.end)))) pending = undefined;
    if (pending) end = pending.end;
  }
  return end === first.end ? undefined : { ...first, value: round(total + section + (pending?.value ?? 0)), end };
}

function multiplied(text: string, figure: Found, multipliers: readonly Multiplier[]): Found {
  const gap = /^[\s-]/u.test(text.slice(figure.end)) ? 1 : 0;
  const rest = text.slice(figure.end + gap, figure.end + gap + 24);
  let longest = { length: 0, by: 1 };
  for (const { word, by } of multipliers) {
    const length = word.exec(rest)?.[0].length ?? 0;
    if (length > longest.length) longest = { length, by };
  }
  if (longest.length > 0) return { ...figure, value: round(figure.value * longest.by), end: figure.end + gap + longest.length };
  return figure;
}

/** "1984–85" ends in 1985, and "11 to 12 thousand" begins with 11,000. */
function joinRange(from: Found, to: Found, text: string): void {
  const dash = /^[-‐‑–—~〜～]$/u.test(text.slice(from.end, to.offset).trim());
  const year = from.digits.length === 4 && from.value >= 1000 && from.value < 2100;
  if (dash && year && to.digits.length === 2 && to.value === to.base && to.value > from.value % 100) {
    to.value += from.value - (from.value % 100);
  } else if (from.value === from.base && to.value > to.base && from.value < to.base) {
    from.value = round((from.value * to.value) / to.base);
  }
}

/** 1.59 million is 1,590,000 and not a billionth more. */
const round = (value: number): number => Number(value.toPrecision(12));
