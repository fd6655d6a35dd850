import { isMap, isSeq, type Node } from 'yaml';
import { linesOf, type Problem } from '#file-format/problem.ts';
import type { TextFiles } from './apply-edit.ts';
import { textParts } from './text-parts.ts';
import { contentEnd, pairEnd, pairStart, readYaml, startOf, type YamlPart } from './yaml-text.ts';

/** A problem, and what it stands in. */
export interface PlacedProblem extends Problem {
  /** the step, or null */
  readonly step: string | null;
  /** the key of `story.yaml`, or of a text's front matter, as a path with dots and steps by their ids: `legs.by-sea.sources`. Null: none */
  readonly key: string | null;
}

/** Lines of something in a file, from 1. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly step: string | null;
}

interface PlacedFile {
  readonly steps: readonly Span[];
  keyAt(line: number, column: number): string | null;
}

const nowhere: PlacedFile = { steps: [], keyAt: () => null };

/** Finds the steps and keys that problems belong to, by their places. @param files those in which they were found, by the last part of a problem's `file` */
export function placedProblems(problems: readonly Problem[], files: TextFiles): PlacedProblem[] {
  const known = new Map<string, PlacedFile>();
  return problems.map((problem) => {
    const file = problem.file.split('/').at(-1) ?? '';
    const placed = known.get(file) ?? placedFile(file, Object.hasOwn(files, file) ? (files[file] ?? '') : '');
    known.set(file, placed);
    const step = placed.steps.find(({ first, last }) => problem.line >= first && problem.line <= last)?.step ?? null;
    return { ...problem, file, step, key: placed.keyAt(problem.line, problem.column) };
  });
}

function placedFile(file: string, text: string): PlacedFile {
  const lines = linesOf(text);
  const span = (step: string, from: number, to: number): Span => ({ step, first: lines.linePos(from).line, last: lines.linePos(to).line });
  const offset = (line: number, column: number): number => (lines.lineStarts[line - 1] ?? 0) + column - 1;
  try {
    if (file === 'story.yaml') {
      const part = { file, text, from: 0, to: text.length };
      const keyAt = keysOf(part);
      const { doc } = readYaml(part);
      const list = isMap(doc.contents) ? doc.contents.get('steps') : null;
      const steps = isSeq(list)
        ? list.items.flatMap((item) => {
            const id = idOf(item);
            return id === null ? [] : [span(id, startOf(item as Node), contentEnd(text, item as Node))];
          })
        : [];
      return { steps, keyAt: (line, column) => keyAt(offset(line, column)) };
    }
    if (!file.startsWith('text.')) return nowhere;
    const { front, steps } = textParts(file, text);
    const keyAt = keysOf(front);
    return {
      steps: steps.map(({ id, from, to }) => span(id, from, to)),
      keyAt: (line, column) => keyAt(offset(line, column)),
    };
  } catch {
    return nowhere; // The problem says what is wrong with the file.
  }
}

function idOf(item: unknown): string | null {
  const id = isMap(item) ? item.get('id') : null;
  return typeof id === 'string' ? id : null;
}

/** Finds the innermost key that an offset of a file stands in. @throws EditError for YAML that can't be read */
function keysOf(part: YamlPart): (offset: number) => string | null {
  const { doc, source } = readYaml(part);
  return (offset) => {
    const at = offset - part.from;
    const path: string[] = [];
    let node: unknown = doc.contents;
    for (;;) {
      if (isMap(node)) {
        // Where one ends is looked for once: there may be as many problems as keys.
        const pair = node.items.findLast((one) => pairStart(one) <= at);
        if (!pair || at > pairEnd(source, pair)) break;
        path.push(String((pair.key as { value?: unknown } | null)?.value));
        node = pair.value;
      } else if (isSeq(node)) {
        const index = node.items.findLastIndex((one) => startOf(one as Node) <= at);
        const item: unknown = node.items[index];
        if (index < 0 || at > contentEnd(source, item as Node)) break;
        path.push((path.length === 1 && path[0] === 'steps' ? idOf(item) : null) ?? String(index));
        node = item;
      } else break;
    }
    return path.length > 0 ? path.join('.') : null;
  };
}
