import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { writeWhole } from '#node/whole-file.ts';
import { afterRun, type EngineResults, faultsPage, type Report, resultsOf } from './faults-table.ts';
import { type EngineName, engineNames } from './find-engines.ts';
import { runInEngines } from './test-engines.ts';

/** What is known of each engine is kept here between runs. */
const folder = join(root, '.cache/faults');
const fileOf = (engine: EngineName): string => join(folder, `${engine}.json`);

function readJson<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}

/**
 * `npm run test:faults`: breaks each kind of file in every way, and what is around a page, in every engine that is there or can be had, one after another, and writes
 * docs/faults.md. `-- firefox`: only in that engine. What begins with a dash is Playwright's: `-- chromium -g fonts` runs some of the cases, and leaves what is known
 * of the others. `-- --few`: one way for each kind, as in each run of all tests, and nothing is written; in Chromium, if no engine is named.
 * @returns an exit code
 */
async function breakAll(given: readonly string[]): Promise<number> {
  const few = given.includes('--few');
  const named = engineNames.filter((name) => given.includes(name));
  const rest = given.filter((text) => text !== '--few' && !(engineNames as readonly string[]).includes(text));
  const args = ['e2e/faults.test.ts', ...rest];
  if (few) return (await runInEngines({ engines: named.length > 0 ? named : ['chromium'], args, env: { FAULTS: 'few' } })).code;
  mkdirSync(folder, { recursive: true });
  let worst = 0;
  const missing: string[] = [];
  for (const engine of named.length > 0 ? named : engineNames) {
    const report = join(folder, `${engine}-report.json`);
    const run = await runInEngines({ engines: [engine], args, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FAULTS: 'all' } });
    missing.push(...run.missing);
    if (run.missing.length > 0) continue;
    worst = Math.max(worst, run.code);
    const read = readJson<Report>(report);
    if (!read) continue;
    // A run of all begins anew: cases that are no more go.
    const before = rest.length > 0 ? readJson<EngineResults>(fileOf(engine)) : null;
    await writeWhole(fileOf(engine), JSON.stringify(afterRun(before, resultsOf(read, engine))));
  }
  const known = engineNames.map((engine) => readJson<EngineResults>(fileOf(engine))).filter((results) => results !== null);
  await writeWhole(join(root, 'docs/faults.md'), faultsPage(known, missing));
  return worst;
}

if (isMain(import.meta.url)) process.exitCode = await breakAll(process.argv.slice(2));
