import { LineCounter } from 'yaml';
import type { Code } from './codes.ts';

export type Severity = 'error' | 'warning';

/** A mistake in a story's files, with its place. */
export interface Problem {
  /** as the reader was given it, `/` between folders */
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** from 1, in UTF-16 units, as editors count */
  readonly column: number;
  readonly severity: Severity;
  /** "Unexpected X, expected Y" */
  readonly message: string;
  /** one of `codes.ts`, or of lint's */
  readonly code: string;
  /** what would be right: Y of the message */
  readonly fix: string;
}

/** A place in a file: the offset in UTF-16 units. It becomes line and column at the very end. */
export interface Spot {
  readonly file: string;
  readonly offset: number;
}

export interface Finding extends Spot {
  readonly severity: Severity;
  readonly message: string;
  readonly code: string;
  readonly fix: string;
}

/** Takes a mistake: "Unexpected `unexpected`, expected `expected`". Lint has codes of its own. */
export type Report<C extends string = Code> = (code: C, spot: Spot, unexpected: string, expected: string, severity?: Severity) => void;

/** A report and the list that it fills. */
export function collect(): { findings: Finding[]; report: Report<string> } {
  const findings: Finding[] = [];
  const report: Report<string> = (code, { file, offset }, unexpected, expected, severity = 'error') => {
    const fix = printable(expected);
    findings.push({ code, file, offset, severity, message: `Unexpected ${printable(unexpected)}, expected ${fix}`, fix });
  };
  return { findings, report };
}

/** What a message quotes of a file is cut after this many UTF-16 units. */
const longest = 600;
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A file's words as a message may quote them: in one line, without what a terminal or a log obeys (escapes, workflow commands at the beginning of a line,
 * turned directions of writing), and not longer than can be read.
 */
export function printable(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replace(unprintable, (character) =>
    character === '\n'
      ? '\\n'
      : character === '\r'
        ? '\\r'
        : character === '\t'
          ? '\\t'
          : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The lines of a text, which know line and column of an offset: `\n`, `\r\n` and `\r` end a line. To be made once for a text. */
export function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) lines.addNewLine(index + end.length);
  return lines;
}

/** Says of a spot how a message names it, `story.yaml:12`. The lines of a file are counted once, when they are first asked for. */
export function placesIn(texts: Readonly<Record<string, string>>): (spot: Spot) => string {
  const counted = new Map<string, LineCounter>();
  return ({ file, offset }) => {
    const lines = counted.get(file) ?? linesOf(Object.hasOwn(texts, file) ? (texts[file] ?? '') : '');
    counted.set(file, lines);
    return `${file}:${lines.linePos(offset).line}`;
  };
}

/** Gives findings their lines and columns, both from 1, and sorts them by place. What was found twice at one place is reported once. */
export function toProblems(findings: readonly Finding[], texts: Readonly<Record<string, string>>): Problem[] {
  const lines = new Map<string, LineCounter>();
  const problems = new Map<string, Problem>();
  for (const { file, offset, severity, message, code, fix } of findings) {
    const counter = lines.get(file) ?? linesOf(Object.hasOwn(texts, file) ? (texts[file] ?? '') : '');
    lines.set(file, counter);
    const { line, col: column } = counter.linePos(offset);
    const key = `${line}:${column}:${code}:${file}:${message}`;
    if (!problems.has(key)) problems.set(key, { file, line, column, severity, message, code, fix });
  }
  return [...problems.values()].sort(byPlace);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message);
}

/**
 * The report as text: a line for each problem, sorted by file, line and column, `file:line:column: message (code)`, warnings
 * marked as such, and a last line that counts. Empty for no problems.
 */
export function formatProblems(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const lines = [...problems].sort(byPlace).map(({ file, line, column, severity, message, code }) => {
    return `${printable(file)}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${message} (${code})`;
  });
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const counts = [count(errors, 'error'), count(problems.length - errors, 'warning')].filter(Boolean).join(' and ');
  return `${lines.join('\n')}\n${counts}\n`;
}

const count = (n: number, word: string): string => (n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`);
