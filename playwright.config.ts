import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './tools/find-browser.ts';

// `npm test` names the browser that it found; without it each worker would look again.
process.env.BROWSER_PATH ??= findBrowser() ?? '';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/serve-built-site.ts',
  outputDir: 'test-results',
  // Software WebGL takes a core for itself: more workers than that only make each other wait.
  workers: Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2))),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0, // a test that fails now and then is a mistake, in it or in the page
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // The smallest wide stage with room to spare: software draws it in a third of the time of a desk's.
    viewport: { width: 1024, height: 640 },
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...browserArguments],
      ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
    },
  },
});
