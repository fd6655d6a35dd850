import { isAbsolute, join } from 'node:path';
import { root } from '#node/root.ts';

/**
 * The folder that a build writes the site to: what the variable SITE_OUT says, relative to the repository (next.config.js reads it, too); `out` unless it is set.
 * @throws TypeError for a folder that is not inside the repository, as Next empties it first
 */
export function outFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const folder = env.SITE_OUT?.trim() || 'out';
  if (isAbsolute(folder) || folder.split(/[/\\]/).some((part) => part === '..' || part === '.'))
    throw new TypeError(`Unexpected SITE_OUT "${folder}", expected a folder inside the repository such as .cache/test-site`);
  return join(root, folder);
}
