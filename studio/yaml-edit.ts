import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { emptied, endWithComments, isCollection, keptPlace, outcommented } from './kept-line.ts';
import { commonEnds, lineBreakOf, lineEnd, lineStart, nextLine, type Splice, spliced, splicedItems } from './splice.ts';
import { flowText, type Quotes, sameValue, scalarText, type Value } from './yaml-scalar.ts';
import { contentEnd, hasComments, type Path, pairEnd, pairStart, readYaml, startOf, walk, type YamlText } from './yaml-text.ts';

/**
 * Sets a value in YAML and leaves every character outside it where it is; within it all that stays the same. New keys go where `order` has them, or to the end.
 * @returns the whole file's text
 * @throws EditError where it can't be set without a change elsewhere
 */
export function setValue(yaml: YamlText, path: Path, value: Value, order: readonly string[] = []): string {
  const { node, pair, depth } = walk(yaml, path);
  // What is missing on the way is made with it.
  const inner = path.slice(depth + 1).reduceRight<Value>((within, key) => ({ [key]: within }), value);
  const key = path[depth];
  if (key === undefined) return set(yaml, path, replaced(yaml, node, pair, value));
  if (isMap(node)) return set(yaml, path.slice(0, depth + 1), inserted(yaml, node, String(key), inner, order), inner);
  if (node === null || (isScalar(node) && node.value === null)) {
    const whole = { [key]: inner };
    return set(yaml, path.slice(0, depth), replaced(yaml, node, pair, whole), whole);
  }
  throw yaml.refuse(`${isSeq(node) ? 'list' : 'value'} at ${path.slice(0, depth).join('.') || 'the top'}`, 'a mapping', startOf(node));

  function set(from: YamlText, where: Path, splices: readonly Splice[], want: Value = value): string {
    return checked(from, splices, (before) => withValue(before, where, want));
  }
}

/** Removes a key. @throws EditError */
export function removeValue(yaml: YamlText, path: Path): string {
  const { parent, pair, depth } = walk(yaml, path);
  if (depth < path.length) return yaml.part.text; // it is not there
  if (!isMap(parent) || !pair) throw yaml.refuse('list', 'a mapping', startOf(parent));
  return checked(yaml, [withoutPair(yaml, parent, pair)], (before) => withoutValue(before, path));
}

/** Leaves nothing in the list or mapping of a key, which keeps its line. Null where it has none. @throws EditError */
export function emptyValue(yaml: YamlText, path: Path): string | null {
  const { node, pair } = walk(yaml, path);
  if (!isCollection(node)) return null;
  const splices = node.items.length > 0 ? emptied(yaml.source, pair, node) : [];
  return splices && checked(yaml, splices, (before) => withValue(before, path, isSeq(node) ? [] : {}));
}

/** Makes a comment of a key, which stands there until `setValue` sets it. Null where that can't be. @throws EditError */
export function outcommentValue(yaml: YamlText, path: Path): string | null {
  const { parent, pair } = walk(yaml, path);
  const splices = isMap(parent) && !parent.flow && pair ? outcommented(yaml.source, parent, pair) : null;
  return splices && checked(yaml, splices, (before) => withoutValue(before, path));
}

/** Moves an item of a list. Its comments go with it, empty lines between items stay where they are. @throws EditError */
export function moveItem(yaml: YamlText, path: Path, from: number, to: number): string {
  const list = listAt(yaml, path);
  const moved = <T>(items: readonly T[]): T[] => {
    const rest = items.filter((_, index) => index !== from);
    return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
  };
  const slots = list.flow
    ? list.items.map((item) => ({ from: startOf(item as Node), to: contentEnd(yaml.source, item as Node) }))
    : blockSlots(yaml.source, list);
  const bodies = moved(slots.map((slot) => yaml.source.slice(slot.from, slot.to)));
  const splices = slots.map((slot, index) => ({ ...slot, text: bodies[index] ?? '' }));
  return checked(yaml, splices, (before) => withValue(before, path, moved(valueAt(before, path) as Value[])));
}

/** Puts a new item into a list before the one at `index`, a mapping with a line for each key. @throws EditError */
export function insertItem(yaml: YamlText, path: Path, index: number, item: Readonly<Record<string, Value>>): string {
  const { source } = yaml;
  const list = listAt(yaml, path);
  const want = (before: unknown): unknown => {
    const items = valueAt(before, path) as Value[];
    return withValue(before, path, [...items.slice(0, index), item, ...items.slice(index)]);
  };
  if (list.flow) {
    const items = list.items.map((node) => ({ from: startOf(node as Node), to: contentEnd(source, node as Node) }));
    const around = { items, from: startOf(list), to: contentEnd(source, list) };
    const splice = splicedItems(source, around, index, index, [flowText(item)]);
    if (!splice) throw yaml.refuse('comment between the items', 'items with commas between them', startOf(list));
    return checked(yaml, [splice], want);
  }
  const slots = blockSlots(source, list);
  const line = lineBreakOf(source);
  const indent = ' '.repeat(dashOf(source, list.items[0] as Node).column);
  const body = Object.entries(item)
    .map(([key, value], nth) => `${indent}${nth === 0 ? '- ' : '  '}${scalarText(key)}: ${flowText(value)}`)
    .join(line);
  // As the others are parted.
  const apart =
    slots.length > 1 && /^\s*$/.test(source.slice(slots[0]?.to, slots[1]?.from)) ? source.slice(slots[0]?.to, slots[1]?.from) : line;
  const after = slots[index];
  const splice = after
    ? { from: after.from, to: after.from, text: body + apart }
    : { from: slots.at(-1)?.to ?? 0, to: slots.at(-1)?.to ?? 0, text: apart + body };
  return checked(yaml, [splice], want);
}

/** Takes an item out of a list, with its comments and the empty lines before it. @throws EditError for the only one */
export function removeItem(yaml: YamlText, path: Path, index: number): string {
  const { source } = yaml;
  const list = listAt(yaml, path);
  if (list.items.length < 2) throw yaml.refuse(`removal of the only item of ${path.join('.')}`, 'another beside it', startOf(list));
  const without = (before: unknown): unknown =>
    withValue(
      before,
      path,
      (valueAt(before, path) as Value[]).filter((_, other) => other !== index),
    );
  if (list.flow) {
    const items = list.items.map((node) => ({ from: startOf(node as Node), to: contentEnd(source, node as Node) }));
    const splice = splicedItems(source, { items, from: startOf(list), to: contentEnd(source, list) }, index, index + 1, []);
    if (!splice) throw yaml.refuse('comment between the items', 'items with commas between them', startOf(list));
    return checked(yaml, [splice], without);
  }
  const slots = blockSlots(source, list);
  const [before, slot, after] = [slots[index - 1], slots[index], slots[index + 1]];
  if (!slot) throw yaml.refuse(`item ${index} of ${path.join('.')}`, `0 to ${slots.length - 1}`, startOf(list));
  const splice = after ? { from: slot.from, to: after.from, text: '' } : { from: before?.to ?? slot.from, to: slot.to, text: '' };
  return checked(yaml, [splice], without);
}

function listAt(yaml: YamlText, path: Path): YAMLSeq {
  const { node, depth } = walk(yaml, path);
  if (depth < path.length || !isSeq(node)) throw yaml.refuse(`lack of a list at ${path.join('.')}`, 'a list', startOf(node));
  return node;
}

/** Where the dash of an item stands, and its column. */
function dashOf(source: string, item: Node): { at: number; column: number } {
  const at = source.lastIndexOf('-', startOf(item) - 1);
  return { at, column: at - lineStart(source, at) };
}

/**
 * Of each item of a list in lines: from its first comment to the end of its last line, without empty lines around it and without the line break. Comments
 * between two items that are indented deeper than their dashes are the upper one's.
 */
function blockSlots(source: string, list: YAMLSeq): { from: number; to: number }[] {
  let end = -1;
  return list.items.map((node, index) => {
    const item = node as Node;
    const { at, column } = dashOf(source, item);
    const dash = lineStart(source, at);
    // Comments before the first item stand below the list's key.
    const after = index === 0 ? firstCommentLine(source, dash) : end;
    const blank = /^(?:[ \t]*\r?\n)*/.exec(source.slice(after, dash))?.[0].length ?? 0;
    const to = endWithComments(source, lineEnd(source, contentEnd(source, item)), column);
    end = nextLine(source, to);
    return { from: after + blank, to };
  });
}

/** The first of the comment lines right above a line. */
function firstCommentLine(source: string, line: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(source, first - 1);
    if (!/^[ \t]+#/.test(source.slice(above, first))) break;
    first = above;
  }
  return first;
}

/** What makes one value of another. */
function replaced(yaml: YamlText, node: Node | null, pair: Pair | null, value: Value): Splice[] {
  const { source } = yaml;
  if (!node?.range || node.range[0] === node.range[1]) {
    const at = pair ? pairEnd(source, pair) : startOf(node);
    return [{ from: at, to: at, text: ` ${flowText(value)}` }];
  }
  const old = node.toJS(yaml.doc) as unknown;
  if (sameValue(old, value)) return [];
  if (isCollection(node) && !node.flow && isNothing(value) && isSeq(node) === Array.isArray(value)) {
    const splices = emptied(source, pair, node);
    if (splices) return splices;
  }
  if (isSeq(node) && Array.isArray(value)) return replacedItems(yaml, node, old as Value[], value);
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value))
    return replacedPairs(yaml, node, old as Record<string, Value>, value as Record<string, Value>);
  if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    const text = isBlockText(node) ? blockText(source, node, value) : scalarText(value as string | number | boolean | null, quotesOf(node));
    return [{ from: startOf(node), to: contentEnd(source, node), text }];
  }
  if (hasComments(source, node) && !isScalar(node)) throw yaml.refuse('comments in what would be replaced', 'none', startOf(node));
  return [{ from: startOf(node), to: contentEnd(source, node), text: flowText(value) }];
}

const isNothing = (value: Value): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function replacedItems(yaml: YamlText, list: YAMLSeq, old: readonly Value[], value: readonly Value[]): Splice[] {
  const { source } = yaml;
  if (old.length === value.length) return value.flatMap((item, index) => replaced(yaml, list.items[index] as Node, null, item));
  const { first, last } = commonEnds(old, value, sameValue);
  const [from, to] = [first, old.length - last];
  const put = value.slice(first, value.length - last).map(flowText);
  if (list.flow || list.items.length === 0) {
    const items = list.items.map((node) => ({ from: startOf(node as Node), to: contentEnd(source, node as Node) }));
    const splice = splicedItems(source, { items, from: startOf(list), to: contentEnd(source, list) }, from, to, put);
    if (!splice) throw yaml.refuse('comment between the items', 'items with commas between them', startOf(list));
    return [splice];
  }
  const slots = blockSlots(source, list);
  const dash = dashOf(source, list.items[0] as Node);
  const line = lineBreakOf(source);
  const lines = put.map((item) => `${' '.repeat(dash.column)}- ${item}`);
  if (lines.length === 0 && to - from === old.length) throw yaml.refuse('removal of all items', 'at least one', startOf(list));
  const [before, after] = [slots[from - 1], slots[to]];
  if (before) return [{ from: before.to, to: slots[to - 1]?.to ?? before.to, text: lines.map((item) => line + item).join('') }];
  return [{ from: slots[0]?.from ?? 0, to: after?.from ?? slots.at(-1)?.to ?? 0, text: lines.join(line) + (after ? line : '') }];
}

function replacedPairs(yaml: YamlText, map: YAMLMap, old: Record<string, Value>, value: Record<string, Value>): Splice[] {
  const { source } = yaml;
  const pairOf = (key: string): Pair | undefined => map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  const [before, after] = [Object.keys(old), Object.keys(value)];
  const kept = before.filter((key) => Object.hasOwn(value, key));
  const inner = (key: string): Splice[] => {
    const pair = pairOf(key);
    return pair ? replaced(yaml, pair.value as Node | null, pair, value[key] as Value) : [];
  };
  if (kept.length === before.length && kept.length === after.length) return kept.flatMap(inner);
  if (map.flow && !hasComments(source, map)) {
    const texts = after.map((key) => {
      const pair = pairOf(key);
      if (!pair) return `${scalarText(key)}: ${flowText(value[key] as Value)}`;
      const [from, to] = [pairStart(pair), pairEnd(source, pair)];
      return spliced(source, inner(key)).slice(from, to + (spliced(source, inner(key)).length - source.length));
    });
    return [{ from: startOf(map), to: contentEnd(source, map), text: texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }` }];
  }
  const gone = before.filter((key) => !Object.hasOwn(value, key));
  const come = after.filter((key) => !Object.hasOwn(old, key));
  if (gone.length === before.length) throw yaml.refuse('comments in what would be replaced', 'one key that stays', startOf(map));
  const removal = gone.map((key) => withoutPair(yaml, map, pairOf(key) as Pair));
  // After a key that stays, so that nothing overlaps.
  const stays = pairOf(kept.at(-1) ?? '') as Pair;
  const addition =
    come.length > 0
      ? [
          afterPair(
            yaml,
            map,
            stays,
            come.map((key) => [key, value[key] as Value] as const),
          ),
        ]
      : [];
  return [...kept.flatMap(inner), ...removal, ...addition];
}

/** A new key of a mapping: where it stands as a comment, else behind the last of those that `order` has before it, else before the first where it belongs there. */
function inserted(yaml: YamlText, map: YAMLMap, key: string, value: Value, order: readonly string[]): Splice[] {
  const { source } = yaml;
  if (map.items.length === 0) {
    const text = `{ ${scalarText(key)}: ${flowText(value)} }`;
    return [{ from: startOf(map), to: contentEnd(source, map), text }];
  }
  const kept = keptPlace(source, map, key);
  if (kept) return [{ from: kept.from, to: kept.to, text: `${kept.name}: ${flowText(value)}` }];
  const place = order.indexOf(key);
  const earlier = map.items.filter((pair) => {
    const other = order.indexOf(String((pair.key as { value?: unknown } | null)?.value));
    return other >= 0 && other < place;
  });
  const [first] = map.items;
  if (place >= 0 && earlier.length === 0 && first && order.includes(String((first.key as { value?: unknown } | null)?.value))) {
    const at = pairStart(first);
    const apart = map.flow ? ', ' : lineBreakOf(source) + ' '.repeat(at - lineStart(source, at));
    return [{ from: at, to: at, text: `${scalarText(key)}: ${flowText(value)}${apart}` }];
  }
  const before = (place >= 0 ? earlier.at(-1) : undefined) ?? map.items.at(-1);
  return before ? [afterPair(yaml, map, before, [[key, value]])] : [];
}

function afterPair(yaml: YamlText, map: YAMLMap, before: Pair, pairs: readonly (readonly [string, Value])[]): Splice {
  const { source } = yaml;
  const texts = pairs.map(([key, value]) => `${scalarText(key)}: ${flowText(value)}`);
  const end = pairEnd(source, before);
  if (map.flow) return { from: end, to: end, text: texts.map((text) => `, ${text}`).join('') };
  const first = pairStart(map.items[0] as Pair);
  const indent = ' '.repeat(first - lineStart(source, first));
  const at = lineEnd(source, end);
  return { from: at, to: at, text: texts.map((text) => lineBreakOf(source) + indent + text).join('') };
}

function withoutPair(yaml: YamlText, map: YAMLMap, pair: Pair): Splice {
  const { source } = yaml;
  const index = map.items.indexOf(pair);
  if (map.flow) {
    const items = map.items.map((other) => ({ from: pairStart(other), to: pairEnd(source, other) }));
    const splice = splicedItems(source, { items, from: startOf(map), to: contentEnd(source, map) }, index, index + 1, []);
    if (!splice) throw yaml.refuse('comment between the keys', 'keys with commas between them', pairStart(pair));
    return splice;
  }
  const start = pairStart(pair);
  const line = lineStart(source, start);
  const end = endWithComments(source, lineEnd(source, pairEnd(source, pair)), start - line);
  const next = map.items[index + 1];
  // The first key after a dash: the next one takes its place.
  if (/\S/.test(source.slice(line, start))) {
    if (!next) throw yaml.refuse('removal of the only key', 'another beside it', start);
    return { from: start, to: pairStart(next), text: '' };
  }
  return end < source.length ? { from: line, to: nextLine(source, end), text: '' } : { from: line, to: end, text: '' };
}

const isBlockText = (node: { type?: unknown }): boolean => node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
const quotesOf = ({ type }: { type?: unknown }): Quotes =>
  type === 'QUOTE_DOUBLE' ? 'double' : type === 'QUOTE_SINGLE' ? 'single' : 'plain';

/** A text in place of one in lines of its own (`>` or `|`), as that is written; in quotes where it can't be. */
function blockText(source: string, node: Node, value: Value): string {
  const written = source.slice(startOf(node), contentEnd(source, node));
  const [header = '', first = ''] = written.split(/\r?\n/);
  const indent = /^[ \t]*/.exec(first)?.[0] ?? '';
  if (typeof value !== 'string' || !/^[>|][-+]?$/.test(header.trim()) || !/^\S(?:.*\S)?$/.test(value) || header.trim().endsWith('+'))
    return scalarText(value as string, 'double');
  // One line has no break at its end but with `>` and `|` alone.
  return header.trim().length === 1 ? scalarText(value, 'double') : `${header}${lineBreakOf(source)}${indent}${value}`;
}

/** Makes the change, reads it again, and refuses one that did anything else than what was meant. */
function checked(yaml: YamlText, splices: readonly Splice[], want: (before: unknown) => unknown): string {
  const { part } = yaml;
  const text = spliced(
    part.text,
    splices.map((splice) => ({ ...splice, from: splice.from + part.from, to: splice.to + part.from })),
  );
  const after = readYaml({ ...part, text, to: part.to + text.length - part.text.length });
  if (!sameValue(after.value, want(yaml.value)))
    throw yaml.refuse(
      'YAML in a form that the studio does not edit',
      'mappings and lists as docs/story-files.md has them',
      splices[0]?.from ?? 0,
    );
  return text;
}

/** The plain value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function withValue(value: unknown, path: Path, put: Value): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? withValue(item, rest, put) : item));
  const map = (value ?? {}) as Record<string, unknown>;
  return { ...map, [key]: withValue(map[key], rest, put) };
}

function withoutValue(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? withoutValue(item, rest) : item));
  const map = value as Record<string, unknown>;
  if (rest.length === 0) return Object.fromEntries(Object.entries(map).filter(([other]) => other !== String(key)));
  return { ...map, [String(key)]: withoutValue(map[String(key)], rest) };
}
