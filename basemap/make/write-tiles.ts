import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BasemapShapes, decodeBasemap } from '#basemap/basemap-file.ts';
import { closePath } from '#basemap/close-tiles.ts';
import { closeFile } from '#basemap/load.ts';
import { type TileId, tileName } from '#basemap/tile-set.ts';
import { type ContentCache, contentKey } from '#node/content-cache.ts';
import { dataFolder } from './make.ts';
import { closeCutter } from './tiles.ts';

export interface WriteTilesOptions {
  /** the site's folder of basemap files */
  readonly folder: string;
  /** tiles of all stories; those that several need may come several times */
  readonly tiles: Iterable<TileId>;
  readonly cache: ContentCache;
  /** of the data and the code that cuts them */
  readonly version: string;
  /** default: read from basemap/data */
  readonly close?: () => Promise<BasemapShapes>;
}

/**
 * Writes the tiles that stories need of the `close` detail. Those that are kept from an earlier build are not cut again, and where all are, the data are not read.
 * @returns how many there are, and how many of them had to be cut
 */
export async function writeCloseTiles(options: WriteTilesOptions): Promise<{ tiles: number; cut: number }> {
  const { folder, cache, version, close = readClose } = options;
  const tiles = [...new Map([...options.tiles].map((tile) => [tileName(tile), tile])).values()];
  const nameOf = (tile: TileId): string => `${contentKey('close', version, tile.z, tile.x, tile.y)}.mvt`;
  const missing = tiles.filter((tile) => !cache.has(nameOf(tile)));
  if (missing.length > 0) {
    const cut = closeCutter(await close());
    for (const tile of missing) await cache.put(nameOf(tile), cut(tile));
  }
  for (const tile of tiles) {
    const to = join(folder, closePath(tile.z, tile.x, tile.y));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(await cache.use(nameOf(tile)), to);
  }
  return { tiles: tiles.length, cut: missing.length };
}

const readClose = async (): Promise<BasemapShapes> => decodeBasemap(new Uint8Array(await readFile(join(dataFolder, closeFile))));
