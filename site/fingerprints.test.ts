import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { basemapPath, fingerprint, workerPath } from './fingerprints.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-fingerprints-'));
  await mkdir(join(folder, 'one/tiles/0'), { recursive: true });
  await writeFile(join(folder, 'one/a'), 'a');
  await writeFile(join(folder, 'one/tiles/0/1.mvt'), 'tile');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the same files have the same name, wherever they are', async () => {
  await cp(join(folder, 'one'), join(folder, 'two'), { recursive: true });
  expect(await fingerprint(join(folder, 'one'))).toMatch(/^[0-9a-f]{8}$/);
  expect(await fingerprint(join(folder, 'two'))).toBe(await fingerprint(join(folder, 'one')));
});

test('another content at any depth, another name of a file and another file change it', async () => {
  const names = new Set([await fingerprint(join(folder, 'one'))]);
  await writeFile(join(folder, 'one/tiles/0/1.mvt'), 'TILE');
  names.add(await fingerprint(join(folder, 'one')));
  await rename(join(folder, 'one/tiles/0/1.mvt'), join(folder, 'one/tiles/0/2.mvt'));
  names.add(await fingerprint(join(folder, 'one')));
  await writeFile(join(folder, 'one/b'), '');
  names.add(await fingerprint(join(folder, 'one')));
  expect(names.size).toBe(4);
});

test('basemap and worker have addresses of their own for each edition', async () => {
  expect(await basemapPath()).toMatch(/^basemap\/[0-9a-f]{8}\/$/);
  expect(await workerPath()).toMatch(/^maplibre\/\d+\.\d+\.\d+\/maplibre-gl-worker\.mjs$/);
});
