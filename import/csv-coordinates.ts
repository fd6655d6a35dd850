import { pointOf } from './lines.ts';

const degrees = /^([-+−]?\d+(?:[.,]\d+)?)°?$/;
/** Degrees and minutes, seconds where there are some: 35°41'22", 35 41 22, 35:41.5. */
const sexagesimal = /^([-+−]?\d+)(?:°|:|\s)\s*(\d+(?:[.,]\d+)?)(?:['′’]|:|\s|$)\s*(?:(\d+(?:[.,]\d+)?)(?:["″”]|'')?)?$/;

/**
 * A latitude or longitude as people write it: decimal points or commas, degrees with minutes and seconds, a letter for the side.
 * @param east what the letter O stands for: Ost, or else oeste, ouest and ovest
 * @returns undefined where it is none
 */
export function degreesOf(text: string, east = false): number | undefined {
  const [, before = '', digits = '', after = ''] = /^([NSEWO])?\s*(.*?)\s*([NSEWO])?$/is.exec(text.trim()) ?? [];
  const side = (before || after).toUpperCase();
  const [, whole, minutes, seconds] = degrees.exec(digits) ?? sexagesimal.exec(digits) ?? [];
  if (whole === undefined || (before !== '' && after !== '')) return undefined;
  const number = (part: string | undefined): number => Number((part ?? '0').replace(',', '.').replace('−', '-'));
  if (number(minutes) >= 60 || number(seconds) >= 60) return undefined;
  const size = Math.abs(number(whole)) + number(minutes) / 60 + number(seconds) / 3600;
  const negative = /^[-−]/.test(whole);
  // a minus and a letter say the same
  const turned = side === 'S' || side === 'W' || (side === 'O' && !east);
  return Number((negative || turned ? -size : size).toFixed(7));
}

/** Both numbers of a point in one text, as maps on the web copy them: latitude first, but for what can't be one. @returns [latitude, longitude] */
export function bothOf(text: string, east = false): readonly [string, string] | undefined {
  const plain = text.trim().replace(/^(?:POINT\s*)?[([]\s*|\s*[)\]]$/gi, '');
  // decimal commas leave a semicolon, a slash or blanks to stand between
  const halves = [/\s*;\s*/, /\s*,\s+/, /\s*,\s*/, /\s*\/\s*/, /(?<=[NSEWO])\s+/i, /\s+/]
    .map((between) => plain.split(between))
    .find((parts) => parts.length === 2 && parts.every((part) => degreesOf(part, east) !== undefined));
  if (!halves) return undefined;
  const [first = '', second = ''] = halves;
  const isEast = /[EWO]/i.test(first) || /^\s*POINT/i.test(text) || Math.abs(degreesOf(first, east) ?? 0) > 90;
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
