import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '#node/root.ts';

/** Properties that only our own objects in a host's page have, in none that is sent or handed from one script to another: their names are shortened. */
const ownProperties =
  /^(visiblePx|sentOffset|failures|grant|scroller|sticky|savesData|seeking|stands|loadMore|maps|scrolls|guest|settled|complete|changed|webgl)$/;

/**
 * Writes the scripts for pages of others: `embed.js`, which hosts include, `embed-more.js`, which that loads where a story needs it, and `embed-flat.js`, the
 * only script of the flat edition. One file each, without dependencies.
 *
 * @param publicFolder what becomes the root of the site
 * @throws what esbuild throws for sources that do not compile
 */
export async function buildEmbedScript(publicFolder: string): Promise<void> {
  await build({
    entryPoints: {
      embed: join(root, 'embed/host.ts'),
      'embed-more': join(root, 'embed/more.ts'),
      'embed-flat': join(root, 'embed/flat-guest.ts'),
    },
    outdir: publicFolder,
    bundle: true,
    minify: true,
    mangleProps: ownProperties,
    format: 'iife',
    // What browsers of the last four years read.
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
