/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** Counts a report of `vitest --reporter=json`. A file that fails without a failed test in it (it could not be read) counts as one. */
export function vitestCounts(report: VitestReport): Counts {
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length };
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
}

/** Counts a report of Playwright's `json` reporter. Errors outside tests count as one failure each; a flaky test has failed. */
export function playwrightCounts({ stats, errors }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
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
  return wrong && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts;
}

export interface StageResult extends Counts {
  readonly name: string;
  readonly seconds: number;
  /** Why it did not run, when it did not. */
  readonly skipped?: string;
}

/** A table of the stages and, as the last line, the sum: `N passed, N failed`. */
export function summary(results: readonly StageResult[]): string {
  const width = Math.max(0, ...results.map((result) => result.name.length));
  const lines = results.map(({ name, passed, failed, seconds, skipped }) => {
    const what = skipped ? `not run: ${skipped}` : `${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`;
    return `  ${failed > 0 ? 'FAILED' : 'ok    '}  ${name.padEnd(width)}  ${what}`;
  });
  const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
  return [...lines, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}
