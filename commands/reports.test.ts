import { describe, expect, test } from 'vitest';
import { playwrightCounts, stageCounts, summary, vitestCounts } from './reports.ts';

describe('counts', () => {
  test('Vitest: tests, and files that could not be read', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      {
        name: '/geo/camera.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed' },
          { status: 'failed', fullName: 'camera turns', failureMessages: ['\u001b[31mError: expected 3\u001b[39m\n    at camera.ts:4'] },
        ],
      },
      { name: '/geo/line.test.ts', status: 'failed', message: 'SyntaxError: unexpected )', assertionResults: [] },
    ];
    expect(vitestCounts({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({
      passed: 3,
      failed: 2,
      failures: ['/geo/camera.test.ts: camera turns: Error: expected 3', '/geo/line.test.ts: SyntaxError: unexpected )'],
    });
  });
  test('Playwright: flaky tests and errors outside tests have failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1 };
    const spec = (title: string, status: string, message?: string) => ({
      title,
      file: 'map.test.ts',
      line: 7,
      tests: [{ status, results: message ? [{}, { error: { message } }] : [{}] }],
    });
    const suites = [
      { specs: [spec('loads', 'expected')], suites: [{ specs: [spec('zooms', 'unexpected', `Error: ${'x'.repeat(300)}\nat`)] }] },
      { specs: [spec('turns', 'flaky')] },
    ];
    expect(playwrightCounts({ stats, errors: [{ message: 'no server' }], suites })).toEqual({
      passed: 5,
      failed: 3,
      failures: [`map.test.ts:7: zooms: Error: ${'x'.repeat(152)}…`, 'map.test.ts:7: turns: ', 'no server'],
    });
    // One that began again as its browser had crashed has passed.
    const crashed = { specs: [{ ...spec('loads', 'flaky'), tests: [{ status: 'flaky', annotations: [{ type: 'crash' }], results: [] }] }] };
    expect(playwrightCounts({ stats, errors: [], suites: [...suites, crashed] })).toMatchObject({ passed: 6, failed: 1 });
  });
});

describe('stageCounts', () => {
  const count = (report: { passed: number; failed: number }) => report;

  test('takes the report when the command succeeded', () => {
    expect(stageCounts({ passed: 4, failed: 0 }, true, count)).toEqual({ passed: 4, failed: 0 });
  });
  test('a command that failed with every test passed (an error outside tests) is one failure', () => {
    expect(stageCounts({ passed: 4, failed: 0 }, false, count)).toEqual({ passed: 4, failed: 1 });
  });
  test('does not count a failure twice', () => {
    expect(stageCounts({ passed: 4, failed: 2 }, false, count)).toEqual({ passed: 4, failed: 2 });
  });
  test('no report, no tests and a report of another shape are failures', () => {
    expect(stageCounts(null, true, count)).toEqual({ passed: 0, failed: 1 });
    expect(stageCounts({ passed: 0, failed: 0 }, true, count)).toEqual({ passed: 0, failed: 1 });
    expect(stageCounts({} as never, true, playwrightCounts)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('summary', () => {
  const lines = summary([
    { name: 'types', passed: 1, failed: 0, seconds: 2.04 },
    { name: 'unit', passed: 40, failed: 2, seconds: 11 },
    { name: 'browser', passed: 0, failed: 1, seconds: 0, skipped: 'build failed' },
  ]).split('\n');

  test('says how each stage went', () => {
    expect(lines[0]).toBe('  ok      types    1 passed, 0 failed (2.0 s)');
    expect(lines[1]).toBe('  FAILED  unit     40 passed, 2 failed (11.0 s)');
    expect(lines[2]).toBe('  FAILED  browser  not run: build failed');
  });
  test('lists what failed before the sum, a dozen at most', () => {
    const failures = Array.from({ length: 14 }, (_, index) => `test ${index}`);
    const end = summary([{ name: 'unit', passed: 1, failed: 14, seconds: 1, failures }]).split('\n');
    expect(end.slice(1, 3)).toEqual(['', '  unit: test 0']);
    expect(end.slice(-4)).toEqual(['  unit: test 11', '  and 2 more', '', '1 passed, 14 failed']);
  });
  test('ends with the sum alone on a line', () => {
    expect(lines.at(-1)).toBe('41 passed, 3 failed');
  });
});
