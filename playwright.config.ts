import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './commands/find-browser.ts';

// `npm test` names the browser that it found; without it each worker would look again.
process.env.BROWSER_PATH ??= findBrowser() ?? '';

/** Tests that need the live map: software WebGL takes a core for itself. The others, on drawn pictures, run beside them. */
const live =
  /\/(agree|axe|dev|embed-many|embed-scroll|explore|frame-budgets|kursk|offline|page|same-frame|slow-machine|smallest|studio|survive|touch|weigh)\.test\.ts$/;

/** Run in every engine, by playwright.engines.config.ts. */
const others = /\/(engines|faults)\.test\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  testIgnore: others,
  globalSetup: './e2e/serve-built-site.ts',
  outputDir: 'test-results',
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  fullyParallel: true,
  projects: [
    // Half a device pixel to a CSS pixel: software draws a quarter, and where things are does not change.
    { name: 'live', testMatch: live, workers: 1, use: { deviceScaleFactor: 0.5 } },
    { name: 'pictures', testIgnore: [live, others] },
  ],
  forbidOnly: Boolean(process.env.CI),
  retries: 0, // a test that fails now and then is a mistake, in it or in the page
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // The smallest wide stage with room to spare: software draws it in a third of the time of a desk's.
    viewport: { width: 1024, height: 640 },
    // A story that is read to its end is kept, and the HTTP cache, which has it, is off in tests: e2e/offline.test.ts alone looks at that.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...browserArguments],
      ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
    },
  },
});
