import { isSeq, type Node, type YAMLSeq } from 'yaml';
import { blockSlots, dashOf } from './item-lines.ts';
import { lineBreakOf, splicedItems } from './splice.ts';
import { checked, valueAt, withValue } from './yaml-checked.ts';
import { flowText, scalarText, type Value } from './yaml-scalar.ts';
import { contentEnd, type Path, startOf, walk, type YamlText } from './yaml-text.ts';

// Items of a list: moved, put in and taken out whole, with their comments.

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
