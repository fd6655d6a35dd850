import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#node/root.ts';

/**
 * Writes the scripts for pages of others: `embed.js`, which hosts include, and `embed-flat.js`, the only script of the flat edition. One file each, without
 * dependencies.
 *
 * @param publicFolder what becomes the root of the site
 * @throws what esbuild throws for sources that do not compile
 */
export async function buildEmbedScript(publicFolder: string): Promise<void> {
  await build({
    entryPoints: { embed: join(root, 'embed/host.ts'), 'embed-flat': join(root, 'embed/flat-guest.ts') },
    outdir: publicFolder,
    bundle: true,
    minify: true,
    format: 'iife',
    // What browsers of the last four years read.
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
