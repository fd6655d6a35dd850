import { isMap, isNode, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { lineEnd, lineStart, nextLine, type Splice } from './splice.ts';
import { contentEnd, pairEnd, pairStart, startOf } from './yaml-text.ts';

// A key with a comment of its own keeps its line when its value goes, so that the comment says the same of the value that comes next.

export const isCollection = (value: unknown): value is YAMLMap | YAMLSeq => isMap(value) || isSeq(value);
const keyEnd = ({ key }: Pair): number => (isNode(key) ? (key.range?.[1] ?? 0) : 0);

/** Where the line of a key ends as far as it is about the key: with its value, or, where that is in lines of its own, with the colon. */
function ownEnd(source: string, pair: Pair): number {
  const value = pair.value;
  return isCollection(value) && !value.flow ? source.indexOf(':', keyEnd(pair)) + 1 : pairEnd(source, pair);
}

/** Whether a comment stands beside a key of a mapping in lines, right above it, or between it and its first item. */
export function hasOwnComment(source: string, pair: Pair): boolean {
  const start = lineStart(source, pairStart(pair));
  const above = source.slice(lineStart(source, start - 1), start);
  if (start > 0 && /^[ \t]*#/.test(above)) return true;
  const end = ownEnd(source, pair);
  if (/^[ \t]+#/.test(source.slice(end, lineEnd(source, end)))) return true;
  const { value } = pair;
  return isCollection(value) && !value.flow && /^[ \t]*#/m.test(source.slice(end, lineStart(source, startOf(value))));
}

/** Makes the list or mapping of a key empty; what stands around its items stays. */
export function emptied(source: string, pair: Pair | null, node: YAMLMap | YAMLSeq): Splice[] | null {
  const text = isSeq(node) ? '[]' : '{}';
  if (node.flow) return [{ from: startOf(node), to: contentEnd(source, node), text }];
  if (!pair) return null;
  const colon = ownEnd(source, pair);
  const [from, to] = [lineStart(source, startOf(node)), nextLine(source, contentEnd(source, node))];
  return [
    { from: colon, to: colon, text: ` ${text}` },
    { from, to, text: '' },
  ];
}

/** Makes a comment of a key, without its value: `# via:`, and what stood beside it. Null where the key has no line of its own, or is alone. */
export function outcommented(source: string, map: YAMLMap, pair: Pair): Splice[] | null {
  const start = pairStart(pair);
  if (map.items.length < 2 || /\S/.test(source.slice(lineStart(source, start), start))) return null;
  const name = { from: start, to: ownEnd(source, pair), text: `# ${source.slice(start, keyEnd(pair))}:` };
  const { value } = pair;
  if (!isCollection(value) || value.flow) return [name];
  return [name, { from: lineStart(source, startOf(value)), to: nextLine(source, contentEnd(source, value)), text: '' }];
}

/**
 * Where a mapping in lines has a key as a comment: offsets of `# via:`, and the key as it is written there. Null where it has not.
 * What stands above the first key counts where that begins its own line: above `- id:` it is another item's.
 */
export function keptPlace(source: string, map: YAMLMap, key: string): { from: number; to: number; name: string } | null {
  const [first] = map.items;
  if (map.flow || !first) return null;
  const start = pairStart(first);
  const firstLine = lineStart(source, start);
  const column = start - firstLine;
  let from = firstLine;
  if (!/\S/.test(source.slice(firstLine, start)))
    while (from > 0 && isAround(source, lineStart(source, from - 1), column)) from = lineStart(source, from - 1);
  let to = nextLine(source, contentEnd(source, map));
  while (to < source.length && isAround(source, to, column)) to = nextLine(source, to);
  for (let line = from; line < to; line = nextLine(source, line)) {
    const at = line + column;
    const [, name] = /^# (\S.*?):(?:[ \t]+#.*|[ \t]*)$/.exec(source.slice(at, lineEnd(source, line))) ?? [];
    if (name !== undefined && /^ *$/.test(source.slice(line, at)) && keyIn(name) === key)
      return { from: at, to: at + name.length + 3, name };
  }
  return null;
}

/** Whether a line is empty, or a comment that is indented as far as what is in a column, or further: one before that is about something else. */
function isAround(source: string, line: number, column: number): boolean {
  const [, indent = '', rest] = /^([ \t]*)(.*)$/.exec(source.slice(line, lineEnd(source, line))) ?? [];
  return rest === '' || (rest?.[0] === '#' && indent.length >= column);
}

/** The key that is written so, in quotes or without. */
function keyIn(written: string): string {
  if (!/^["']/.test(written)) return written;
  const { contents } = parseDocument(written, { prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  return isScalar(contents) ? String(contents.value) : '';
}

/**
 * Where something in lines ends with the comments below it that are indented deeper than it: they are about its last keys, or are such keys.
 * @param end of its last line
 * @param column in which its dash or key stands
 */
export function endWithComments(source: string, end: number, column: number): number {
  let last = end;
  for (let line = nextLine(source, end); line < source.length && isAround(source, line, column + 1); line = nextLine(source, line)) {
    const to = lineEnd(source, line);
    if (/\S/.test(source.slice(line, to))) last = to;
  }
  return last;
}
