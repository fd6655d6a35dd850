import type { Path } from './path.ts';
import type { View } from './projection.ts';
import { toVector } from './vector.ts';
import { planesOf, reaches } from './view-planes.ts';

/**
 * A path with fewer points: what is left out is nowhere farther than `error` (Earth radii) from the straight line, through the Earth, between the
 * points around it. Straight lines are straight on the stage, so that the line drawn through the points that are left is as near to the whole path.
 */
export interface Level {
  readonly error: number;
  /** `at` is that of the whole path at each point that is left */
  readonly path: Path;
  /** a sphere around each `perSphere` segments: its middle and radius, four numbers, Earth radii. For `rangesInView` */
  readonly spheres: Float64Array;
}

/** A path at every scale: first the whole of it, then ever fewer points. */
export type Levels = readonly [Level, ...Level[]];

/** The error of the finest level after the whole path, Earth radii: 6 m. Those that follow double it, up to the coarsest of use, on the smallest globe. */
const errors = { finest: 1e-6, coarsest: 0.02 } as const;
/** A level that keeps more of the one before is no gain. */
const worthwhile = 0.8;
const perSphere = 64;

/** The levels of a path, by Douglas and Peucker's algorithm on the sphere's chords. Made once per path: some 100 ms for 100,000 points. */
export function levelsOf(path: Path): Levels {
  const vectors = new Float64Array(path.points.length * 3);
  for (const [index, point] of path.points.entries()) vectors.set(toVector(point), index * 3);
  const error = errorsWithout(vectors);
  let kept = path.points.map((_, index) => index);
  const levels: [Level, ...Level[]] = [{ error: 0, path, spheres: spheresOf(vectors, kept) }];
  for (let most: number = errors.finest; most <= errors.coarsest; most *= 2) {
    const left = kept.filter((index) => (error[index] as number) > most);
    if (left.length > kept.length * worthwhile) continue;
    kept = left;
    const points = kept.map((index) => path.points[index] as Path['points'][number]);
    const at = kept.map((index) => path.at[index] as number);
    levels.push({ error: most, path: { points, at, km: path.km }, spheres: spheresOf(vectors, kept) });
  }
  return levels;
}

/** The level with the fewest points whose error is at most `error`, Earth radii; by bisection. */
export function levelAt(levels: Levels, error: number): Level {
  let [low, high] = [0, levels.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((levels[middle] as Level).error <= error) low = middle;
    else high = middle - 1;
  }
  return levels[low] ?? levels[0];
}

/** How long something on the ground may be, Earth radii, that is nowhere on the stage longer than `px`, CSS px, whichever way it points. */
export function radiiWithin(px: number, view: View): number {
  const { width, height, f, cx, cy, R, sinPitch, cosPitch } = view;
  const below = (height - cy) / f;
  // Where a tilted view is nearest, at its foot, a flat ground is enlarged by this much; a globe's falls away from it.
  const nearest = 1 + Math.max(below, 0) * (sinPitch / cosPitch);
  // At the edge of the picture, what points away from the camera moves sideways too.
  const aside = Math.hypot(1, Math.max(cx, width - cx) / f, Math.max(cy, height - cy) / f);
  return px / (R * nearest * aside);
}

/**
 * The stretches of a level that may be seen: all that comes within `margin` CSS px of the stage, on this side of the horizon, and little more.
 * @returns index of the first and the last point of each stretch, one after the other
 */
export function rangesInView({ path, spheres }: Level, view: View, margin: number): number[] {
  const planes = planesOf(view, margin);
  const ranges: number[] = [];
  const last = path.points.length - 1;
  for (let sphere = 0; sphere < spheres.length / 4; sphere++) {
    const at = sphere * 4;
    const [x, y, z] = [spheres[at] as number, spheres[at + 1] as number, spheres[at + 2] as number];
    if (!reaches(planes, x, y, z, spheres[at + 3] as number)) continue;
    const from = sphere * perSphere;
    const to = Math.min(from + perSphere, last);
    if (ranges.length > 0 && ranges.at(-1) === from) ranges[ranges.length - 1] = to;
    else ranges.push(from, to);
  }
  return ranges;
}

/**
 * For each point the greatest error, Earth radii, at which Douglas and Peucker still keep it; the ends are always kept.
 * @param vectors three numbers a point
 */
function errorsWithout(vectors: Float64Array): Float64Array {
  const count = vectors.length / 3;
  const errors = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const open: [from: number, to: number, most: number][] = [[0, count - 1, Number.POSITIVE_INFINITY]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to, most] = part;
    if (to - from < 2) continue;
    let [farthest, distance] = [from + 1, -1];
    for (let index = from + 1; index < to; index++) {
      const here = squaredToChord(vectors, index, from, to);
      if (here > distance) [farthest, distance] = [index, here];
    }
    const error = Math.min(Math.sqrt(distance), most);
    errors[farthest] = error;
    open.push([from, farthest, error], [farthest, to, error]);
  }
  return errors;
}

/** The square of a point's distance from the straight line between two others, all by their indices. */
function squaredToChord(vectors: Float64Array, point: number, from: number, to: number): number {
  const p = point * 3;
  const a = from * 3;
  const b = to * 3;
  const ax = vectors[a] as number;
  const ay = vectors[a + 1] as number;
  const az = vectors[a + 2] as number;
  const x = (vectors[b] as number) - ax;
  const y = (vectors[b + 1] as number) - ay;
  const z = (vectors[b + 2] as number) - az;
  const u = (vectors[p] as number) - ax;
  const v = (vectors[p + 1] as number) - ay;
  const w = (vectors[p + 2] as number) - az;
  const length = x * x + y * y + z * z;
  const share = length > 0 ? Math.min(Math.max((u * x + v * y + w * z) / length, 0), 1) : 0;
  return (u - share * x) ** 2 + (v - share * y) ** 2 + (w - share * z) ** 2;
}

/** A sphere around the points of each `perSphere` segments: about the middle of their box. @param kept indices of the points */
function spheresOf(vectors: Float64Array, kept: readonly number[]): Float64Array {
  const count = Math.max(Math.ceil((kept.length - 1) / perSphere), 1);
  const spheres = new Float64Array(count * 4);
  for (let sphere = 0; sphere < count; sphere++) {
    const some = kept.slice(sphere * perSphere, sphere * perSphere + perSphere + 1);
    const middle = [0, 1, 2].map((axis) => {
      const values = some.map((index) => vectors[index * 3 + axis] as number);
      return (Math.min(...values) + Math.max(...values)) / 2;
    });
    const distances = some.map((index) => Math.hypot(...middle.map((value, axis) => (vectors[index * 3 + axis] as number) - value)));
    spheres.set([...middle, Math.max(...distances)], sphere * 4);
  }
  return spheres;
}
