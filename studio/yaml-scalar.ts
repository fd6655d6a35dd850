import { parse } from 'yaml';

/** How a text is written in YAML. */
export type Quotes = 'plain' | 'single' | 'double';

/** Plain data as they stand in a story's YAML. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const isPlain = (text: string): boolean => !/[\p{Cc}\u2028\u2029\ufeff]/u.test(text) && text.trim() === text;

/** As written, whether it is read as the text that was meant, within brackets and as a value of a line. */
function reads(written: string, text: string): boolean {
  try {
    return parse(`[${written}]`)[0] === text && parse(`k: ${written}`)?.k === text && Object.keys(parse(`{ ${written}: 1 }`))[0] === text;
  } catch {
    return false;
  }
}

/**
 * A text, number or truth as YAML on one line, which may stand within brackets.
 * @param like the quotes of what it replaces; where they can't hold it, double ones
 */
export function scalarText(value: string | number | boolean | null, like: Quotes = 'plain'): string {
  if (typeof value !== 'string') return String(value);
  const single = `'${value.replaceAll("'", "''")}'`;
  if (like === 'single' && isPlain(value) && reads(single, value)) return single;
  if (like === 'plain' && isPlain(value) && reads(value, value)) return value;
  // JSON's escapes are YAML's.
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Plain data in one line: `{ fit: [a, b], zoom: 4 }`. */
export function flowText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${scalarText(key)}: ${flowText(inner)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return scalarText(value as string | number | boolean | null);
}

/** Whether plain data are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [Object.entries(a), Object.entries(b)];
  return x.length === y.length && x.every(([key, value]) => Object.hasOwn(b, key) && sameValue(value, (b as Record<string, unknown>)[key]));
}
