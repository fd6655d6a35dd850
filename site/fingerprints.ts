import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, contentKey } from '#node/content-cache.ts';
import { lastFewOfBuild } from './last-few.ts';

/**
 * The name of a folder by what is in it: 8 hexadecimal digits that change with the name or content of any file, at any depth.
 * @throws what reading it throws
 */
export async function fingerprint(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort()) {
    const bytes = await readFile(join(folder, file));
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 8);
}

/** The pages of a build have the same. */
const known = lastFewOfBuild<Promise<string>>(2);

/** What tiles are cut with for stories, whose bytes are not among the basemap's data. */
const cutting = ['basemap/make/tiles.ts', 'basemap/make/mvt.ts', 'basemap/bytes.ts', 'node_modules/geojson-vt/package.json'];

/** The same of the basemap's data and of what cuts stories' tiles from them. @param root the repository; default the working directory */
export async function basemapVersion(root = process.cwd()): Promise<string> {
  const code = await contentHash(cutting.map((file) => join(root, file)));
  return contentKey(await fingerprint(join(root, 'basemap/data')), code).slice(0, 8);
}

/** The prefix of the basemap's files, inside the site: `basemap/1a2b3c4d/`. Another basemap has another. */
export const basemapPath = (): Promise<string> => known('basemap', async () => `basemap/${await basemapVersion()}/`);

/** MapLibre's worker, inside the site. It is the worker of one version, whose files npm never changes. */
export const workerPath = (): Promise<string> =>
  known('worker', async () => {
    const { version } = JSON.parse(await readFile(join(process.cwd(), 'node_modules/maplibre-gl/package.json'), 'utf8')) as {
      version: string;
    };
    return `maplibre/${version}/maplibre-gl-worker.mjs`;
  });
