import { describe, expect, it } from 'vitest';
import type { Light } from './basemap.ts';
import { lightFiles, lightFilesFor, lightsOf } from './light-files.ts';
import { haloOf, leastHalo, leastWeight, lightStrength } from './lights.ts';

it('are points of a region, and gone among a town’s streets', () => {
  expect([8, 9.5, 11, 15].map(lightStrength)).toEqual([1, 1, 0, 0]);
  expect(lightStrength(10)).toBeGreaterThan(lightStrength(10.5));
});

describe('lights by zoom', () => {
  it('are fewer at world scale', () => {
    const least = [0, 1, 2, 3, 4, 5, 6].map(leastWeight);
    expect(least).toEqual([...least].sort((a, b) => b - a));
    expect(least[5]).toBe(0);
    expect(leastWeight(-2)).toBe(least[0]);
    expect(leastHalo(-1)).toBe(leastHalo(0));
  });

  it('without a settlement lose their halo close up', () => {
    const gas = { at: [0, 0], weight: 0.8, settled: false, sea: false } as const;
    expect(haloOf(gas, 3).alpha).toBeGreaterThan(0.1);
    expect(haloOf(gas, 6.5).alpha).toBe(0);
  });
});

describe('files of the live map’s lights', () => {
  const lights = [0.02, 0.13, 0.2, 0.22, 0.6, 1].flatMap((weight) =>
    ([[30, 50], [120, -20], [-70, 40], [0, 0], [-0.01, 10]] as const).map((at): Light => ({ at, weight, settled: true, sea: false })),
  ); // biome-ignore format: a table

  it('hold each light once', () => {
    expect(lightFiles.flatMap((file) => lightsOf(file, lights))).toHaveLength(lights.length);
  });

  it.each([-1, 0, 1.8, 2, 2.99, 3, 5, 8])('at zoom %s are all that a view draws', (zoom) => {
    for (const points of [
      [[30, 50]],
      [[-70, 40]],
      [
        [30, 50],
        [120, -20],
      ],
    ] as const) {
      const named = lightFilesFor(zoom, points);
      const there = lightFiles.filter(({ name }) => named.includes(name)).flatMap((file) => lightsOf(file, lights));
      const drawn = lights.filter(
        ({ at, weight }) => weight >= leastWeight(zoom) && points.some(([lon, lat]) => lon === at[0] && lat === at[1]),
      );
      expect(drawn.every((light) => there.includes(light))).toBe(true);
    }
  });

  it('leave out what a view of the world does not draw', () => {
    expect(lightFilesFor(1.8, [[30, 50]])).toEqual(['near-bright']);
    expect(lightFilesFor(2.4, [[30, 50], [-70, 40]])).toEqual(['near-bright', 'near-medium', 'far']); // biome-ignore format: a line
    expect(lightFilesFor(6, [])).toEqual([]);
  });
});
