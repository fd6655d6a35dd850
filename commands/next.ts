import { spawn } from 'node:child_process';
import { root } from '#node/root.ts';
import { basePathFrom } from '#site/site-address.mjs';

/**
 * Runs a program of Node, and passes on a signal to stop.
 * @param cwd where; default the repository
 * @returns its exit code; 1 when a signal ended it
 */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = root): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGTERM', stop);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a command of Next.js in the repository, with its telemetry off.
 * @param args for example `['build']`
 * @returns its exit code; 1 when a signal ended it
 * @throws TypeError when BASE_PATH is not a path
 */
export function next(args: readonly string[]): Promise<number> {
  // BASE_PATH in the one form that next.config.js and the page's own code agree on.
  const env = { BASE_PATH: basePathFrom(process.env.BASE_PATH), NEXT_TELEMETRY_DISABLED: '1' };
  return runNode(['node_modules/next/dist/bin/next', ...args], env);
}
