import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Basemap } from './basemap.ts';
import { insideOf } from './inside.ts';
import { lightFiles, lightFilesFor, lightPath } from './light-files.ts';
import { closeFile, loadBasemap } from './load.ts';
import { closeCutter } from './make/tiles.ts';
import { tileParts } from './tiles.ts';

const data = fileURLToPath(new URL('./data', import.meta.url));
const fine: Basemap = await loadBasemap(async (file) => new Uint8Array(readFileSync(join(data, file))), 'fine');
const close: Basemap = await loadBasemap(async (file) => new Uint8Array(readFileSync(join(data, file))), 'close');
const world: Basemap = await loadBasemap(async (file) => new Uint8Array(readFileSync(join(data, file))), 'world');
const near = (at: LngLat, km: number): number =>
  fine.lights.reduce((sum, light) => sum + (!light.sea && distanceKm(light.at, at) <= km ? light.weight : 0), 0);
const packed = (file: string): number => gzipSync(readFileSync(join(data, file)), { level: 9 }).length;

describe('borders', () => {
  const bordersOf = (...codes: string[]) =>
    fine.borders.filter(({ between, kind }) => kind !== 'province' && codes.every((code) => between.includes(code)));

  it('Crimea and Sevastopol are in Ukraine: no border of Russia within 60 km of the isthmus or on the peninsula', () => {
    const lines = bordersOf('RU', 'UA').flatMap(({ line }) => line);
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter(([lon, lat]) => lat < 46.6 && lon > 32 && lon < 36.7)).toEqual([]);
  });

  it('has no line north of Crimea at all', () => {
    expect(fine.borders.flatMap(({ line }) => line).filter(([lon, lat]) => lat > 44 && lat < 46.5 && lon > 32.5 && lon < 35.5)).toEqual([]);
  });

  it('divides Korea by the ceasefire line', () => {
    const [line, ...more] = bordersOf('KP', 'KR');
    expect(more).toEqual([]);
    expect(line?.kind).toBe('ceasefire');
    for (const [lon, lat] of line?.line ?? []) expect(lon > 126 && lon < 129 && lat > 37.5 && lat < 38.8).toBe(true);
  });

  it('has the short border of Russia and North Korea on the Tumen', () => {
    const [border] = bordersOf('KP', 'RU');
    const km = (border?.line ?? []).reduce((sum, point, i, line) => sum + (i === 0 ? 0 : distanceKm(line[i - 1] ?? point, point)), 0);
    expect(km).toBeGreaterThan(10);
    expect(km).toBeLessThan(40);
  });

  it('coincides with Kursk region as the story has it', () => {
    const file = fileURLToPath(new URL('../stories/kursk/kursk-region.geojson', import.meta.url));
    const region = JSON.parse(readFileSync(file, 'utf8')) as { geometry: { coordinates: LngLat[][][] } };
    const outline = new Set(region.geometry.coordinates.flat(2).map(String));
    const shared = bordersOf('RU', 'UA')
      .flatMap(({ line }) => line.map(String))
      .filter((point) => outline.has(point));
    expect(shared.length).toBeGreaterThan(60);
    const inside = insideOf(region.geometry.coordinates);
    expect(inside([36.19, 51.73])).toBe(true);
    expect(inside([35.27, 51.19])).toBe(true);
    expect(inside([34.8, 50.91])).toBe(false);
  });
});

describe('borders in the close detail', () => {
  const bordersOf = (...codes: string[]) =>
    close.borders.filter(({ between, kind }) => kind !== 'province' && codes.every((code) => between.includes(code)));

  it('are between the same countries as in the fine one, and as sure', () => {
    const kinds = (basemap: Basemap): string[] =>
      [...new Set(basemap.borders.map(({ between, kind }) => `${between.join(' ')} ${kind}`))].sort();
    expect(kinds(close)).toEqual(kinds(fine));
  });

  it('leave Crimea to Ukraine, without a line', () => {
    const lines = bordersOf('RU', 'UA').flatMap(({ line }) => line);
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter(([lon, lat]) => lat < 46.6 && lon > 32 && lon < 36.7)).toEqual([]);
    expect(close.borders.flatMap(({ line }) => line).filter(([lon, lat]) => lat > 44 && lat < 46.5 && lon > 32.5 && lon < 35.5)).toEqual(
      [],
    );
  });

  it.each([
    ['IN', 'PK', 'disputed'],
    ['EH', 'MA', 'disputed'],
    ['RS', 'XK', 'disputed'],
    ['KP', 'KR', 'ceasefire'],
  ])('draw %s and %s as they do elsewhere: %s', (a, b, kind) => {
    expect(bordersOf(a, b).map((border) => border.kind)).toContain(kind);
  });

  it('are of the same lines as the fine one’s where that is as good', () => {
    const points = new Set(bordersOf('RU', 'UA').flatMap(({ line }) => line.map(String)));
    const near = fine.borders
      .filter(({ between, kind }) => kind === 'agreed' && between.includes('RU') && between.includes('UA'))
      .flatMap(({ line }) => line)
      .filter(([lon, lat]) => lon > 33 && lon < 38 && lat > 50.2);
    expect(near.length).toBeGreaterThan(100);
    expect(near.filter((point) => !points.has(String(point)))).toEqual([]);
  });
});

describe('the close detail', () => {
  // every town stands on land, which a coarser detail gets wrong by the sea
  it.each<[string, LngLat]>([
    ['Cebu', [123.9, 10.3]],
    ['Bergen', [5.33, 60.39]],
    ['Honolulu', [-157.85, 21.31]],
  ])('has %s on land', (_, at) => {
    expect(insideOf(close.land)(at)).toBe(true);
  });

  it('has the Strait of Magellan open from sea to sea', () => {
    const isLand = insideOf(close.land);
    const way: LngLat[] = [[-68.6, -52.45], [-69.9, -52.6], [-70.6, -53], [-70.9, -53.8], [-71.3, -53.93], [-72.2, -53.7], [-73.5, -53.1]]; // biome-ignore format: a line
    for (const at of way) expect(isLand(at), `${at}`).toBe(false);
  });

  it('has small lakes and rivers all over the world', () => {
    const inPart = (west: number, east: number): number =>
      close.rivers.filter(({ line }) => line.some(([lon]) => lon > west && lon < east)).length;
    expect(inPart(-130, -30)).toBeGreaterThan(100);
    expect(close.lakes.length).toBeGreaterThan(fine.lakes.length);
    expect(close.rivers.length).toBeGreaterThan(fine.rivers.length);
  });
});

describe('land and water', () => {
  it.each([
    ['world', world],
    ['fine', fine],
    ['close', close],
  ] as const)('%s: rings are closed and within ±180°, ±90°', (_, basemap) => {
    for (const ring of [...basemap.land, ...basemap.lakes].flat()) {
      expect(ring.length).toBeGreaterThan(3);
      expect(ring.at(-1)).toEqual(ring[0]);
      for (const [lon, lat] of ring) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
    }
  });

  it.each<[string, LngLat, boolean]>([
    ['Kursk', [36.19, 51.73], true],
    ['Wonsan’s hinterland', [127.1, 39.1], true],
    ['Sakhalin', [142.7, 50], true],
    ['Wrangel Island east of 180°', [-179.2, 71.2], true],
    ['the Caspian Sea', [51, 42], false],
    ['the Sea of Japan', [134, 40], false],
  ])('%s', (_, at, land) => {
    expect(insideOf(fine.land)(at)).toBe(land);
    expect(insideOf(world.land)(at)).toBe(land);
  });

  it('has Baikal and Khanka, and the great rivers', () => {
    expect(insideOf(fine.lakes)([107.8, 53.3])).toBe(true);
    expect(insideOf(fine.lakes)([132.4, 45])).toBe(true);
    for (const at of [
      [130.5, 48.9],
      [73.3, 54.9],
      [46, 51.5],
      [87.6, 65.8],
    ] as LngLat[]) {
      const km = Math.min(...fine.rivers.filter(({ rank }) => rank <= 3).flatMap(({ line }) => line.map((point) => distanceKm(point, at))));
      expect(km, String(at)).toBeLessThan(60);
    }
  });
});

describe('lights', () => {
  it.each<[string, LngLat]>([
    ['Pyongyang', [125.75, 39.03]],
    ['Vladivostok', [131.9, 43.12]],
    ['Ussuriysk', [131.95, 43.8]],
    ['Khabarovsk', [135.08, 48.48]],
    ['Ulan-Ude', [107.6, 51.83]],
    ['Kazan', [49.12, 55.79]],
    ['Kursk', [36.19, 51.73]],
    ['Seoul', [126.98, 37.57]],
  ])('%s is lit', (_, at) => {
    expect(near(at, 25)).toBeGreaterThan(0.3);
  });

  it.each<[string, LngLat, number]>([
    ['Rangrim in North Korea', [127.6, 41], 60],
    ['the Gobi', [105, 43], 60],
    ['Tibet', [88, 33], 100],
    ['the taiga of Putorana', [96, 68.5], 100],
    ['the ice of Greenland', [-40, 72], 400],
    ['the Sahara', [10, 23], 100],
  ])('%s is dark', (_, at, km) => {
    expect(near(at, km)).toBe(0);
  });

  it('North Korea is dark between Seoul and Vladivostok', () => {
    const cells = [
      [126.2, 39.6],
      [127, 40.2],
      [127.9, 40.7],
      [128.5, 41.3],
      [129, 41.9],
    ] as LngLat[];
    const seoul = near([126.98, 37.57], 40);
    for (const at of cells) expect(near(at, 40), String(at)).toBeLessThan(seoul / 40);
  });

  it('the first file is enough at world scale: no light in the second is brighter', () => {
    expect(world.lights.length).toBeGreaterThan(15_000);
    const faintest = Math.min(...world.lights.map(({ weight }) => weight));
    const rest = fine.lights.slice(world.lights.length);
    expect(rest.length).toBeGreaterThan(3000);
    for (const { weight } of rest) expect(weight).toBeLessThanOrEqual(faintest);
  });
});

describe('size', () => {
  it('lights take at most 150 kB, and all of the world basemap for posters 160 kB', () => {
    expect(packed('bright.lights') + packed('faint.lights')).toBeLessThanOrEqual(150_000);
    expect(packed('world.basemap') + packed('bright.lights')).toBeLessThanOrEqual(160_000);
  });

  it('lights of the live map: at most 75 kB for a view of the world, 110 kB for all', () => {
    const bytes = (names: readonly string[]): number => names.reduce((sum, name) => sum + packed(lightPath(name)), 0);
    expect(bytes(lightFilesFor(1.8, [[30, 50], [-70, 40]]))).toBeLessThanOrEqual(75_000); // biome-ignore format: a line
    expect(bytes(lightFiles.map(({ name }) => name))).toBeLessThanOrEqual(110_000);
  });

  it('the close detail, which only builds read, takes at most 1 MB of the repository', () => {
    expect(statSync(join(data, closeFile)).size).toBeLessThanOrEqual(1_000_000);
  });

  it('no tile that a story may need is above 25 kB', () => {
    const cut = closeCutter(close);
    for (const z of [4, 5, 6]) {
      for (let x = 0; x < 2 ** z; x++) {
        for (let y = 0; y < 2 ** z; y++) expect(cut({ z, x, y }).length, `${z}/${x}/${y}`).toBeLessThanOrEqual(25_000);
      }
    }
  });

  it('every tile of every part exists, none above 36 kB or above 20 kB compressed', () => {
    for (const { name, maxzoom, roots } of tileParts) {
      for (let z = 0; z <= maxzoom; z++) {
        const files = readdirSync(join(data, 'tiles', name, String(z)), { recursive: true })
          .map(String)
          .filter((file) => file.endsWith('.mvt'));
        expect(files).toHaveLength(z === 0 ? 1 : roots.length * 4 ** (z - 1));
        for (const file of files) {
          const path = join('tiles', name, String(z), file);
          expect(statSync(join(data, path)).size, path).toBeLessThanOrEqual(36_000);
          expect(packed(path), path).toBeLessThanOrEqual(20_000);
        }
      }
    }
  });
});
