import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { dependencyRules } from './dependency-rules.ts';
import { ensureBrowser } from './find-browser.ts';
import { type Counts, playwrightCounts, type StageResult, stageCounts, summary, vitestCounts } from './reports.ts';

/** Reports are read from here, as JSON. */
const reports = join(root, '.cache/test');

/** Commands, to be run by this same Node; each in a process of its own, so that one that cannot even be loaded is one failed stage. */
const commands = {
  audit: ['--import', 'tsx', 'commands/audit.ts'],
  biome: ['node_modules/@biomejs/biome/bin/biome'],
  build: ['--import', 'tsx', 'commands/build.ts'],
  check: ['--import', 'tsx', 'commands/check.ts'],
  engines: ['--import', 'tsx', 'commands/test-engines.ts'],
  faults: ['--import', 'tsx', 'commands/test-faults.ts'],
  next: ['node_modules/next/dist/bin/next'],
  playwright: ['node_modules/@playwright/test/cli.js'],
  tsc: ['node_modules/typescript/lib/tsc.js'], // Node 20.9 cannot load bin/tsc: it has no ending
  vitest: ['node_modules/vitest/vitest.mjs'],
} as const;

/** All stages together may take this many minutes, installing included: continuous integration stops at 90; on two quiet cores they take about 20, on busy ones thrice that. */
const budget = 80;

/** @returns ms that a stage may take that asks for some minutes; at least one second */
const limit = (minutes: number): number =>
  Math.round(Math.max(1000, Math.min(minutes * 60_000, budget * 60_000 - process.uptime() * 1000)));

/**
 * Runs a command and shows what it says.
 * @param minutes after which it is stopped and has failed
 * @returns whether it ended with exit code 0
 */
function run(command: keyof typeof commands, args: readonly string[], minutes: number, env: Record<string, string> = {}): Promise<boolean> {
  const timeout = limit(minutes);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...commands[command], ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      timeout,
    });
    // Whoever stops us stops what we run: no browser is left behind.
    const stop = () => {
      child.kill();
      process.exit(143);
    };
    process.once('SIGTERM', stop);
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', stop);
      if (signal) console.error(`${command} was stopped (${signal}); it had ${Math.round(timeout / 1000)} s.`);
      resolve(code === 0);
    });
  });
}

function readReport<T>(name: string): T | null {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8')) as T;
  } catch {
    return null;
  }
}

/** The site that browser tests look at: the stories and those made for tests, beside out/, which stays as it is. */
const testSite = {
  STORIES: ['stories', 'e2e/stories'].filter((folder) => existsSync(join(root, folder))).join(','),
  SITE_OUT: '.cache/test-site',
};

const one = (succeeded: boolean): Counts => ({ passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 });

interface Stage {
  readonly name: string;
  /** Another stage without which this one cannot run. */
  readonly after?: string;
  readonly run: () => Promise<Counts>;
}

const stages: readonly Stage[] = [
  {
    name: 'types',
    run: async () => {
      // Next writes the types of style sheets and routes; a fresh clone has none.
      const generated = await run('next', ['typegen'], 4);
      const everywhere = await run('tsc', ['-p', '.'], 6);
      return one(generated && everywhere);
    },
  },
  { name: 'pure types', run: async () => one(await run('tsc', ['-p', 'tsconfig.pure.json'], 6)) },
  {
    name: 'lint',
    run: async () => one(await run('biome', ['check', '--error-on-warnings', ...dependencyRules.map((rule) => `--skip=${rule}`), '.'], 4)),
  },
  { name: 'dependencies', run: async () => one(await run('biome', ['lint', ...dependencyRules.map((rule) => `--only=${rule}`), '.'], 4)) },
  { name: 'packages', run: async () => one(await run('audit', [], 2)) },
  { name: 'stories', run: async () => one(await run('check', [], 3)) },
  {
    name: 'unit',
    run: async () => {
      const output = `--outputFile.json=${join(reports, 'unit.json')}`;
      const succeeded = await run('vitest', ['run', '--reporter=default', '--reporter=json', output], 20);
      return stageCounts(readReport('unit.json'), succeeded, vitestCounts);
    },
  },
  { name: 'build', run: async () => one(await run('build', [], 20, testSite)) },
  {
    name: 'browser',
    after: 'build',
    run: async () => {
      const browser = ensureBrowser();
      if (!browser) return one(false);
      const env = { ...testSite, BROWSER_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'browser.json') };
      // Playwright stops by itself a little earlier, and then still says which tests passed.
      const time = `--global-timeout=${Math.round(limit(50) * 0.95)}`;
      const succeeded = await run('playwright', ['test', '--reporter=list,json', time], 50, env);
      return stageCounts(readReport('browser.json'), succeeded, playwrightCounts);
    },
  },
  {
    name: 'engines',
    after: 'build',
    run: async () => {
      const env = { ...testSite, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'engines.json') };
      const succeeded = await run('engines', [`--global-timeout=${Math.round(limit(20) * 0.7)}`], 20, env);
      return stageCounts(readReport('engines.json'), succeeded, playwrightCounts);
    },
  },
  {
    name: 'faults',
    after: 'build',
    run: async () => {
      const env = { ...testSite, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'faults.json') };
      const succeeded = await run('faults', ['--few', `--global-timeout=${Math.round(limit(15) * 0.9)}`], 15, env);
      return stageCounts(readReport('faults.json'), succeeded, playwrightCounts);
    },
  },
];

/**
 * Runs the stages in order, also those after one that failed, and prints the summary.
 * @param only names of stages; all when empty
 * @returns an exit code
 * @throws RangeError for a name that no stage has
 */
export async function runStages(only: readonly string[] = []): Promise<number> {
  const unknown = only.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown) throw new RangeError(`Unexpected stage "${unknown}", expected one of ${stages.map(({ name }) => name).join(', ')}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results: StageResult[] = [];
  for (const stage of stages.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const failedBefore = results.find((result) => result.name === stage.after && result.failed > 0);
    if (failedBefore) {
      results.push({ name: stage.name, passed: 0, failed: 1, seconds: 0, skipped: `${failedBefore.name} failed` });
      continue;
    }
    console.log(`\n── ${stage.name}`);
    const start = performance.now();
    let counts: Counts;
    try {
      counts = await stage.run();
    } catch (error) {
      console.error(error);
      counts = one(false);
    }
    results.push({ name: stage.name, ...counts, seconds: (performance.now() - start) / 1000 });
  }
  console.log(`\n${summary(results)}`);
  return results.some((result) => result.failed > 0) ? 1 : 0;
}

if (isMain(import.meta.url)) process.exitCode = await runStages(process.argv.slice(2));
