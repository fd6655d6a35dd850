import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { numbers, points } from '#geo/fixtures/arbitraries.ts';
import railway from '#stories/kursk/railway-posts.json' with { type: 'json' };
import { makePath } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import { directionOfWay, transplant } from './transplant.ts';

const { WGS84 } = geographiclib.Geodesic;
const measure = (a: LngLat, b: LngLat) => {
  const found = WGS84.Inverse(a[1], a[0], b[1], b[0]);
  return { km: (found.s12 ?? Number.NaN) / 1000, leaves: found.azi1 ?? Number.NaN, arrives: found.azi2 ?? Number.NaN };
};
const turned = (a: number, b: number): number => ((((a - b) % 360) + 540) % 360) - 180;
const lengths = (way: readonly LngLat[]): number[] => way.slice(1).map((point, i) => measure(way[i] as LngLat, point).km);
const turns = (way: readonly LngLat[]): number[] =>
  way.slice(2).map((point, i) => {
    const before = measure(way[i] as LngLat, way[i + 1] as LngLat);
    return turned(measure(way[i + 1] as LngLat, point).leaves, before.arrives);
  });
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const hungnam: LngLat = [127.62, 39.83];
const way = makePath([hungnam, [131.87, 43.1], [135.2, 48.5], [124, 54.6], [87.16, 61.06], [49.12, 55.7], [36.19, 51.73]], {
  curved: true,
}).points;
const rails = makePath(railway.stations.map(([lon, lat]) => [lon, lat] as LngLat)).points;

/** Cities of every latitude, and beside the antimeridian. */
const starts: [string, LngLat][] = [
  ['Quito, at the equator', [-78.52, -0.23]],
  ['Berlin', [13.41, 52.52]],
  ['Longyearbyen, near the pole', [15.63, 78.22]],
  ['Suva, beside the antimeridian', [178.44, -18.14]],
  ['Ushuaia', [-68.3, -54.81]],
];

describe.each(starts)('a way laid from %s', (_, start) => {
  const laid = transplant(way, start);

  it('begins there', () => expect(laid[0]).toEqual(start));

  it('keeps every length to a centimetre, and so the whole far below 0.1 %, as GeographicLib measures on WGS 84', () => {
    const [were, are] = [lengths(way), lengths(laid)];
    expect(are.length).toBe(were.length);
    expect(Math.max(...are.map((km, i) => Math.abs(km - (were[i] ?? 0))))).toBeLessThan(1e-5);
    expect(Math.abs(sum(are) / sum(were) - 1)).toBeLessThan(1e-6);
  });

  it('keeps every bend', () => {
    const were = turns(way);
    expect(Math.max(...turns(laid).map((turn, i) => Math.abs(turned(turn, were[i] ?? 0))))).toBeLessThan(1e-3);
  });

  it('leads in the same direction as a whole, and is about as long as the crow flies', () => {
    expect(Math.abs(turned(directionOfWay(laid), directionOfWay(way)))).toBeLessThan(1e-4);
    const crow = distanceKm(laid[0] as LngLat, laid.at(-1) as LngLat);
    expect(Math.abs(crow / distanceKm(way[0] as LngLat, way.at(-1) as LngLat) - 1)).toBeLessThan(0.01);
  });

  it('runs on over the antimeridian without a jump', () => {
    for (let i = 1; i < laid.length; i++) {
      // less than 0.25° of arc; beside a pole that is many degrees of longitude
      const [a, b] = [laid[i - 1] as LngLat, laid[i] as LngLat];
      expect(Math.abs(b[0] - a[0])).toBeLessThan(180);
      expect(distanceKm(a, b)).toBeLessThan(30);
    }
  });
});

describe('transplant', () => {
  it('leaves a way where it is that is laid from its own start', () => {
    const laid = transplant(way, hungnam);
    expect(Math.max(...laid.map((point, i) => distanceKm(point, way[i] as LngLat)))).toBeLessThan(1e-3);
  });

  it('leads where it is told to', () => {
    fc.assert(
      fc.property(points(80), numbers(0, 360), (start, direction) => {
        const laid = transplant(way, start, direction);
        expect(Math.abs(turned(directionOfWay(laid), direction))).toBeLessThan(1e-4);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the bends of a railway, to 0.1 %', () => {
    const laid = transplant(rails, [-0.13, 51.51], 200);
    expect(Math.abs(sum(lengths(laid)) / sum(lengths(rails)) - 1)).toBeLessThan(1e-3);
  });

  it('is not what turning the sphere gives: that is off by far more', () => {
    // One degree along the meridian at the equator is 110.57 km, near the pole 111.69 km.
    const [a, b] = transplant(
      [
        [0, 0],
        [0, 1],
      ],
      [0, 88],
    ) as [LngLat, LngLat];
    expect(measure(a, b).km).toBeCloseTo(110.574, 3);
    expect(b[1] - a[1]).toBeLessThan(0.991);
  });

  it('stands still where the way does', () => {
    const laid = transplant(
      [
        [10, 50],
        [10, 50],
        [11, 50],
        [11, 50],
      ],
      [-70, 10],
      90,
    );
    expect(laid[1]).toEqual(laid[0]);
    expect(laid[3]).toEqual(laid[2]);
  });

  it('names what it cannot use', () => {
    expect(() => transplant([[1, 2]], [0, 0])).toThrow('Expected a way of two or more points, got 1');
    expect(() => transplant(way, [Number.NaN, 0])).toThrow('Expected a longitude in degrees, got NaN');
    expect(() => transplant(way, [0, 0], Number.POSITIVE_INFINITY)).toThrow('Expected a direction in degrees, got Infinity');
    expect(() =>
      transplant(
        [
          [0, 0],
          [1, Number.NaN],
          [2, 2],
        ],
        [0, 0],
        0,
      ),
    ).toThrow(RangeError);
  });
});
