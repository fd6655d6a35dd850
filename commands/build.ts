import { isMain } from '#node/root.ts';
import { check } from './check.ts';
import { next } from './next.ts';
import { prepare } from './prepare.ts';

/** Checks the stories, fills public/ and writes the site to out/. @returns whether all three succeeded */
export async function build(): Promise<boolean> {
  if (!(await check())) return false;
  try {
    await prepare();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  return (await next(['build'])) === 0;
}

if (isMain(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
