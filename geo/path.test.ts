import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from './camera.ts';
import { numbers, points } from './fixtures/arbitraries.ts';
import { makePath, type Path, pointAt, slicePath } from './path.ts';
import { bearing, distanceKm } from './sphere.ts';

const lengthOf = (line: readonly LngLat[]): number =>
  line.reduce((sum, point, i) => sum + (i > 0 ? distanceKm(line[i - 1] as LngLat, point) : 0), 0);

const fractions = numbers(0, 1);

/** Chains of points, each at most some 40° from the one before: antipodes have their own test below. */
const controls: fc.Arbitrary<LngLat[]> = fc
  .tuple(points(60), fc.array(fc.tuple(numbers(-35, 35), numbers(-20, 20)), { minLength: 1, maxLength: 6 }))
  .map(([start, moves]) => {
    const chain: LngLat[] = [start];
    for (const [east, north] of moves) {
      const [lon, lat] = chain.at(-1) as LngLat;
      chain.push([lon + east, Math.min(Math.max(lat + north, -75), 75)]);
    }
    return chain;
  });
const paths: fc.Arbitrary<Path> = fc.tuple(controls, fc.boolean()).map(([control, curved]) => makePath(control, { curved, step: 1 }));

describe('makePath', () => {
  it('contains the control points in order, and no gap above the step', () => {
    fc.assert(
      fc.property(controls, fc.boolean(), (control, curved) => {
        const path = makePath(control, { curved, step: 1 });
        let from = 0;
        for (const [lon, lat] of control) {
          from = path.points.findIndex((p, i) => i >= from && distanceKm(p, [lon, lat]) < 1e-9);
          expect(from).toBeGreaterThanOrEqual(0);
        }
        for (let i = 1; i < path.points.length; i++) {
          expect(distanceKm(path.points[i - 1] as LngLat, path.points[i] as LngLat)).toBeLessThan(111.2);
        }
      }),
    );
  });

  it('has continuous longitudes, and kilometres that never decrease', () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (let i = 1; i < path.points.length; i++) {
          expect(Math.abs((path.points[i]?.[0] ?? 0) - (path.points[i - 1]?.[0] ?? 0))).toBeLessThan(90);
          expect(path.at[i]).toBeGreaterThanOrEqual(path.at[i - 1] as number);
        }
        expect(path.at[0]).toBe(0);
        expect(path.at.at(-1)).toBe(path.km);
        expect(path.km).toBeCloseTo(lengthOf(path.points), 6);
      }),
    );
  });

  it('crosses the antimeridian where that is shorter, in either direction', () => {
    const east = makePath([
      [170, 50],
      [-170, 50],
    ]);
    expect(east.points.at(-1)).toEqual([190, 50]);
    expect(east.km).toBeLessThan(1500);
    const west = makePath([
      [-170, 50],
      [170, 50],
    ]);
    expect(west.points.at(-1)).toEqual([-190, 50]);
    expect(west.km).toBeCloseTo(east.km, 9);
  });

  it('drops repeated points', () => {
    const once = makePath([[0, 0], [5, 5], [9, 1]], { curved: true }); // biome-ignore format: a list of points
    const twice = makePath([[0, 0], [5, 5], [5, 5], [9, 1], [9, 1]], { curved: true }); // biome-ignore format: a list of points
    expect(twice).toEqual(once);
  });

  it('goes over the pole between antipodes', () => {
    const path = makePath([
      [0, 0],
      [180, 0],
    ]);
    expect(path.km).toBeCloseTo(20015.114, 2);
    expect(pointAt(path, 0.5)[1]).toBeCloseTo(90, 5);
  });

  it.each<[string, LngLat[], number | undefined, string]>([
    ['one point', [[1, 2]], undefined, 'Expected two or more control points, got 1'],
    ['no longitude', [[Number.NaN, 0], [1, 1]], undefined, 'Expected a longitude in degrees, got NaN'],
    ['latitude out of range', [[0, 91], [1, 1]], undefined, 'Expected a latitude from -90 to 90, got 91'],
    ['no latitude', [[0, Number.NaN], [1, 1]], undefined, 'Expected a latitude from -90 to 90, got NaN'],
    ['no step', [[0, 0], [1, 1]], 0, 'Expected a step above 0 degrees, got 0'],
  ])('refuses %s', (_, control, step, message) => {
    expect(() => makePath(control, step === undefined ? {} : { step })).toThrow(new RangeError(message));
  }); // biome-ignore format: a table
});

describe('a curved path', () => {
  const zigzag: LngLat[] = [[130, 42], [131, 43], [131.5, 43.2], [140, 50], [125, 54], [90, 57], [36, 52]]; // biome-ignore format: a list of points

  it('turns smoothly: no corner above 6°, though the control points make corners of 90°', () => {
    const { points: dense } = makePath(zigzag, { curved: true, step: 0.25 });
    const turns = dense.slice(2).map((c, i) => {
      const [a, b] = [dense[i] as LngLat, dense[i + 1] as LngLat];
      return Math.abs(((bearing(b, c) - bearing(b, a) + 360 + 360) % 360) - 180);
    });
    expect(Math.max(...turns)).toBeLessThan(6);
  });

  it('stays within a third of the longest chord from its chords', () => {
    fc.assert(
      fc.property(controls, (control) => {
        const chords = makePath(control, { step: 1 });
        const curve = makePath(control, { curved: true, step: 1 });
        const longest = Math.max(...control.slice(1).map((p, i) => distanceKm(control[i] as LngLat, p)));
        for (const p of curve.points) {
          const off = Math.min(...chords.points.map((q) => distanceKm(p, q)));
          expect(off).toBeLessThan(longest / 3 + 80);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('through two points is the great circle', () => {
    const ends: LngLat[] = [[131.87, 43.11], [36.18, 51.73]]; // biome-ignore format: a list of points
    expect(makePath(ends, { curved: true }).km).toBeCloseTo(makePath(ends).km, 6);
  });
});

describe('pointAt', () => {
  it('begins and ends exactly, and clamps outside 0–1', () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(pointAt(path, 0)).toEqual(path.points[0]);
        expect(pointAt(path, 1)).toEqual(path.points.at(-1));
        expect(pointAt(path, -3)).toEqual(path.points[0]);
        expect(pointAt(path, Number.POSITIVE_INFINITY)).toEqual(path.points.at(-1));
      }),
    );
  });

  it('is at the requested distance, and never jumps', () => {
    fc.assert(
      fc.property(paths, fractions, fractions, (path, a, b) => {
        expect(lengthOf(slicePath(path, 0, a))).toBeCloseTo(a * path.km, 4);
        expect(distanceKm(pointAt(path, a), pointAt(path, b))).toBeLessThanOrEqual(Math.abs(a - b) * path.km + 1e-6);
      }),
    );
  });

  it('throws for a fraction that is not a number', () => {
    const path = makePath([[0, 0], [1, 1]]); // biome-ignore format: a list of points
    expect(() => pointAt(path, Number.NaN)).toThrow(new RangeError('Expected a fraction from 0 to 1, got NaN'));
    expect(() => slicePath(path, 0, Number.NaN)).toThrow(RangeError);
    expect(() => slicePath(path, Number.NaN, 1)).toThrow(RangeError);
  });
});

describe('slicePath', () => {
  it('has exact ends, and its parts add up to the whole', () => {
    fc.assert(
      fc.property(paths, fractions, fractions, (path, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const parts = [slicePath(path, 0, a), slicePath(path, a, b), slicePath(path, b, 1)];
        expect(parts[1]?.[0]).toEqual(pointAt(path, a));
        expect(parts[1]?.at(-1)).toEqual(pointAt(path, b));
        expect(parts.reduce((sum, part) => sum + lengthOf(part), 0)).toBeCloseTo(path.km, 4);
        expect(slicePath(path, 0, 1)).toEqual(path.points);
      }),
    );
  });

  it('keeps the order of the points, each once', () => {
    fc.assert(
      fc.property(paths, fractions, fractions, (path, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        const inner = slicePath(path, a, b).slice(1, -1);
        const expected = path.points.filter((_, i) => (path.at[i] ?? 0) > a * path.km && (path.at[i] ?? 0) < b * path.km);
        expect(inner.length - expected.length).toBeGreaterThanOrEqual(0);
        expect(inner.length - expected.length).toBeLessThanOrEqual(1); // a point on the very fraction, after rounding
        expect(inner.filter((p) => expected.includes(p))).toEqual(expected);
      }),
    );
  });

  it('is a point twice where it is empty, and reversed where it runs backwards', () => {
    const path = makePath([[0, 0], [3, 3]]); // biome-ignore format: a list of points
    for (const f of [0, 0.37, 1]) expect(slicePath(path, f, f)).toEqual([pointAt(path, f), pointAt(path, f)]);
    expect(slicePath(path, 0.8, 0.1)).toEqual(slicePath(path, 0.1, 0.8).reverse());
  });
});

describe('a path without length', () => {
  const still = makePath([[131.9, 43.1], [131.9, 43.1]]); // biome-ignore format: a list of points

  it.each([0, 0.4, 1])('is its point at %d', (f) => {
    expect(still.km).toBe(0);
    expect(pointAt(still, f)).toEqual([131.9, 43.1]);
    expect(slicePath(still, 0, f)).toEqual([[131.9, 43.1], [131.9, 43.1]]); // biome-ignore format: a list of points
  });
});
