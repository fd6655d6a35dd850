import { expect, test } from 'vitest';
import { afterRun, type EngineResults, faultsPage, faultTables, resultsOf } from './faults-table.ts';

const report = {
  stats: { startTime: '2026-11-29T10:00:00Z' },
  suites: [
    {
      specs: [{ title: 'embed: storage is full', tests: [{ projectName: 'chromium', status: 'flaky' }] }],
      suites: [
        {
          specs: [
            {
              title: 'page: fonts: 404',
              tests: [
                { projectName: 'chromium', status: 'expected', annotations: [{ type: 'engine', description: 'chromium 156' }] },
                { projectName: 'firefox', status: 'unexpected' },
              ],
            },
            { title: 'page: fonts: hang', tests: [{ projectName: 'chromium', status: 'expected' }] },
            {
              title: 'page: tiles: 404',
              tests: [{ projectName: 'chromium', status: 'skipped', annotations: [{ type: 'skip', description: 'no tiles here' }] }],
            },
          ],
        },
      ],
    },
  ],
};
const chromium = resultsOf(report, 'chromium');
const firefox = resultsOf(report, 'firefox');
const day = '2026-11-29';

test('reads a report: each case of one engine, and its version; a flaky case has failed', () => {
  expect(chromium).toEqual({
    engine: 'chromium',
    version: 'chromium 156',
    cases: [
      { title: 'embed: storage is full', outcome: 'failed', day },
      { title: 'page: fonts: 404', outcome: 'passed', day },
      { title: 'page: fonts: hang', outcome: 'passed', day },
      { title: 'page: tiles: 404', outcome: 'not run', day, reason: 'no tiles here' },
    ],
  });
  expect(firefox).toEqual({ engine: 'firefox', version: 'firefox', cases: [{ title: 'page: fonts: 404', outcome: 'failed', day }] });
});

test('a run of some cases leaves what is known of the others, and the version', () => {
  const again: EngineResults = {
    engine: 'chromium',
    version: 'chromium',
    cases: [{ title: 'page: fonts: 404', outcome: 'failed', day: '2026-11-30' }],
  };
  const { version, cases } = afterRun(chromium, again);
  expect([version, cases.length]).toEqual(['chromium 156', 4]);
  expect(cases[1]).toEqual(again.cases[0]);
  expect(afterRun(null, again)).toEqual(again);
});

test('a case that began again since its browser had crashed has passed', () => {
  const tests = [{ projectName: 'firefox', status: 'flaky', annotations: [{ type: 'crash', description: 'firefox 153 has crashed' }] }];
  const { cases } = resultsOf({ stats: report.stats, suites: [{ specs: [{ title: 'page: fonts: cut', tests }] }] }, 'firefox');
  expect(cases).toEqual([{ title: 'page: fonts: cut', outcome: 'passed', day }]);
});

test('a table says which engine has failed, and where none was asked', () => {
  const tables = faultTables([chromium, firefox]);
  expect(tables).toContain('| fonts | C, **not F** | – | C | – | – | – |');
  expect(tables).toContain('| storage is full | – | **not C** |');
});

test('the page says what was run in each engine, what was not and why, and which could not be had', () => {
  const page = faultsPage([chromium, firefox], ['webkit: not run: it is not installed, and could not be']);
  expect(page).toContain('- chromium 156, 2026-11-29: 3 of 4 cases were run, **1 not whole**');
  expect(page).toContain('- firefox, 2026-11-29: 1 of 4 cases were run, **1 not whole**');
  expect(page).toContain('- chromium: 1 cases not run: no tiles here (page: tiles)');
  expect(page).toContain('- webkit: not run: it is not installed, and could not be');
  expect(faultsPage([{ ...chromium, cases: chromium.cases.slice(1, 3) }], [])).toContain('2 of 2 cases were run, all whole');
});
