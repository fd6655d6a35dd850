import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageScript } from '#browser/page-json.ts';
import { assetOf, type Site } from './addresses.ts';

/** Where the scripts are, inside the site. Their names hold a hash of what is in them. */
export const scriptsFolder = 'scripts';

/** Says which file is which page's; while the site is built it lies beside the files. */
export const scriptsManifest = 'manifest.json';

/** The pages that have scripts; `guestBoot` runs in a guest before its first paint, `keep` where a reader keeps a story, `comparisons` and `covers` in stories that have some. */
export type PageName = 'story' | 'guest' | 'embedCode' | 'howFar' | 'guestBoot' | 'keep' | 'comparisons' | 'covers';

export type Scripts = Readonly<Record<PageName, PageScript>>;

/**
 * The scripts that the last `buildBrowserScripts` wrote.
 * @throws Error when there are none
 */
export async function builtScripts(site: Site): Promise<Scripts> {
  const file = join(process.cwd(), 'public', scriptsFolder, scriptsManifest);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error('There are no scripts in public/: `npm run build` and `npm run dev` write them.', { cause });
  });
  const urls = (names: readonly string[]): string[] => names.map((name) => assetOf(site, `${scriptsFolder}/${name}`));
  const scripts = JSON.parse(text) as Scripts;
  return Object.fromEntries(
    Object.entries(scripts).map(([page, { src, modules, mapModules }]): [string, PageScript] => [
      page,
      { src: assetOf(site, `${scriptsFolder}/${src}`), modules: urls(modules), mapModules: urls(mapModules) },
    ]),
  ) as Scripts;
}
