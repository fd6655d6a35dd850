import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#node/root.ts';

/**
 * Copies the examples of host pages to `<publicFolder>/examples/`, where their relative addresses find script and stories.
 * @param publicFolder what becomes the root of the site
 */
export async function copyExamples(publicFolder: string): Promise<void> {
  const target = join(publicFolder, 'examples');
  await rm(target, { recursive: true, force: true });
  await mkdir(publicFolder, { recursive: true });
  await cp(join(root, 'examples'), target, { recursive: true });
}
