/** Characters `[from, to)` of a text, in UTF-16 units, and what stands in their place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with some of its characters replaced. @param splices none overlaps another; in any order */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: put } of [...splices].sort((a, b) => a.from - b.from)) {
    result += text.slice(at, from) + put;
    at = to;
  }
  return result + text.slice(at);
}

/** Offset of the first character of the line that an offset is in. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Offset of the line's end that follows an offset: of its `\r\n` or `\n`, or of the text's end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** Offset of the line that follows the one an offset is in; the text's length where none does. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** How a text ends its lines: as its first one does. */
export const lineBreakOf = (text: string): string => (/\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');

/** The items of a list, and what stands between them. */
export interface Listed {
  /** offsets of each item */
  readonly items: readonly { readonly from: number; readonly to: number }[];
  /** where the list begins, with its bracket, and where it ends */
  readonly from: number;
  readonly to: number;
}

/**
 * Puts other items in place of `[first, last)` of a list that stands in brackets with commas. What is kept keeps its characters, and new items are parted as
 * the old ones are.
 * @param padding what stands inside the brackets of a list that was empty
 * @returns null where a comment stands between the items that go
 */
export function splicedItems(
  text: string,
  { items, from, to }: Listed,
  first: number,
  last: number,
  put: readonly string[],
  padding = '',
): Splice | null {
  const end = (index: number): number => items[index]?.to ?? to;
  const start = (index: number): number => items[index]?.from ?? from;
  const [open, close] = [text[from] ?? '', text[to - 1] ?? ''];
  if (items.length === 0) return { from, to, text: `${open}${padding}${put.join(', ')}${padding}${close}` };
  const between = items.length > 1 ? text.slice(end(0), start(1)) : ', ';
  const parting = /^\s*,\s*$/.test(between) ? between : ', ';
  if (put.length === 0 && last - first === items.length) return { from, to, text: `${open}${close}` };
  const a = first > 0 ? end(first - 1) : start(0);
  const b = last < items.length ? start(last) : end(items.length - 1);
  for (let index = Math.max(first - 1, 0); index < Math.min(last, items.length - 1); index++) {
    if (!/^\s*,\s*$/.test(text.slice(end(index), start(index + 1)))) return null;
  }
  const parts = [...(first > 0 ? [''] : []), ...put, ...(last < items.length ? [''] : [])];
  return { from: a, to: b, text: parts.join(parting) };
}

/** How many items two lists have in common at their beginnings, and then at their ends. */
export function commonEnds<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): { first: number; last: number } {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && same(a[first] as T, b[first] as T)) first++;
  let last = 0;
  while (last < most - first && same(a[a.length - 1 - last] as T, b[b.length - 1 - last] as T)) last++;
  return { first, last };
}
