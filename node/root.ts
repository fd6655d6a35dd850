import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Whether a module is the command that was typed (`tsx commands/check.ts`) and not imported by another.
 * @param url the module's `import.meta.url`
 */
export function isMain(url: string): boolean {
  const typed = process.argv[1];
  if (!typed) return false;
  try {
    return realpathSync(typed) === realpathSync(fileURLToPath(url));
  } catch {
    return false;
  }
}
