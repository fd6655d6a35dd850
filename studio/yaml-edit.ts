import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { blockSlots, dashOf } from './item-lines.ts';
import { emptied, endWithComments, isCollection, keptPlace, outcommented } from './kept-line.ts';
import { commonEnds, lineBreakOf, lineEnd, lineStart, nextLine, type Splice, spliced, splicedItems } from './splice.ts';
import { checked, withoutValue, withValue } from './yaml-checked.ts';
import { flowText, type Quotes, sameValue, scalarText, type Value } from './yaml-scalar.ts';
import { contentEnd, hasComments, type Path, pairEnd, pairStart, startOf, walk, type YamlText } from './yaml-text.ts';

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
