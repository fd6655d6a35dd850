import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { makePath } from '#geo/path.ts';
import {
  barsPath,
  byImportance,
  lastBegun,
  passedOnTheWay,
  type RouteStop,
  routeOrigin,
  routeStops,
  segmentsOf,
  shareAt,
  showFrom,
} from './route.ts';

const way = (...points: LngLat[]): LngLat[] => points;

describe('lastBegun', () => {
  it('is the last leg of the journey that has been begun, in the journey’s order', () => {
    const story = { journey: ['a', 'b', 'c'] };
    const drawn = (drawn: number) => ({ drawn, strength: 1, head: 0 });
    expect(lastBegun({ legs: {} }, story)).toBeUndefined();
    expect(lastBegun({ legs: { c: drawn(0), b: drawn(0.2), a: drawn(1), other: drawn(1) } }, story)).toBe('b');
    expect(lastBegun({ legs: { a: drawn(1) } }, { journey: [] })).toBeUndefined();
  });
});

describe('where the route timeline begins', () => {
  it.each([
    ['westward', [way([130, 43], [80, 58], [36, 52])], 'right'],
    ['eastward', [way([-9, 39], [20, 50]), way([20, 50], [60, 55])], 'left'],
    ['eastward over the antimeridian', [way([140, 36], [170, 40], [190, 38], [237, 37])], 'left'],
    ['westward over the antimeridian', [way([-122, 37], [-170, 40], [-190, 38], [-220, 36])], 'right'],
  ] as const)('%s: as on the map, in every language', (_, ways, origin) => {
    expect(routeOrigin(ways, 'ltr')).toBe(origin);
    expect(routeOrigin(ways, 'rtl')).toBe(origin);
  });

  it.each([
    ['there and back', [way([0, 50], [40, 50]), way([40, 50], [0, 50])]],
    ['round the world westward', [way([-6, 37], [-70, -50]), way([-70, -50], [-240, 10]), way([-240, 10], [-366, 37])]],
    ['north', [way([10, 40], [12, 70])]],
    ['nowhere', [way([10, 40], [10, 40])]],
    ['no journey', []],
  ] as const)('%s: in reading direction', (_, ways) => {
    expect(routeOrigin(ways, 'ltr')).toBe('left');
    expect(routeOrigin(ways, 'rtl')).toBe('right');
  });
});

const legs = {
  a: { from: 'lisbon', to: 'paris' },
  b: { from: 'paris', to: 'oslo' },
} as never;
const km = { a: 300, b: 100 };

describe('a journey along the route timeline', () => {
  it('is to scale and begins at its origin', () => {
    expect(segmentsOf(['a', 'b'], km, 'left')).toEqual([
      { leg: 'a', from: 0, to: 0.75 },
      { leg: 'b', from: 0.75, to: 1 },
    ]);
    expect(segmentsOf(['a', 'b'], km, 'right')).toEqual([
      { leg: 'a', from: 0.25, to: 1 },
      { leg: 'b', from: 0, to: 0.25 },
    ]);
  });

  it('has a stop where legs begin and end', () => {
    expect(routeStops({ legs, journey: ['a', 'b'] }, km, 'left')).toEqual([
      { place: 'lisbon', share: 0, role: 'start' },
      { place: 'paris', share: 0.75, role: 'between' },
      { place: 'oslo', share: 1, role: 'destination' },
    ]);
    expect(routeStops({ legs, journey: [] }, km, 'left')).toEqual([]);
  });

  it('names what a leg passes between its ends, in the order of the way', () => {
    const at = (lon: number) => ({ at: [lon, 0] as LngLat });
    const story = {
      legs: { a: { from: 'west', to: 'middle', stops: ['far', 'near'] }, b: { from: 'middle', to: 'east' } },
      places: { west: at(0), near: at(3), far: at(6), middle: at(8), east: at(10) },
      journey: ['a', 'b'],
    } as never;
    const paths = { a: makePath([[0, 0], [8, 0]]), b: makePath([[8, 0], [10, 0]]) }; // biome-ignore format: two lines
    const passed = passedOnTheWay(story, paths);
    expect(passed.map(({ place }) => place)).toEqual(['near', 'far']);
    const stops = routeStops(story, { a: 8, b: 2 }, 'right', passed);
    expect(stops.map(({ place, role }) => `${place} ${role}`)).toEqual([
      'west start',
      'near between',
      'far between',
      'middle between',
      'east destination',
    ]);
    expect(stops.map(({ share }) => Math.round(share * 100))).toEqual([100, 70, 40, 20, 0]);
    expect(passedOnTheWay(story, {})).toEqual([]);
  });

  it('keeps shares within 0–1 whatever the kilometres', () => {
    for (const [done, total] of [
      [-1, 10],
      [11, 10],
      [5, 0],
    ] as const) {
      expect(shareAt(done, total, 'left')).toBeGreaterThanOrEqual(0);
      expect(shareAt(done, total, 'right')).toBeLessThanOrEqual(1);
    }
  });
});

describe('names of stops', () => {
  const label = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), width: fc.double({ min: 1, max: 20, noNaN: true }) });

  it('never overlap, at any width', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 15 }), fc.double({ min: 5, max: 200, noNaN: true }), (labels, width) => {
        const from = showFrom(labels);
        const shown = labels.filter((_, index) => (from[index] ?? 0) <= width);
        const boxes = shown
          .map(({ share, width: w }) => {
            const left = Math.min(Math.max(share * width - w / 2, 0), Math.max(width - w, 0));
            return { left, right: left + w };
          })
          .sort((a, b) => a.left - b.left);
        for (const [index, box] of boxes.entries()) {
          if (index > 0) expect(box.left).toBeGreaterThanOrEqual((boxes[index - 1]?.right ?? 0) - 1e-6);
          expect(box.right).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });

  it('show as soon as they fit: the most important first, the next once there is room beside it', () => {
    const [first, second] = showFrom([
      { share: 1, width: 6 },
      { share: 0.9, width: 5 },
    ]);
    expect(first).toBe(6);
    // 0.9 w + 2.5 + 0.8 ≤ w − 6
    expect(second).toBeCloseTo(93, 1);
  });

  it('begin right of what stands at the left end, and no farther from their place than that pushes them', () => {
    const least = 12;
    const [note] = showFrom([{ share: 0.3, width: 5, least }]);
    // 12 em from the left is 2 em right of the place where the line is 33 em long.
    expect(note).toBeCloseTo((12 - 2) / 0.3, 6);
    const [, second] = showFrom([
      { share: 0.3, width: 5, least },
      { share: 0.5, width: 5, least },
    ]);
    // At 0.5 w − 2.5 ≥ 17.8: clear of the first, which is pushed to 12 … 17.
    expect(second).toBeCloseTo(40.6, 1);
  });

  it('at the same point show only the more important', () => {
    expect(
      showFrom([
        { share: 0.5, width: 4 },
        { share: 0.5, width: 4 },
      ])[1],
    ).toBe(Number.POSITIVE_INFINITY);
  });

  it('are ordered by role, kind of place, and length of the adjacent legs', () => {
    const stop = (place: string, share: number, role: RouteStop['role'] = 'between'): RouteStop => ({ place, share, role });
    const stops = [stop('start', 0, 'start'), stop('dot', 0.1), stop('near', 0.15), stop('far', 0.6), stop('end', 1, 'destination')];
    const order = byImportance(stops, (place) => (place === 'dot' ? 'context' : 'story')).map(({ place }) => place);
    expect(order).toEqual(['end', 'start', 'far', 'near', 'dot']);
  });
});

describe('bars of light', () => {
  it('run from the journey’s start', () => {
    expect(barsPath([1, 0, 0.25], 40, 'left')).toEqual({ d: 'M1 40v-40h3v40h7v-20h3v20', width: 15 });
    expect(barsPath([1, 0, 0.25], 40, 'right')).toEqual({ d: 'M1 40v-20h3v20h7v-40h3v40', width: 15 });
    expect(barsPath([0, 1], 40, 'left').d).toBe('M6 40v-40h3v40');
  });
});
