import { isMap, isNode, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
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

/** Where a mapping in lines has a key as a comment: offsets of `# via:`. Null where it has not. */
export function keptPlace(source: string, map: YAMLMap, key: string): { from: number; to: number } | null {
  const [first] = map.items;
  if (map.flow || !first) return null;
  const start = pairStart(first);
  const indent = ' '.repeat(start - lineStart(source, start));
  const isAround = (line: string): boolean => /^[ \t]*(?:#.*)?\r?\n?$/.test(line);
  let from = lineStart(source, start);
  while (from > 0 && isAround(source.slice(lineStart(source, from - 1), from))) from = lineStart(source, from - 1);
  let to = nextLine(source, contentEnd(source, map));
  while (to < source.length && isAround(source.slice(to, nextLine(source, to)))) to = nextLine(source, to);
  const mark = `# ${key}:`;
  for (let line = from; line < to; line = nextLine(source, line)) {
    const text = source.slice(line, lineEnd(source, line));
    if (text.startsWith(indent + mark) && /^(?:[ \t]+#.*|[ \t]*)$/.test(text.slice(indent.length + mark.length)))
      return { from: line + indent.length, to: line + indent.length + mark.length };
  }
  return null;
}
