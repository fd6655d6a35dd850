import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import { nearestTo, placesAlong } from './nearby.ts';

const cities: { id: string; at: LngLat }[] = [
  { id: 'suva', at: [178, -18] },
  { id: 'apia', at: [-172, -14] },
  { id: 'paris', at: [2.35, 48.85] },
  { id: 'versailles', at: [2.13, 48.8] },
];

describe('the nearest city', () => {
  it('is found across the antimeridian too', () => expect(nearestTo(cities, [-179, -17])?.place.id).toBe('suva'));

  it('is told from one beside it, with its distance', () => {
    const found = nearestTo(cities, [2, 48]);
    expect(found?.place.id).toBe('versailles');
    expect(found?.km).toBeCloseTo(distanceKm([2, 48], [2.13, 48.8]), 9);
  });

  it('is none where there are none', () => expect(nearestTo([], [0, 0])).toBeNull());
});

describe('cities along a way', () => {
  const way = makePath([
    [-5, 48],
    [20, 49],
  ]).points;
  const options = { withinKm: 250, apartKm: 700, most: 4 };
  const ids = (more: Partial<Parameters<typeof placesAlong>[2]>): string[] =>
    placesAlong(cities, way, { ...options, ...more }).map(({ id }) => id);

  it('are the first that it passes, apart from each other and from what else is named', () => {
    expect(ids({})).toEqual(['paris']);
    expect(ids({ apartKm: 10 })).toEqual(['paris', 'versailles']);
    expect(ids({ apartFrom: [[3, 49]] })).toEqual([]);
  });

  it('are as many as are asked for', () => {
    expect(ids({ apartKm: 10, most: 1 })).toEqual(['paris']);
    expect(ids({ most: 0 })).toEqual([]);
  });
});
