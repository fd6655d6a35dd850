import { clamp } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { type Levels, levelAt, levelsOf, radiiWithin, rangesInView } from '#geo/levels.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, type View } from '#geo/projection.ts';

/** A stretch of a line on the stage: points in CSS px and, for each, how far along the line it is (`at`, km or px). */
export interface Run {
  readonly x: number[];
  readonly y: number[];
  readonly at: number[];
}

/** Points nearer to each other than this add nothing that can be seen, CSS px. */
const NEAR = 0.7;
/** How far outside the stage a line is still drawn, CSS px: more than the widest stroke with its casing. */
const MARGIN = 16;

/** How far a drawn line may be from its path, CSS px. */
const EXACT = 0.35;

/** Gives a path's levels (geo/levels.ts), which take long to make the first time. */
export type LevelsOf = (path: Path) => Levels;

/** A memory of the levels of paths, for as long as the paths live. */
export function rememberLevels(): LevelsOf {
  const known = new WeakMap<Path, Levels>();
  return (path) => {
    const found = known.get(path) ?? levelsOf(path);
    known.set(path, found);
    return found;
  };
}

/**
 * The stretches of a path that can be seen: before the horizon and, but for some points to either side, on the stage; with no more points than a pixel can show.
 * The points at the `cuts` (fractions of the path's km) are among them to the bit, so that a stroke which ends there ends exactly there.
 * @param levels remembers the levels of paths, for callers that draw more than one frame
 */
export function runsOf(path: Path, view: View, cuts: readonly number[] = [], levels: LevelsOf = levelsOf): Run[] {
  const stops = cuts
    .map((fraction) => ({ at: clamp(0, fraction, 1) * path.km, point: pointAt(path, fraction) }))
    .sort((a, b) => a.at - b.at);
  const level = levelAt(levels(path), radiiWithin(EXACT, view));
  const { points, at: along } = level.path;
  const ranges = rangesInView(level, view, MARGIN);
  const runs: Run[] = [];
  let run: Run | null = null;
  let skipped: { x: number; y: number; at: number } | null = null;
  let wasOn = false;

  const add = (point: LngLat, at: number, keep: boolean): void => {
    const { x, y, visible } = project(view, point);
    if (!visible) {
      end();
      return;
    }
    const on = x > -MARGIN && y > -MARGIN && x < view.width + MARGIN && y < view.height + MARGIN;
    if (!run) {
      run = { x: [], y: [], at: [] };
      runs.push(run);
    }
    const n = run.x.length;
    // A stretch outside the stage keeps only the points next to it, and those from which a long segment could still cross it.
    const far = n > 0 && Math.hypot(x - (run.x[n - 1] ?? 0), y - (run.y[n - 1] ?? 0)) >= (on || wasOn ? NEAR : MARGIN);
    if (n === 0 || keep || far) {
      run.x.push(x);
      run.y.push(y);
      run.at.push(at);
      skipped = null;
    } else skipped = { x, y, at };
    wasOn = on;
  };
  const end = (): void => {
    if (run && skipped) {
      run.x.push(skipped.x);
      run.y.push(skipped.y);
      run.at.push(skipped.at);
    }
    run = null;
    skipped = null;
    wasOn = false;
  };

  let next = 0;
  for (let range = 0; range < ranges.length; range += 2) {
    const [first, last] = [ranges[range] ?? 0, ranges[range + 1] ?? 0];
    const begins = along[first] ?? 0;
    while (next < stops.length && (stops[next]?.at ?? 0) < begins) next++;
    for (let i = first; i <= last; i++) {
      const at = along[i] ?? 0;
      for (let stop = stops[next]; stop && stop.at <= at; stop = stops[++next]) {
        if (stop.at !== at) add(stop.point, stop.at, true);
      }
      const point = points[i];
      if (point) add(point, at, i === first || i === last || stops.some((stop) => stop.at === at));
    }
    end();
  }
  return runs.filter(({ x }) => x.length > 1);
}

/**
 * Rings of a polygon on the stage, closed, CSS px. Corners behind the horizon are left out. Each ring begins and ends in the middle
 * of a side, where two ends of a stroke meet without a seam.
 */
export function ringsOf(polygons: readonly (readonly (readonly LngLat[])[])[], view: View): Run[] {
  const rings: Run[] = [];
  for (const ring of polygons.flat()) {
    const corners: { x: number; y: number }[] = [];
    for (const point of ring) {
      const { x, y, visible } = project(view, point);
      const before = corners.at(-1);
      if (visible && !(before && Math.hypot(x - before.x, y - before.y) < NEAR)) corners.push({ x, y });
    }
    const [first, last] = [corners[0], corners.at(-1)];
    if (corners.length > 1 && first && last && Math.hypot(first.x - last.x, first.y - last.y) < NEAR) corners.pop();
    if (corners.length < 3) continue;
    const [a, b] = corners as [{ x: number; y: number }, { x: number; y: number }];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const points = [middle, ...corners.slice(1), a, middle];
    let length = 0;
    const at = points.map(({ x, y }, i) => {
      length += i > 0 ? Math.hypot(x - (points[i - 1]?.x ?? 0), y - (points[i - 1]?.y ?? 0)) : 0;
      return length;
    });
    rings.push({ x: points.map(({ x }) => x), y: points.map(({ y }) => y), at });
  }
  return rings;
}
