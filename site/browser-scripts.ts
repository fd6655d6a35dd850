import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import type { PageScript } from '#browser/page-json.ts';
import { contentKey } from '#node/content-cache.ts';
import { root } from '#node/root.ts';
import { offlineWorker } from './addresses.ts';
import { type PageName, type Scripts, scriptsFolder, scriptsManifest } from './built-scripts.ts';

/** The pages that have scripts, and where each begins. */
const entries = {
  story: 'browser/start-story.ts',
  guest: 'browser/start-guest.ts',
  embedCode: 'browser/start-embed-code.ts',
  howFar: 'how-far/browser/start.ts',
  guestBoot: 'browser/start-guest-boot.ts',
  keep: 'browser/keep-story.ts',
  comparisons: 'browser/start-comparisons.ts',
  covers: 'browser/start-covers.ts',
} as const satisfies Record<PageName, string>;

/**
 * Writes the scripts of our own pages, and a manifest that `builtScripts` reads. Each page's are bundled apart from the others', so that a page loads one
 * file and what that shares with the live map. MapLibre is a file of its own, the same for all pages.
 *
 * @param publicFolder what becomes the root of the site
 * @returns the files that they are made of, relative to the repository, MapLibre's left out
 * @throws what esbuild throws for sources that do not compile
 */
export async function buildBrowserScripts(publicFolder: string): Promise<string[]> {
  const maplibre = await copyMaplibre(publicFolder);
  const sources = new Set<string>();
  const scripts: Partial<Record<PageName, PageScript>> = {};
  for (const [page, options] of await bundles(publicFolder, maplibre)) {
    const { metafile } = await build(options);
    scripts[page] = scriptOf(metafile, entries[page]);
    for (const source of Object.keys(metafile.inputs)) sources.add(source);
  }
  writeManifest(publicFolder, scripts);
  for (const source of await buildOfflineWorker(publicFolder, await browsers())) sources.add(source);
  return [...sources];
}

/** The same while one develops: what changes is bundled again, and the manifest with it. @returns how to stop */
export async function watchBrowserScripts(publicFolder: string): Promise<() => Promise<void>> {
  const maplibre = await copyMaplibre(publicFolder);
  const scripts: Partial<Record<PageName, PageScript>> = {};
  const contexts = await Promise.all(
    (await bundles(publicFolder, maplibre)).map(([page, options]) => {
      const written: Plugin = {
        name: 'manifest',
        setup: ({ onEnd }) =>
          onEnd(({ metafile, errors }) => {
            if (!metafile || errors.length > 0) return;
            scripts[page] = scriptOf(metafile, entries[page]);
            writeManifest(publicFolder, scripts);
          }),
      };
      return context({ ...options, sourcemap: 'linked', plugins: [...(options.plugins ?? []), written] });
    }),
  );
  await Promise.all(contexts.map((each) => each.watch()));
  return async () => {
    await Promise.all(contexts.map((each) => each.dispose()));
  };
}

/** The service worker: a script of its own, without imports. @returns the files that it is made of */
async function buildOfflineWorker(publicFolder: string, target: string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['browser/offline-worker.ts'],
    outfile: join(publicFolder, offlineWorker),
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target,
    // What Workbox says of its work on the console belongs to development.
    define: { 'process.env.NODE_ENV': '"production"' },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

/** What esbuild is asked for, for each page. @param maplibre name of MapLibre's file */
async function bundles(publicFolder: string, maplibre: string): Promise<[PageName, BuildOptions & { metafile: true }][]> {
  const target = await browsers();
  const beside: Plugin = {
    name: 'maplibre',
    setup: ({ onResolve }) => onResolve({ filter: /^maplibre-gl$/ }, () => ({ path: `./${maplibre}`, external: true })),
  };
  return Object.entries(entries).map(([page, entry]) => [
    page as PageName,
    {
      absWorkingDir: root,
      // Names in addresses are lower-case words.
      entryPoints: { [page.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]: entry },
      outdir: join(publicFolder, scriptsFolder),
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      bundle: true,
      minify: true,
      metafile: true,
      // The one script that is no module: it runs before the first paint.
      ...(page === 'guestBoot' ? { format: 'iife' } : { format: 'esm', splitting: true }),
      target,
      charset: 'utf8',
      legalComments: 'eof',
      logLevel: 'warning',
      plugins: [beside],
    },
  ]);
}

/** The oldest browsers that scripts are written for, as esbuild names them. */
async function browsers(): Promise<string[]> {
  const { browserslist } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { browserslist: readonly string[] };
  return browserslist.map((browser) => browser.replace(' ', ''));
}

/** MapLibre as it is published, under a name with its hash. @returns the name */
async function copyMaplibre(publicFolder: string): Promise<string> {
  const source = await readFile(join(root, 'node_modules/maplibre-gl/dist/maplibre-gl.mjs'), 'utf8');
  const name = `maplibre-gl-${contentKey(source).slice(0, 8)}.js`;
  await mkdir(join(publicFolder, scriptsFolder), { recursive: true });
  await writeFile(join(publicFolder, scriptsFolder, name), source);
  return name;
}

/**
 * What a page loads, by what its files import: those that it needs to run, and those that it imports later, for the live map.
 * @param entry the source where the page's script begins
 * @returns names of files
 */
export function scriptOf({ outputs }: Pick<Metafile, 'outputs'>, entry: string): PageScript {
  const startOf = (source: string): string | undefined => Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source);
  const needed = (path: string, found = new Set<string>()): Set<string> => {
    if (found.has(path)) return found;
    found.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') needed(next, found);
    return found;
  };
  const src = startOf(entry);
  if (!src) throw new Error(`Expected a file for ${entry} among ${Object.keys(outputs).join(', ')}`);
  const own = needed(src);
  const map = startOf('map/open.ts');
  const names = (paths: Iterable<string>): string[] => [...paths].map((path) => basename(path));
  return {
    src: basename(src),
    modules: names(own).filter((name) => name !== basename(src)),
    mapModules: map ? names([...needed(map)].filter((path) => !own.has(path))) : [],
  };
}

/** Once every page has its script. */
function writeManifest(publicFolder: string, scripts: Partial<Scripts>): void {
  if (Object.keys(entries).some((page) => !(page in scripts))) return;
  const file = join(publicFolder, scriptsFolder, scriptsManifest);
  // In one go: a page that is being made sees the old file or the new one.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(scripts));
  renameSync(`${file}.${process.pid}`, file);
}
