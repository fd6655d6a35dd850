import { expect, it } from 'vitest';
import { groundOf } from './ground.ts';

it('is land, lakes, rivers and borders without provinces, to three decimals', () => {
  const ring = [
    [0, 0],
    [1.23456, 0],
    [1, 1],
    [0, 0],
  ] as const;
  const { features } = groundOf({
    land: [[ring]],
    lakes: [[ring]],
    rivers: [{ rank: 1, line: [ring[0], ring[1]] }],
    borders: [
      { kind: 'agreed', between: ['AA', 'BB'], line: [ring[0], ring[1]] },
      { kind: 'province', between: ['AA'], line: [ring[0], ring[1]] },
    ],
  });
  expect(features.map(({ properties, geometry }) => [properties?.kind, geometry.type])).toEqual([
    ['land', 'Polygon'],
    ['lake', 'Polygon'],
    ['river', 'LineString'],
    ['border', 'LineString'],
  ]);
  expect(features[2]?.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1.235, 0],
    ],
  });
});
