import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera, LngLat, Stage } from './camera.ts';
import { cameras, numbers, stages } from './fixtures/arbitraries.ts';
import { type Levels, levelAt, levelsOf, radiiWithin, rangesInView } from './levels.ts';
import { makePath, type Path } from './path.ts';
import { project, type View, viewOf } from './projection.ts';

/** As much as a line may be off, CSS px. */
const px = 0.35;
/** As far outside the stage lines are drawn, CSS px. */
const margin = 16;

/** A way of so many points from the Baltic to Japan that is crooked at every scale, as a recorded one is. */
function recorded(count: number): Path {
  const points = Array.from({ length: count }, (_, i): LngLat => {
    const share = i / (count - 1);
    const wave = (times: number): number => Math.sin(share * times + times) / times;
    const crooked = 12 * (wave(11) + wave(67) + wave(401) + wave(2411) + wave(14_407));
    return [20 + 115 * share, 55 - 18 * share + crooked];
  });
  // Points nearer than 0.25° are taken as they are.
  return makePath(points);
}

/** How many points of a path are drawn in a view. */
const drawnIn = (levels: Levels, view: View): number => {
  const ranges = rangesInView(levelAt(levels, radiiWithin(px, view)), view, margin);
  return ranges.reduce((count, index, i) => count + (i % 2 === 0 ? -index : index + 1), 0);
};

const desk: Stage = { width: 1440, height: 900, free: { top: 80, right: 40, bottom: 230, left: 670 } };
const long = recorded(100_000);
const longLevels = levelsOf(long);
const shortLevels = levelsOf(recorded(500));

describe('levels', () => {
  it('keep the ends, and at each point that is left how far along it is', () => {
    const kmAt = new Map(long.points.map((point, index) => [point, long.at[index]]));
    for (const { path } of longLevels) {
      expect([path.points[0], path.points.at(-1), path.km]).toEqual([long.points[0], long.points.at(-1), long.km]);
      expect(path.points.every((point, index) => kmAt.get(point) === path.at[index])).toBe(true);
    }
  });

  it('grow coarser, the first being the whole path', () => {
    expect(longLevels[0].path).toBe(long);
    for (const [index, { error, path }] of longLevels.entries()) {
      const before = longLevels[index - 1];
      if (!before) continue;
      expect(error).toBeGreaterThan(before.error);
      expect(path.points.length).toBeLessThan(before.path.points.length);
    }
    expect(longLevels.at(-1)?.path.points.length).toBeLessThan(60);
  });

  it('of two points, and of a path without length, are that path', () => {
    for (const path of [makePath([[0, 0], [0.1, 0]]), makePath([[5, 5], [5, 5]])]) expect(levelsOf(path).map((level) => level.path)).toEqual([path]); // biome-ignore format: one line
  });

  it('are found by halving: the coarsest of those that are good enough', () => {
    for (const [index, level] of longLevels.entries()) {
      expect(levelAt(longLevels, level.error)).toBe(level);
      expect(levelAt(longLevels, level.error * 1.01 + 1e-9)).toBe(level);
      if (index > 0) expect(levelAt(longLevels, level.error * 0.99)).toBe(longLevels[index - 1]);
    }
  });
});

const ways: fc.Arbitrary<Path> = fc
  .tuple(
    numbers(-170, 170),
    numbers(-60, 60),
    fc.array(fc.tuple(numbers(-20, 20), numbers(-9, 9)), { minLength: 1, maxLength: 8 }),
    fc.boolean(),
  )
  .map(([lon, lat, moves, curved]) => {
    const control: LngLat[] = [[lon, lat]];
    for (const [east, north] of moves) {
      const [x, y] = control.at(-1) as LngLat;
      control.push([x + east, Math.min(Math.max(y + north, -80), 80)]);
    }
    return makePath(control, { curved });
  });
/** A way, and a camera over some point of it. */
const seen = fc.tuple(ways, cameras(), stages(), fc.double({ min: 0, max: 1, noNaN: true })).map(([path, camera, stage, share]) => {
  const center = path.points[Math.floor(share * (path.points.length - 1))] as LngLat;
  const over: Camera = { ...camera, center };
  return { path, levels: levelsOf(path), view: viewOf(over, stage) };
});
const on = ({ width, height }: View, x: number, y: number, by = 0): boolean => x >= -by && y >= -by && x <= width + by && y <= height + by;

describe('what is drawn of a path', () => {
  it('is nowhere farther off than a third of a pixel', () => {
    fc.assert(
      fc.property(seen, ({ path, levels, view }) => {
        const { points } = levelAt(levels, radiiWithin(px, view)).path;
        let next = 0;
        for (const point of path.points) {
          if (point === points[next]) next++;
          const [before, after] = [points[next - 1], points[next]].map((end) => end && project(view, end));
          const { x, y, visible } = project(view, point);
          if (!visible || !before?.visible || !after?.visible || !on(view, x, y)) continue;
          const [dx, dy] = [after.x - before.x, after.y - before.y];
          const share = Math.min(Math.max(((x - before.x) * dx + (y - before.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
          expect(Math.hypot(x - before.x - share * dx, y - before.y - share * dy)).toBeLessThanOrEqual(px + 1e-6);
        }
      }),
    );
  });

  it('is all that can be seen', () => {
    fc.assert(
      fc.property(seen, ({ levels, view }) => {
        for (const level of levels) {
          const ranges = rangesInView(level, view, margin);
          const within = (index: number): boolean =>
            ranges.some((from, i) => i % 2 === 0 && from <= index && index <= (ranges[i + 1] as number));
          level.path.points.forEach((point, index) => {
            const { x, y, visible } = project(view, point);
            if (visible && on(view, x, y, margin)) expect(within(index), `point ${index}`).toBe(true);
          });
          for (let i = 2; i < ranges.length; i += 2) expect(ranges[i]).toBeGreaterThan(ranges[i - 1] as number);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has hardly more points of 100,000 than of 500 at any zoom', () => {
    for (let zoom = 0; zoom <= 14; zoom++) {
      const view = viewOf({ center: long.points[50_000] as LngLat, zoom, bearing: 20, pitch: 30 }, desk);
      expect(drawnIn(longLevels, view), `zoom ${zoom}`).toBeLessThan(1000);
      // From far off they look the same.
      if (zoom <= 2) expect(drawnIn(longLevels, view)).toBeLessThan(drawnIn(shortLevels, view) * 1.2);
    }
  });

  it('is nothing where the path is behind the horizon or beside the stage', () => {
    const view = viewOf({ center: [-100, -40], zoom: 3, bearing: 0, pitch: 0 }, desk);
    expect(drawnIn(longLevels, view)).toBe(0);
  });
});
