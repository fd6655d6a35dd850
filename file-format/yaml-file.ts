import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Report, Spot } from './problem.ts';

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
 * Reads YAML (or JSON, which is YAML) and reports its syntax.
 * @param base offset of `text` in the file, when it is a part of it (front matter)
 */
export function parseYaml(file: string, text: string, report: Report, base = 0): YamlFile {
  const doc = parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true, logLevel: 'error' });
  let broken = false;
  const lines = new Set<number>();
  for (const error of [...doc.errors, ...doc.warnings]) {
    const spot = { file, offset: base + error.pos[0] };
    if (error.code === 'DUPLICATE_KEY') {
      report('duplicate-key', spot, `second key \`${keyAt(text, error)}\``, 'each key once');
    } else {
      broken = true;
      // one mistake tends to be several to the parser: a line is told of once
      const line = text.slice(0, error.pos[0]).split('\n').length;
      if (!lines.has(line)) report('yaml-syntax', spot, `YAML: ${sentence(error.message)}`, 'valid YAML 1.2');
      lines.add(line);
    }
  }
  let value: unknown;
  if (!broken) {
    try {
      value = doc.toJS({ maxAliasCount: 1000 });
    } catch (error) {
      broken = true;
      report('yaml-syntax', { file, offset: base }, `YAML: ${sentence(String(error))}`, 'valid YAML 1.2');
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

const sentence = (message: string): string => message.split('\n')[0]?.replace(/[.:]+$/, '') ?? message;

const keyAt = (text: string, error: YAMLError): string => /^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';

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
