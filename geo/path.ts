import { nearest } from './angle.ts';
import type { LngLat } from './camera.ts';
import { between, distanceKm } from './sphere.ts';
import { curveThrough, greatCircles } from './spline.ts';
import { toLngLat } from './vector.ts';

/** A path over the globe, dense enough that straight segments between its points look like great circles. */
export interface Path {
  /** two or more; longitudes are continuous from point to point and may pass ±180 */
  readonly points: readonly LngLat[];
  /** km along the path from its start to each point */
  readonly at: readonly number[];
  /** length, km on the sphere */
  readonly km: number;
}

export interface PathOptions {
  /** a smooth curve through the control points; otherwise great circles between them (the default) */
  readonly curved?: boolean;
  /** the largest gap between points, degrees of arc; default 0.25, an error of 0.08 px at zoom 9 */
  readonly step?: number;
}

/**
 * The path through `control`, two or more points. Each of them is among the path's points, bit for bit (longitudes shifted by whole
 * turns). Two equal points make a path of 0 km.
 *
 * @throws RangeError naming the value, for fewer than two points, a coordinate that is not a number or not a latitude, a step that is
 *   not above 0
 */
export function makePath(control: readonly LngLat[], { curved = false, step = 0.25 }: PathOptions = {}): Path {
  if (control.length < 2) throw new RangeError(`Expected two or more control points, got ${control.length}`);
  for (const [lon, lat] of control) {
    if (!Number.isFinite(lon)) throw new RangeError(`Expected a longitude in degrees, got ${lon}`);
    if (!(Math.abs(lat) <= 90)) throw new RangeError(`Expected a latitude from -90 to 90, got ${lat}`);
  }
  if (!(step > 0)) throw new RangeError(`Expected a step above 0 degrees, got ${step}`);

  const spans = curved ? curveThrough(control, step) : greatCircles(control, step);
  const points: LngLat[] = [];
  spans.forEach((inner, i) => {
    append(points, control[i] as LngLat);
    for (const v of inner) append(points, toLngLat(v));
  });
  append(points, control.at(-1) as LngLat, true);

  const at = runningSum(points, distanceKm);
  return { points, at, km: at.at(-1) ?? 0 };
}

/** The point at a fraction (0–1, clamped) of the path's length. At 0 and 1 exactly its first and last point. */
export function pointAt(path: Path, fraction: number): LngLat {
  const { a, b, t } = locate(path, fraction);
  return between(a, b, t);
}

/**
 * The part of the path between two fractions (0–1, clamped), with exact ends: at least two points, which are equal where the fractions
 * are. Reversed where `from` is beyond `to`.
 */
export function slicePath(path: Path, from: number, to: number): LngLat[] {
  if (from > to) return slicePath(path, to, from).reverse();
  const start = locate(path, from);
  const end = locate(path, to);
  const inner = path.points.slice(start.index + 1, end.index + 1);
  // An end that is itself a vertex would appear twice.
  if (start.t === 1) inner.shift();
  if (end.t === 0) inner.pop();
  return [between(start.a, start.b, start.t), ...inner, between(end.a, end.b, end.t)];
}

/** Adds a point unless it equals the last one, since a zero-length segment has no direction; at the `end` it replaces that one. */
function append(points: LngLat[], [lon, lat]: LngLat, end = false): void {
  const before = points.at(-1);
  const next: LngLat = before ? [nearest(lon, before[0]), lat] : [lon, lat];
  if (!before || distanceKm(before, next) > 0) points.push(next);
  else if (end) points.splice(Math.max(points.length - 1, 1), 1, next);
}

interface Spot {
  /** of the segment's first point */
  readonly index: number;
  readonly a: LngLat;
  readonly b: LngLat;
  /** share of the segment, 0–1 */
  readonly t: number;
}

/** The segment that holds a fraction of the path's km. */
function locate({ points, at, km }: Path, fraction: number): Spot {
  if (Number.isNaN(fraction)) throw new RangeError(`Expected a fraction from 0 to 1, got ${fraction}`);
  const clamped = Math.min(Math.max(fraction, 0), 1);
  const wanted = clamped * km;
  const last = points.length - 2;
  let index = 0;
  if (clamped === 1) index = last;
  else {
    // Binary search for the last point that is not past it.
    let high = last;
    while (index < high) {
      const middle = (index + high + 1) >> 1;
      if ((at[middle] ?? 0) <= wanted) index = middle;
      else high = middle - 1;
    }
  }
  const start = at[index] ?? 0;
  const length = (at[index + 1] ?? start) - start;
  const t = clamped === 1 ? 1 : length > 0 ? Math.min((wanted - start) / length, 1) : 0;
  return { index, a: points[index] as LngLat, b: points[index + 1] as LngLat, t };
}

function runningSum(points: readonly LngLat[], length: (a: LngLat, b: LngLat) => number): number[] {
  let sum = 0;
  return points.map((point, i) => {
    const before = points[i - 1];
    if (before) sum += length(before, point);
    return sum;
  });
}
