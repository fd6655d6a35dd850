import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import { tilesAround, townTile } from './fixtures/pmtiles-file.ts';
import { streetGround, streetTile } from './street-tile.ts';

const [tile] = tilesAround(10.75, 59.91, 14, 0);
const town = townTile(tile!);
const read = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes)).layers;

it('keeps land, water, roads by class and buildings, without names', () => {
  const layers = read(streetTile(town, 14));
  expect(Object.keys(layers).sort()).toEqual(['buildings', 'earth', 'roads', 'water']);
  const roads = layers.roads!;
  expect(Array.from({ length: roads.length }, (_, i) => roads.feature(i).properties)).toEqual([
    { class: 'highway' },
    { class: 'main' },
    { class: 'street' },
  ]);
  const water = layers.water!;
  expect(Array.from({ length: water.length }, (_, i) => water.feature(i).type)).toEqual([3, 2]);
  expect(layers.earth!.feature(0).loadGeometry()[0]!.length).toBe(5);
  expect(new TextDecoder('latin1').decode(town)).toContain('Main Street');
  expect(new TextDecoder('latin1').decode(streetTile(town, 14))).not.toMatch(/Street|Lane|Lake|Town/);
});

it('has no buildings from far away, and is empty where nothing is drawn', () => {
  expect(Object.keys(read(streetTile(town, 12)))).not.toContain('buildings');
  expect(streetTile(new Uint8Array(), 14)).toEqual(new Uint8Array());
});

it('throws for bytes that are no tile', () => {
  expect(() => streetTile(Uint8Array.from([26, 200, 1, 2, 3]), 14)).toThrow();
});

it('is where it is on Earth', () => {
  const { earth, water, waterways, buildings, ways } = streetGround(town, tile!);
  expect([earth.length, water.length, waterways.length, buildings.length]).toEqual([1, 1, 1, 1]);
  expect(ways.map(({ way }) => way)).toEqual(['highway', 'main', 'street']);
  for (const [lon, lat] of [...earth.flat(2), ...ways.flatMap(({ line }) => line)]) {
    expect(Math.abs(lon - 10.75)).toBeLessThan(0.03);
    expect(Math.abs(lat - 59.91)).toBeLessThan(0.02);
  }
});
