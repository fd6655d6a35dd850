import { isMain } from '#node/root.ts';
import { portFrom } from '#server/port.mjs';
import { check } from './check.ts';
import { next, runNode } from './next.ts';

/** Serves the site while it is being worked on. Mistakes in a story are shown and do not stop it. @returns an exit code */
export async function dev(): Promise<number> {
  await check();
  if ((await runNode(['--import', 'tsx', 'commands/prepare.ts'])) !== 0) return 1;
  return next(['dev', '--port', String(portFrom(process.env.PORT))]);
}

if (isMain(import.meta.url)) process.exitCode = await dev();
