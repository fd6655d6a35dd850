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
  /** one of `codes.ts`, or of the lint check */
  readonly code: string;
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
}

/** Takes a mistake: "Unexpected `unexpected`, expected `expected`". */
export type Report = (code: Code, spot: Spot, unexpected: string, expected: string, severity?: Severity) => void;

/** A report and the list that it fills. */
export function collect(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const report: Report = (code, { file, offset }, unexpected, expected, severity = 'error') => {
    findings.push({ code, file, offset, severity, message: `Unexpected ${unexpected}, expected ${expected}` });
  };
  return { findings, report };
}

/** Line and column, from 1, of an offset. `\n`, `\r\n` and `\r` end a line. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Gives findings their lines and columns and sorts them by place. What was found twice at one place is said once. */
export function toProblems(findings: readonly Finding[], texts: Readonly<Record<string, string>>): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { file, offset, severity, message, code } of findings) {
    const { line, column } = lineColumn(Object.hasOwn(texts, file) ? (texts[file] ?? '') : '', offset);
    const key = `${file}:${line}:${column}:${code}:${message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push({ file, line, column, severity, message, code });
  }
  return problems.sort(byPlace);
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
    return `${file}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${message} (${code})`;
  });
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const counts = [count(errors, 'error'), count(problems.length - errors, 'warning')].filter(Boolean).join(' and ');
  return `${lines.join('\n')}\n${counts}\n`;
}

const count = (n: number, word: string): string => (n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`);
