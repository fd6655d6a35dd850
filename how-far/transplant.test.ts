import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { numbers, points } from '#geo/fixtures/arbitraries.ts';
import { makePath } from '#geo/path.ts';
import { bearing, distanceKm } from '#geo/sphere.ts';
import { journeys } from './fixtures/journeys.ts';
import { geodesicBetween } from './geodesics.ts';
import { directionOfWay, landmarkOf, transplant } from './transplant.ts';

const turned = (a: number, b: number): number => ((((a - b) % 360) + 540) % 360) - 180;
const segments = (way: readonly LngLat[]) => way.slice(1).map((point, i) => geodesicBetween(way[i] as LngLat, point));
const lengths = (way: readonly LngLat[]): number[] => segments(way).map(({ km }) => km);
const turns = (way: readonly LngLat[]): number[] => {
  const all = segments(way);
  return all.slice(1).map(({ leaves }, i) => turned(leaves, all[i]?.arrives ?? 0));
};
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const lisbon: LngLat = [-9.14, 38.72];
/** East from Lisbon in a curve. */
const way = makePath([lisbon, [2.35, 48.85], [24, 60], [60, 62], [82, 55], [90, 40], [77.2, 28.6]], { curved: true }).points;
/** The bends of a road. */
const road = makePath([lisbon, [-8.6, 41.1], [-3.7, 40.4], [-0.4, 39.5], [2.2, 41.4], [5.4, 43.3], [7.3, 43.7], [8.9, 44.4]]).points;
const wayOf = (id: keyof typeof journeys): readonly LngLat[] =>
  Object.values(journeys[id].legs).flatMap(({ path }) => makePath(path).points);

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

  it('keeps every length on WGS 84 to a centimetre', () => {
    const [were, are] = [lengths(way), lengths(laid)];
    expect(are.length).toBe(were.length);
    expect(Math.max(...are.map((km, i) => Math.abs(km - (were[i] ?? 0))))).toBeLessThan(1e-5);
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

  it.each(['antimeridian', 'pole', 'round-the-world'] as const)('runs on without a jump: %s', (id) => {
    const other = transplant(wayOf(id), start);
    for (let i = 1; i < other.length; i++) {
      // a quarter of a degree of arc at most; beside a pole that is many degrees of longitude
      const [a, b] = [other[i - 1] as LngLat, other[i] as LngLat];
      expect(Math.abs(b[0] - a[0])).toBeLessThanOrEqual(180);
      expect(distanceKm(a, b)).toBeLessThan(30);
    }
  });
});

describe('the direction of a way', () => {
  const at = (points: readonly LngLat[]): LngLat | undefined => points[landmarkOf(points)];

  it('is that to its end', () => {
    expect(landmarkOf(way)).toBe(way.length - 1);
    expect(directionOfWay(way)).toBe(bearing(lisbon, [77.2, 28.6]));
  });

  it('of a way that comes back is that to its farthest point', () => {
    const back = wayOf('there-and-back');
    expect(at(back)).toEqual([-51.72, 64.18]);
    expect(directionOfWay(back)).toBeCloseTo(bearing([10.75, 59.91], [-51.72, 64.18]), 9);
    expect(at(wayOf('loop'))?.[1]).toBeLessThan(0);
  });

  it.each(['round-the-world', 'to-the-antipodes', 'equator'] as const)(
    'of a way about the Earth is that to its first quarter: %s',
    (id) => {
      const round = wayOf(id);
      const aim = at(round) as LngLat;
      expect(distanceKm(round[0] as LngLat, aim)).toBeGreaterThan(10_000);
      expect(distanceKm(round[0] as LngLat, aim)).toBeLessThan(10_040);
    },
  );

  it('is north for a way that never leaves its start', () => {
    const still: LngLat[] = [lisbon, lisbon, lisbon];
    expect(directionOfWay(still)).toBe(0);
    expect(transplant(still, [1, 2], 90)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });
});

describe('transplant', () => {
  it('leaves a way where it is that is laid from its own start', () => {
    const laid = transplant(way, lisbon);
    expect(Math.max(...laid.map((point, i) => distanceKm(point, way[i] as LngLat)))).toBeLessThan(1e-3);
  });

  it.each(Object.keys(journeys) as (keyof typeof journeys)[])('leads where it is asked to: %s', (id) => {
    const one = wayOf(id);
    const landmark = landmarkOf(one);
    fc.assert(
      fc.property(points(80), numbers(0, 360), (start, direction) => {
        const laid = transplant(one, start, direction);
        // closing a loop moves its landmark by up to half of what the loop missed its start
        const most = id === 'loop' || id === 'round-the-world' ? 1 : 1e-4;
        expect(Math.abs(turned(directionOfWay(laid, landmark), direction))).toBeLessThan(most);
      }),
      { numRuns: 12 },
    );
  });

  it.each(['loop', 'round-the-world', 'there-and-back'] as const)('ends where it begins if the way does: %s', (id) => {
    const one = wayOf(id);
    for (const [name, start] of starts) {
      const laid = transplant(one, start);
      expect(distanceKm(laid.at(-1) as LngLat, start), name).toBeLessThan(1e-6);
      expect(Math.abs(sum(lengths(laid)) / sum(lengths(one)) - 1), name).toBeLessThan(2e-3);
    }
  });

  it('keeps the bends of a road', () => {
    const laid = transplant(road, [-0.13, 51.51], 200);
    expect(Math.abs(sum(lengths(laid)) / sum(lengths(road)) - 1)).toBeLessThan(1e-6);
    const were = turns(road);
    expect(Math.max(...turns(laid).map((turn, i) => Math.abs(turned(turn, were[i] ?? 0))))).toBeLessThan(1e-3);
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
    expect(geodesicBetween(a, b).km).toBeCloseTo(110.574, 3);
    expect(b[1] - a[1]).toBeLessThan(0.991);
  });

  it('does not move where the way does not', () => {
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
