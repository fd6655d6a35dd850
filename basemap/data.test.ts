import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Basemap } from './basemap.ts';
import { insideOf } from './inside.ts';
import { loadBasemap } from './load.ts';
import { tileParts } from './tiles.ts';

const data = fileURLToPath(new URL('./data', import.meta.url));
const fine: Basemap = await loadBasemap(async (file) => new Uint8Array(readFileSync(join(data, file))), 'fine');
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

describe('land and water', () => {
  it.each([
    ['world', world],
    ['fine', fine],
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

  it('every tile of every part exists, none above 90 kB or above 65 kB compressed', () => {
    for (const { name, maxzoom, roots } of tileParts) {
      for (let z = 0; z <= maxzoom; z++) {
        const files = readdirSync(join(data, 'tiles', name, String(z)), { recursive: true })
          .map(String)
          .filter((file) => file.endsWith('.mvt'));
        expect(files).toHaveLength(z === 0 ? 1 : roots.length * 4 ** (z - 1));
        for (const file of files) {
          const path = join('tiles', name, String(z), file);
          expect(statSync(join(data, path)).size, path).toBeLessThanOrEqual(90_000);
          expect(packed(path), path).toBeLessThanOrEqual(65_000);
        }
      }
    }
  });
});
