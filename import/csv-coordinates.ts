import { coordinate, pointOf } from './lines.ts';

/** Characters of a cell that can be coordinates; in longer ones the expressions below would take time without end. */
const longest = 60;
/** Degrees and minutes, seconds where there are some: 35°41'22", 35 41 22, 35:41.5. */
const sexagesimal = /^([-+−]?\d+)(?:°|:|\s)\s*(\d+(?:[.,]\d+)?)(?:['′’]|:|\s|$)\s*(?:(\d+(?:[.,]\d+)?)(?:["″”]|'')?)?$/;

/**
 * A latitude or longitude as people write it: decimal points or commas, degrees with minutes and seconds, a letter for the side.
 * @param east what the letter O stands for: Ost, or else oeste, ouest and ovest
 * @returns undefined where it is none
 */
export function degreesOf(text: string, east = false): number | undefined {
  const cell = text.trim();
  if (cell.length > longest) return undefined;
  const [, before = '', digits = '', after = ''] = /^([NSEWO])?\s*(.*?)\s*([NSEWO])?$/is.exec(cell) ?? [];
  const side = (before || after).toUpperCase();
  const [, whole, minutes, seconds] = decimal(digits) ?? sexagesimal.exec(digits) ?? [];
  if (whole === undefined || (before !== '' && after !== '')) return undefined;
  if (number(minutes) >= 60 || number(seconds) >= 60) return undefined;
  const size = Math.abs(number(whole)) + number(minutes) / 60 + number(seconds) / 3600;
  const negative = /^[-−]/.test(whole);
  // a minus and a letter say the same
  const turned = side === 'S' || side === 'W' || (side === 'O' && !east);
  return Number((negative || turned ? -size : size).toFixed(7));
}

const number = (part = '0'): number => coordinate(part.replace(',', '.').replace('−', '-'));

/** A number of degrees, as an expression would find it: with its exponent, or without a digit on one side of the point. */
function decimal(digits: string): [string, string] | undefined {
  const whole = digits.replace(/°$/, '');
  return Number.isNaN(number(whole)) ? undefined : [digits, whole];
}

/** The side that a coordinate names, in capitals; empty for none, as of 5e-05. */
const sideOf = (text: string): string => (/^[NSEWO]|[NSEWO]$/i.exec(text.trim())?.[0] ?? '').toUpperCase();

/** Whether a cell has the letter O, which is east or west by the language. */
export const hasO = (text: string): boolean => text.trim().length <= longest && sideOf(text) === 'O';

/** Both numbers of a point in one text, as maps on the web copy them: latitude first, but for what can't be one. @returns [latitude, longitude] */
export function bothOf(text: string, east = false): readonly [string, string] | undefined {
  const cell = text.trim();
  if (cell.length > longest) return undefined;
  const plain = cell.replace(/^(?:POINT\s*)?[([]\s*|\s*[)\]]$/gi, '');
  // decimal commas leave a semicolon, a slash or blanks to stand between
  const halves = [/\s*;\s*/, /\s*,\s+/, /\s*,\s*/, /\s*\/\s*/, /(?<=[NSEWO])\s+/i, /\s+/]
    .map((between) => plain.split(between))
    .find((parts) => parts.length === 2 && parts.every((part) => degreesOf(part, east) !== undefined));
  if (!halves) return undefined;
  const [first = '', second = ''] = halves;
  const isEast = /[EWO]/.test(sideOf(first)) || /^POINT/i.test(cell) || Math.abs(degreesOf(first, east) ?? 0) > 90;
  return isEast ? [second, first] : [first, second];
}

/** What is wrong with a row's coordinates, and what would be right; undefined where nothing is. */
export function mistakeOf(lat: string, lng: string, east = false): { readonly swapped: boolean; readonly what: string } | undefined {
  const [y, x] = [degreesOf(lat, east), degreesOf(lng, east)];
  if (y === undefined || x === undefined) {
    const bad = [...(y === undefined ? [`latitude \`${lat}\``] : []), ...(x === undefined ? [`longitude \`${lng}\``] : [])];
    return { swapped: false, what: `${bad.join(' and ')}, expected degrees as \`52.5\`, \`52,5\` or \`52°30'N\`` };
  }
  if (pointOf(x, y)) return undefined;
  const swapped = pointOf(y, x) !== undefined && Math.abs(x) <= 90;
  const other = swapped ? `: the other way round, latitude ${x} and longitude ${y}, it would be on Earth` : '';
  return { swapped, what: `latitude ${y} and longitude ${x}, which are not on Earth${other}` };
}
