import { defineConfig } from '@playwright/test';
import type { EngineName } from '#commands/find-engines.ts';
import { engineSpecs, type Options } from './e2e/engine-fixtures.ts';

/** The cases that all engines run (`npm run test:engines`): the command says in which engines. */
export default defineConfig<object, Options>({
  testDir: 'e2e',
  outputDir: 'test-results/engines',
  workers: 2,
  // Each file in each engine is one browser's work from first to last.
  fullyParallel: false,
  // The slowest first: the others run beside it.
  projects: (Object.keys(engineSpecs()) as EngineName[]).reverse().map((engineName) => ({ name: engineName, use: { engineName } })),
  forbidOnly: Boolean(process.env.CI),
  // Of a case whose browser has crashed, and of no other: `afterCrash` sees to it.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./e2e/engines/run-notes.ts'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : [])],
});
