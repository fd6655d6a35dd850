import { isMain } from '#node/root.ts';
import { check } from './check.ts';
import { next, runNode } from './next.ts';
import { publishSite } from './publish.ts';

/** Checks the stories, fills public/ and writes the site to out/ (or where SITE_OUT says). @returns whether all of it succeeded */
export async function build(): Promise<boolean> {
  if (!(await check())) return false;
  // In a process of its own: what drawing takes, half a gigabyte, is free again before Next begins.
  if ((await runNode(['--import', 'tsx', 'commands/prepare.ts'])) !== 0) return false;
  if ((await next(['build'])) !== 0) return false;
  await publishSite();
  return true;
}

if (isMain(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
