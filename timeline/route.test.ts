import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { barsPath, byImportance, type RouteStop, routeOrigin, routeStops, segmentsOf, shareAt, showFrom } from './route.ts';

const way = (...points: LngLat[]): LngLat[] => points;

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
    expect(barsPath([1, 0], 100, 25, 'left')).toBe('M10.0 25v-25.0h30.00v25.0z');
    expect(barsPath([1, 0], 100, 25, 'right')).toBe('M60.0 25v-25.0h30.00v25.0z');
  });
});
