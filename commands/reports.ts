import { stripVTControlCharacters } from 'node:util';

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What failed, and how: a line each. */
  readonly failures?: readonly string[];
}

/** The first line of an error, without a terminal's colours, cut where it is long. */
function firstLine(error: string | undefined): string {
  const line =
    stripVTControlCharacters(error ?? '')
      .split('\n', 1)[0]
      ?.trim() ?? '';
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name?: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Counts a report of `vitest --reporter=json`. A file that fails without a failed test in it (it could not be read) counts as one. */
export function vitestCounts(report: VitestReport): Counts {
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = report.testResults.flatMap((file) => [
    ...file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name ?? ''}: ${test.fullName ?? ''}: ${firstLine(test.failureMessages?.[0])}`),
    ...(unread.includes(file) ? [`${file.name ?? ''}: ${firstLine(file.message)}`] : []),
  ]);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length, failures };
}

interface PlaywrightError {
  readonly message?: string;
}

interface PlaywrightTest {
  readonly status: string;
  /** `crash`: it began again, as its browser had crashed */
  readonly annotations?: readonly { readonly type: string }[];
  readonly results: readonly { readonly error?: PlaywrightError }[];
}

interface PlaywrightSuite {
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly PlaywrightTest[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly PlaywrightError[];
}

/** The tests that passed when they ran again, since a browser had crashed under them. */
function afterCrash({ specs = [], suites = [] }: PlaywrightSuite): number {
  const own = specs.flatMap(({ tests }) => tests).filter((test) => test.status === 'flaky' && hasCrashed(test));
  return suites.reduce((sum, suite) => sum + afterCrash(suite), own.length);
}

const hasCrashed = ({ annotations = [] }: PlaywrightTest): boolean => annotations.some(({ type }) => type === 'crash');

function playwrightFailures({ specs = [], suites = [] }: PlaywrightSuite): readonly string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter((test) => test.status === 'unexpected' || (test.status === 'flaky' && !hasCrashed(test)))
      .map(({ results }) => `${file}:${line}: ${title}: ${firstLine(results.find(({ error }) => error)?.error?.message)}`),
  );
  return [...own, ...suites.flatMap(playwrightFailures)];
}

/**
 * Counts a report of Playwright's `json` reporter. Errors outside tests count as one failure each; a flaky test has failed, but for one whose browser had
 * crashed the first time, which the report says.
 */
export function playwrightCounts(report: PlaywrightReport): Counts {
  const { stats, errors } = report;
  const again = afterCrash(report);
  return {
    passed: stats.expected + again,
    failed: stats.unexpected + stats.flaky - again + errors.length,
    failures: [...playwrightFailures(report), ...errors.map(({ message }) => firstLine(message))],
  };
}

/**
 * The counts of a stage whose tests are counted one by one.
 * @param report what it wrote, parsed; null when it wrote nothing
 * @param succeeded whether its command ended with exit code 0
 * @param count reads the report
 * @returns at least one failure when the command failed, or when no test ran at all: a stage that ran nothing has shown nothing
 */
export function stageCounts<T>(report: T | null, succeeded: boolean, count: (report: T) => Counts): Counts {
  let counts: Counts = { passed: 0, failed: 0 };
  try {
    if (report !== null) counts = count(report);
  } catch {
    // A report of another shape counts as none.
  }
  const wrong = !succeeded || counts.passed + counts.failed === 0;
  return wrong && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export interface StageResult extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** Why it did not run, when it did not. */
  readonly skipped?: string;
}

/** So many failures are listed at the end; whoever broke more than that reads the stages. */
const listed = 12;

/**
 * A table of the stages, what failed, and, as the last line, the sum: `N passed, N failed`.
 * The end of a long log is often all that is kept of it, so it says what failed once more.
 */
export function summary(results: readonly StageResult[]): string {
  const width = Math.max(0, ...results.map((result) => result.name.length));
  const lines = results.map(({ name, passed, failed, seconds, skipped }) => {
    const what = skipped ? `not run: ${skipped}` : `${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`;
    return `  ${failed > 0 ? 'FAILED' : 'ok    '}  ${name.padEnd(width)}  ${what}`;
  });
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
  const failures = results.flatMap((result) => (result.failures ?? []).map((failure) => `  ${result.name}: ${failure}`));
  const more = failures.length > listed ? [`  and ${failures.length - listed} more`] : [];
  const list = failures.length > 0 ? ['', ...failures.slice(0, listed), ...more] : [];
  return [...lines, ...list, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}
