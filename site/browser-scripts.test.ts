import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBrowserScripts, scriptOf } from './browser-scripts.ts';
import type { Scripts } from './built-scripts.ts';

let folder: string;
let scripts: Scripts;
const read = (name: string): Promise<Buffer> => readFile(join(folder, 'scripts', name));
/** Bytes of files as brotli packs them. */
const packed = async (names: readonly string[]): Promise<number> =>
  (await Promise.all(names.map(read))).reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-story-scripts-'));
  await buildBrowserScripts(folder);
  scripts = JSON.parse((await read('manifest.json')).toString());
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['story', 30_000, 3],
  ['guest', 34_000, 3],
  ['howFar', 45_000, 3],
  ['embedCode', 3000, 1],
  ['guestBoot', 600, 1],
] as const)('before its page works, %s loads no more than %i bytes in %i files', async (page, bytes, files) => {
  const { src, modules } = scripts[page];
  expect(await packed([src, ...modules])).toBeLessThanOrEqual(bytes);
  expect([src, ...modules].length).toBeLessThanOrEqual(files);
});

test('the live map is apart: MapLibre is among what is imported later', () => {
  for (const page of ['story', 'guest'] as const) {
    expect(scripts[page].mapModules.some((name) => name.startsWith('maplibre-gl-'))).toBe(true);
    expect(scripts[page].modules.some((name) => name.startsWith('maplibre-gl-'))).toBe(false);
  }
  expect(scripts.howFar.mapModules).toEqual([]);
});

test('every file that is named is there, and there is no React in any', async () => {
  const there = await readdir(join(folder, 'scripts'));
  for (const { src, modules, mapModules } of Object.values(scripts)) {
    for (const name of [src, ...modules, ...mapModules]) {
      expect(there).toContain(name);
      expect((await read(name)).includes('react')).toBe(false);
    }
  }
});

test('a page’s modules are what its first file imports, directly or not; the map’s are those that it lacks', () => {
  const to = (path: string, kind = 'import-statement') => ({ path, kind }) as never;
  const file = (imports: never[], entryPoint?: string) => ({
    imports,
    inputs: {},
    exports: [],
    bytes: 0,
    ...(entryPoint ? { entryPoint } : {}),
  });
  const outputs = {
    'public/a-1.js': file([to('public/b-1.js'), to('public/open-1.js', 'dynamic-import')], 'browser/a.ts'),
    'public/b-1.js': file([to('public/c-1.js')]),
    'public/c-1.js': file([]),
    'public/open-1.js': file([to('public/c-1.js'), to('public/d-1.js'), to('./maplibre.js')], 'map/open.ts'),
    'public/d-1.js': file([]),
  };
  expect(scriptOf({ outputs }, 'browser/a.ts')).toEqual({
    src: 'a-1.js',
    modules: ['b-1.js', 'c-1.js'],
    mapModules: ['open-1.js', 'd-1.js', 'maplibre.js'],
  });
});
