import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import { mostAliases, yamlExcess } from './limits.ts';
import type { Report, Spot } from './problem.ts';
import { syntaxMistake } from './yaml-syntax.ts';

export type Path = readonly PropertyKey[];

/** A YAML text, read, that still knows where everything stood. */
export interface YamlFile {
  /** plain JavaScript; undefined when the syntax is broken */
  readonly value: unknown;
  readonly broken: boolean;
  /** Where the value at a path begins, or its key. When the path leads to nothing: the nearest thing around it. */
  spot(path: Path, part?: 'key' | 'value'): Spot;
  /** The source of the value at a path, quotes and all, and where it begins. */
  source(path: Path): { text: string; spot: Spot };
  /** How many characters stand before a place in its line, when the YAML is a whole file. */
  column(spot: Spot): number;
}

/**
 * Reads YAML (or JSON, which is YAML) and reports its first mistake of syntax, or else all its double keys.
 * @param base offset of `text` in the file, when it is a part of it (front matter)
 */
export function parseYaml(file: string, text: string, report: Report, base = 0): YamlFile {
  // Double keys are looked for below: the parser compares each key with all the others of its mapping.
  const excess = yamlExcess(text);
  const doc = parseDocument(excess ? '' : text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error' });
  const mistake = excess ?? syntaxMistake(doc, text);
  let broken = mistake !== undefined;
  if (mistake) report('yaml-syntax', { file, offset: base + mistake.offset }, mistake.unexpected, mistake.expected);
  let value: unknown;
  if (!broken) {
    for (const offset of doubleKeys(doc)) {
      report('duplicate-key', { file, offset: base + offset }, `second key \`${keyAt(text, offset)}\``, 'each key once');
    }
    try {
      value = doc.toJS({ maxAliasCount: mostAliases });
    } catch {
      // aliases of aliases of aliases, which would fill the memory
      broken = true;
      report('yaml-syntax', { file, offset: base }, 'YAML: aliases that stand for more than can be read', 'the values themselves');
    }
  }
  const index: Index = new Map();
  return {
    value,
    broken,
    spot: (path, part = 'value') => ({ file, offset: base + find(doc, path, part, index).start }),
    source: (path) => {
      const { start, end } = find(doc, path, 'value', index);
      return { text: text.slice(start, end), spot: { file, offset: base + start } };
    },
    column: ({ offset }) => offset - base - (text.lastIndexOf('\n', offset - base - 1) + 1),
  };
}

const keyAt = (text: string, offset: number): string => /^[^\s:]+/.exec(text.slice(offset))?.[0] ?? '';

/** Where a mapping has a key that it had before. */
function doubleKeys(doc: Document): number[] {
  const offsets: number[] = [];
  visit(doc, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) offsets.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return offsets;
}

/** The pairs of mappings by key, made once for each mapping that is asked: there may be a mistake in each line. */
type Index = Map<YAMLMap, Map<string, Pair>>;

function pairOf(map: YAMLMap, key: string, index: Index): Pair | undefined {
  const known = index.get(map);
  // the last of two equal keys is the one that counts
  const pairs = known ?? new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
  if (!known) index.set(map, pairs);
  return pairs.get(key);
}

/** Walks as far along the path as the document goes. */
function find(doc: Document, path: Path, part: 'key' | 'value', index: Index): { start: number; end: number } {
  let node: unknown = doc.contents;
  let range = rangeOf(node) ?? { start: 0, end: 0 };
  for (const [i, segment] of path.entries()) {
    const parent = isAlias(node) ? node.resolve(doc) : node;
    const last = i === path.length - 1;
    if (isMap(parent)) {
      const pair = pairOf(parent, String(segment), index);
      if (!pair) break;
      const key = rangeOf(pair.key);
      node = pair.value;
      const value = rangeOf(node);
      range = (last && part === 'key' ? key : value && value.end > value.start ? value : key) ?? range;
    } else if (isSeq(parent)) {
      node = parent.items[Number(segment)];
      if (node === undefined) break;
      range = rangeOf(node) ?? range;
    } else break;
  }
  return range;
}

function rangeOf(node: unknown): { start: number; end: number } | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}
