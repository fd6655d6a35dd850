import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { mostAliases, yamlExcess } from '#file-format/limits.ts';
import { printable } from '#file-format/problem.ts';
import { syntaxMistake } from '#file-format/yaml-syntax.ts';
import { EditError } from './edit-error.ts';

export type Path = readonly (string | number)[];

/** YAML in a file: all of it, or the front matter of a text. */
export interface YamlPart {
  readonly file: string;
  /** the whole file */
  readonly text: string;
  /** where the YAML begins and ends in it */
  readonly from: number;
  readonly to: number;
}

/** YAML that was read for an edit. Offsets of its nodes are those in the YAML, without `part.from`. */
export interface YamlText {
  readonly part: YamlPart;
  readonly source: string;
  readonly doc: Document;
  readonly value: unknown;
  /** the error of an edit that can't be made at an offset of the YAML */
  refuse(unexpected: string, expected: string, offset: number): EditError;
}

/** @throws EditError for YAML with a mistake of its syntax */
export function readYaml(part: YamlPart): YamlText {
  const source = part.text.slice(part.from, part.to);
  const refuse = (unexpected: string, expected: string, offset: number): EditError =>
    new EditError(`Unexpected ${printable(unexpected)}, expected ${printable(expected)}`, part.file, part.text, part.from + offset);
  const excess = yamlExcess(source);
  if (excess) throw refuse(excess.unexpected, excess.expected, excess.offset);
  const doc = parseDocument(source, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error' });
  const mistake = syntaxMistake(doc, source);
  if (mistake) throw refuse(mistake.unexpected, mistake.expected, mistake.offset);
  let value: unknown;
  try {
    value = doc.toJS({ maxAliasCount: mostAliases });
  } catch {
    throw refuse('YAML: aliases that stand for more than can be read', 'the values themselves', 0);
  }
  return { part, source, doc, value, refuse };
}

/** A node of the document, what it is in, and how much of the path it stands for. */
export interface Found {
  readonly node: Node | null;
  /** the map or list around it */
  readonly parent: YAMLMap | YAMLSeq | null;
  readonly pair: Pair | null;
  /** length of the part of the path that there is */
  readonly depth: number;
}

/**
 * Walks as far along a path as the document goes.
 * @throws EditError where the path leads through an alias: an edit would change something elsewhere
 */
export function walk(yaml: YamlText, path: Path): Found {
  let found: Found = { node: yaml.doc.contents as Node | null, parent: null, pair: null, depth: 0 };
  for (const [index, segment] of path.entries()) {
    const { node } = found;
    if (isMap(node)) {
      const [pair, second] = node.items.filter(({ key }) => isScalar(key) && String(key.value) === String(segment));
      if (second) throw yaml.refuse(`second key \`${segment}\``, 'each key once', pairStart(second));
      if (!pair) break;
      found = { node: asNode(pair.value), parent: node, pair, depth: index + 1 };
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)];
      if (!isNode(item)) break;
      found = { node: item, parent: node, pair: null, depth: index + 1 };
    } else break;
    if (isAlias(found.node))
      throw yaml.refuse(`alias \`*${found.node.source}\` at ${path.join('.')}`, 'the values themselves', startOf(found.node));
    if (found.node?.anchor)
      throw yaml.refuse(`anchor \`&${found.node.anchor}\` at ${path.join('.')}`, 'values that no alias stands for', startOf(found.node));
    if (found.node?.tag && yaml.source[startOf(found.node)] === '!')
      throw yaml.refuse(`tag \`${found.node.tag}\``, 'a value without a tag', startOf(found.node));
  }
  return found;
}

const asNode = (value: unknown): Node | null => (isNode(value) ? value : null);

export const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

/** Where a node's own characters end, without comments and blank lines after it. */
export function contentEnd(source: string, node: Node | null | undefined): number {
  if (!node?.range) return 0;
  const [start, end] = node.range;
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (isPair(last)) return pairEnd(source, last);
    return isNode(last) ? contentEnd(source, last) : end;
  }
  // A block of text ends with its line break, and those that follow.
  return start + source.slice(start, end).trimEnd().length;
}

/** The same of a key with its value, which may be nothing. */
export function pairEnd(source: string, pair: Pair): number {
  const value = asNode(pair.value);
  if (value?.range && value.range[1] > value.range[0]) return contentEnd(source, value);
  const key = asNode(pair.key)?.range?.[1] ?? 0;
  return source.indexOf(':', key) + 1;
}

/** Offset of a key. */
export const pairStart = (pair: Pair): number => startOf(asNode(pair.key));

/** Whether a node has comments inside. */
export function hasComments(source: string, node: Node): boolean {
  return /(?:^|\s)#/.test(source.slice(startOf(node), contentEnd(source, node)));
}
