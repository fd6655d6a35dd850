import { scriptOf } from './scripts.ts';

/** A number that stands in digits in a text. */
export interface Figure {
  readonly value: number;
  /** where it begins, UTF-16 units */
  readonly offset: number;
  /** as it is written: `1만 2000`, `57,5`, `1.59 million` */
  readonly written: string;
}

const digit = '[0-9٠-٩۰-۹]';
const spaces = ' \u00a0\u2009\u202f';

type Multipliers = readonly (readonly [RegExp, number])[];

/** Words that multiply the digits before them, by language. */
const multipliers: Readonly<Record<string, Multipliers>> = {
  en: [
    [/^thousand(?!\p{L})/u, 1e3],
    [/^(?:million|mn)(?!\p{L})/u, 1e6],
    [/^(?:billion|bn)(?!\p{L})/u, 1e9],
  ],
  de: [
    [/^(?:Tausend|tausend|Tsd\.)/u, 1e3],
    [/^(?:Millionen|Million|Mio\.?|Mill\.)(?!\p{L})/u, 1e6],
    [/^(?:Milliarden|Milliarde|Mrd\.?)(?!\p{L})/u, 1e9],
  ],
  uk: [
    [/^(?:тисяч\p{L}*|тис\.?)(?!\p{L})/u, 1e3],
    [/^(?:мільйон\p{L}*|млн\.?)(?!\p{L})/u, 1e6],
    [/^(?:мільярд\p{L}*|млрд\.?)(?!\p{L})/u, 1e9],
  ],
  ar: [
    [/^(?:ألف|آلاف|الف|ألفًا|ألفاً)(?!\p{L})/u, 1e3],
    [/^(?:مليون|ملايين|مليونًا|مليوناً)(?!\p{L})/u, 1e6],
    [/^(?:مليار|مليارات|مليارًا)(?!\p{L})/u, 1e9],
  ],
};

/** Units of East Asian numbers. Those below a myriad multiply the digit before them, the others all that came before. */
const small: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1e3, 十: 10, 百: 100, 千: 1e3 };
const large: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12 };

/** What stands between two numbers of a range, in the languages above. */
const between = /^\s?(?:[-‐‑–—~〜～]|to|or|and|bis|oder|und|до|або|чи|і|й|та|إلى|أو|و)\s?$/u;

interface Found {
  value: number;
  offset: number;
  end: number;
  /** before words multiplied it */
  base: number;
  digits: string;
}

/**
 * Reads the numbers of a language's texts: all that stand in digits, normalised: grouping and decimal signs as the language has them (`1,500`, `1.500`, `1 500`; `57.5`, `57,5`), Arabic-Indic
 * digits, units of East Asia (`1만 2000`, `7천`), words that multiply (`1.59 million`, `7 тисяч`), shortened years (`1984–85`). Ranges, dates,
 * times and model names fall into their numbers. Signs, currencies and units are left alone.
 */
export function figureReader(lang: string): (text: string) => Figure[] {
  const numeral = numeralOf(lang);
  const words = multipliers[lang.split('-')[0] ?? lang] ?? [];
  return (text) => figuresIn(text, numeral, words);
}

function figuresIn(text: string, numeral: RegExp, words: Multipliers): Figure[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; ) {
    const first = read(text, at, numeral, false);
    if (!first) break;
    const counted = eastAsian(text, first, numeral) ?? multiplied(text, first, words);
    const before = found.at(-1);
    if (before && between.test(text.slice(before.end, counted.offset))) joinRange(before, counted, text);
    found.push(counted);
    at = counted.end;
  }
  return found.map(({ value, offset, end }) => ({ value, offset, written: text.slice(offset, end) }));
}

/** A number with its groups, and its decimals, as a language writes it. Grouped by any space too. */
function numeralOf(lang: string): RegExp {
  const sign = new Intl.NumberFormat(lang).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  // Arabic writes both "57.5" and "57,5"
  const either = scriptOf(lang) === 'Arab';
  const decimal = either ? '.,٫' : `${sign}٫`;
  const group = `${spaces}’٬${either ? '.,' : sign === ',' ? '.' : ','}`;
  return new RegExp(
    `(?:[1-9١-٩۱-۹]${digit}{0,2}(?:([${group}])${digit}{3}(?:\\1${digit}{3})*)(?!${digit})|${digit}+)(?:[${decimal}]${digit}+)?`,
    'gu',
  );
}

/** The next number from `at` on, or exactly there. */
function read(text: string, at: number, numeral: RegExp, here: boolean): Found | undefined {
  numeral.lastIndex = at;
  const match = numeral.exec(text);
  if (!match || (here && match.index !== at)) return undefined;
  const digits = match[0].replace(/[٠-٩]/g, (d) => `${d.charCodeAt(0) - 0x660}`).replace(/[۰-۹]/g, (d) => `${d.charCodeAt(0) - 0x6f0}`);
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
      total += (section + (pending?.value ?? 0) || 1) * high;
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

function multiplied(text: string, figure: Found, words: Multipliers): Found {
  const gap = /^[\s-]/u.test(text.slice(figure.end)) ? 1 : 0;
  const rest = text.slice(figure.end + gap, figure.end + gap + 24);
  for (const [word, by] of words) {
    const match = word.exec(rest);
    if (match) return { ...figure, value: round(figure.value * by), end: figure.end + gap + match[0].length };
  }
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
