import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Light } from './basemap.ts';
import { lightProfile } from './light-profile.ts';

const points = Array.from({ length: 21 }, (_, i): LngLat => [i * 0.25, 0]);
const path = { points, at: points.map((point) => distanceKm([0, 0], point)), km: distanceKm([0, 0], [5, 0]) };
const light = (lon: number, lat: number, weight: number): Light => ({ at: [lon, lat], weight, settled: true, sea: false });

describe('lightProfile', () => {
  it('has one share per segment, the last one shorter', () => {
    expect(lightProfile([], path, { everyKm: 100 })).toHaveLength(Math.ceil(path.km / 100));
    expect(lightProfile([], path)).toHaveLength(23);
  });

  it('sums lights within reach and ignores others', () => {
    const shares = lightProfile([light(0.45, 0.5, 0.5), light(0.45, -0.5, 0.5), light(4, 0.2, 0.5), light(2.5, 0.6, 1)], path, {
      everyKm: 100,
      withinKm: 60,
    });
    expect(shares).toEqual([1, 0, 0, 0, 0.5, 0]);
  });

  it('is the same across the antimeridian', () => {
    const across = { ...path, points: points.map(([lon, lat]): LngLat => [lon + 178, lat]) };
    const shares = lightProfile([light(-178.55, 0, 1)], across, { everyKm: 100, withinKm: 60 });
    expect(shares.indexOf(1)).toBe(3);
  });

  it('is all zeros without light, and throws for segments without length', () => {
    expect(new Set(lightProfile([], path))).toEqual(new Set([0]));
    expect(() => lightProfile([], path, { everyKm: 0 })).toThrow('Unexpected segments of 0 km');
  });
});
