import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BasemapShapes } from '#basemap/basemap-file.ts';
import { type ContentCache, contentCache } from '#node/content-cache.ts';
import { writeCloseTiles } from './write-tiles.ts';

let folder: string;
let cache: ContentCache;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-tiles-'));
  cache = await contentCache(join(folder, 'cache'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An island near Hawaii, 1° wide. */
const island: BasemapShapes = {
  land: [[[[-158, 21], [-157, 21], [-157, 22], [-158, 22], [-158, 21]]]], // biome-ignore format: a line
  lakes: [],
  rivers: [],
  borders: [],
};
const tiles = [
  { z: 6, x: 3, y: 28 },
  { z: 6, x: 20, y: 20 },
];
let read = 0;
const write = (version = '1', to = 'site') =>
  writeCloseTiles({
    folder: join(folder, to),
    tiles: [...tiles, ...tiles],
    cache,
    version,
    close: async () => {
      read += 1;
      return island;
    },
  });

it('writes each tile once; an empty one has no bytes, and is there', async () => {
  expect(await write()).toEqual({ tiles: 2, cut: 2 });
  const found = (await readdir(join(folder, 'site'), { recursive: true })).filter((name) => name.endsWith('.mvt'));
  expect(found.sort()).toEqual(['close/6/20/20.mvt', 'close/6/3/28.mvt']);
  expect((await stat(join(folder, 'site/close/6/3/28.mvt'))).size).toBeGreaterThan(30);
  expect((await stat(join(folder, 'site/close/6/20/20.mvt'))).size).toBe(0);
});

it('cuts none again that is kept, and then does not even read the data', async () => {
  await write();
  const before = read;
  expect(await write('1', 'again')).toEqual({ tiles: 2, cut: 0 });
  expect(read).toBe(before);
  expect(await readFile(join(folder, 'again/close/6/3/28.mvt'))).toEqual(await readFile(join(folder, 'site/close/6/3/28.mvt')));
});

it('cuts all of them again when the data or what cuts them have changed', async () => {
  await write();
  expect(await write('2')).toEqual({ tiles: 2, cut: 2 });
});
