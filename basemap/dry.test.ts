import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { decodeBasemap } from './basemap-file.ts';
import { dryLand } from './dry.ts';

const square = (west: number, south: number, east: number, north: number): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const dry = dryLand({
  land: [[square(0, 0, 10, 10)], [square(170, 0, 180, 10)]],
  lakes: [[square(4, 4, 6, 6)]],
  rivers: [
    {
      rank: 1,
      line: [
        [2, 0],
        [2, 10],
      ],
    },
  ],
});
const world = dryLand(decodeBasemap(new Uint8Array(readFileSync(new URL('./data/fine.basemap', import.meta.url)))));

it.each<[string, LngLat, boolean]>([
  ['on land', [8, 8], true],
  ['at sea', [11, 8], false],
  ['in a lake', [5, 5], false],
  ['far from the lake', [3.8, 5], true],
  ['at the lake’s shore, which is simplified', [3.95, 5], false],
  ['at the coast', [8, 9.95], false],
  ['between the points of a river', [2.04, 5.03], false],
  ['far from the river', [2.5, 5], true],
  ['a turn further east', [368, 8], true],
  ['a turn further west', [-185, 5], true],
])('%s', (_, point, expected) => {
  expect(dry(point)).toBe(expected);
});

it.each<[string, LngLat, boolean]>([
  ['Madrid', [-3.7, 40.4], true],
  ['the Sahara', [5, 23], true],
  ['the Bay of Biscay', [-5.5, 45.6], false],
  ['the Caspian Sea', [51, 42], false],
  ['the Suez Canal', [32.33, 30.8], false],
  ['beside the Suez Canal', [33, 30.7], true],
  ['Chukotka, at the antimeridian', [-179.99, 67.5], true],
])('knows %s in the basemap that is there', (_, point, expected) => {
  expect(world(point)).toBe(expected);
});
