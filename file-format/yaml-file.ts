import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
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
}

/**
 * Reads YAML (or JSON, which is YAML) and reports its first mistake of syntax, or else all its double keys.
 * @param base offset of `text` in the file, when it is a part of it (front matter)
 */
export function parseYaml(file: string, text: string, report: Report, base = 0): YamlFile {
  const doc = parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true, logLevel: 'error' });
  const mistake = syntaxMistake(doc, text);
  let broken = mistake !== undefined;
  if (mistake) report('yaml-syntax', { file, offset: base + mistake.offset }, mistake.unexpected, mistake.expected);
  let value: unknown;
  if (!broken) {
    for (const { pos } of doc.errors) {
      report('duplicate-key', { file, offset: base + pos[0] }, `second key \`${keyAt(text, pos[0])}\``, 'each key once');
    }
    try {
      value = doc.toJS({ maxAliasCount: 1000 });
    } catch (error) {
      // aliases of aliases of aliases, which would fill the memory
      broken = true;
      report('yaml-syntax', { file, offset: base }, `YAML: ${error instanceof Error ? error.message : error}`, 'valid YAML 1.2');
    }
  }
  return {
    value,
    broken,
    spot: (path, part = 'value') => ({ file, offset: base + find(doc, path, part).start }),
    source: (path) => {
      const { start, end } = find(doc, path, 'value');
      return { text: text.slice(start, end), spot: { file, offset: base + start } };
    },
  };
}

const keyAt = (text: string, offset: number): string => /^[^\s:]+/.exec(text.slice(offset))?.[0] ?? '';

/** Walks as far along the path as the document goes. */
function find(doc: Document, path: Path, part: 'key' | 'value'): { start: number; end: number } {
  let node: unknown = doc.contents;
  let range = rangeOf(node) ?? { start: 0, end: 0 };
  for (const [i, segment] of path.entries()) {
    const parent = isAlias(node) ? node.resolve(doc) : node;
    const last = i === path.length - 1;
    if (isMap(parent)) {
      // the last of two equal keys is the one that counts
      const pair = parent.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(segment));
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
