import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { outFolder } from '#site/out-folder.ts';
import { type EngineName, engineNames, ensureEngines, type FoundEngines, virtualScreen } from './find-engines.ts';
import { type Screen, startScreen } from './virtual-screen.ts';

/** A run of the cases that all engines share. */
export interface EngineRun {
  readonly engines: readonly EngineName[];
  /** arguments for Playwright, such as the file of the cases */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Finds or installs the engines and runs cases in each. An engine that cannot be had is said in a line, and is no failure; a case that fails is.
 * @returns the exit code, and the engines
 */
export async function runInEngines({ engines, args, env = {} }: EngineRun): Promise<FoundEngines & { readonly code: number }> {
  if (!existsSync(join(outFolder(), 'index.html'))) {
    console.error(`There is no built site in ${outFolder()}: build it with the same STORIES and SITE_OUT first.`);
    return { specs: {}, missing: [], code: 1 };
  }
  const found = ensureEngines(engines);
  const ran = Object.keys(found.specs).length > 0;
  let screen: Screen | null = null;
  if (existsSync(virtualScreen) && Object.values(found.specs).some(({ by }) => by !== 'playwright')) screen = await startScreen();
  const code = ran
    ? await playwright(args, { ...env, ENGINES: JSON.stringify(found.specs), ...(screen ? { DISPLAY: screen.display } : {}) })
    : 1;
  screen?.stop();
  for (const line of found.missing) console.log(line);
  return { ...found, code };
}

function playwright(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config=playwright.engines.config.ts', ...args],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
    );
    // It closes its browsers then.
    const stop = (): void => void child.kill('SIGINT');
    process.once('SIGTERM', stop);
    child.once('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/** `npm run test:engines -- firefox webkit`: the names of engines, else all; what begins with a dash is Playwright's. */
if (isMain(import.meta.url)) {
  const given = process.argv.slice(2);
  const isName = (text: string): text is EngineName => (engineNames as readonly string[]).includes(text);
  const names = given.filter(isName);
  const { code } = await runInEngines({
    engines: names.length > 0 ? names : engineNames,
    args: ['e2e/engines.test.ts', ...given.filter((text) => !isName(text))],
  });
  process.exitCode = code;
}
