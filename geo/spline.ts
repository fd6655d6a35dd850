import { RADIANS } from './angle.ts';
import type { LngLat } from './camera.ts';
import { angleBetween, combine, dot, slerp, toVector, unit, type Vector } from './vector.ts';

/** For each pair of neighbours in `control`, the points between them along the great circle, with no gap above `step` degrees. */
export function greatCircles(control: readonly LngLat[], step: number): Vector[][] {
  const vectors = control.map(toVector);
  return vectors.slice(1).map((b, i) => {
    const a = vectors[i] as Vector;
    return sample((t) => slerp(a, b, t), partsFor(angleBetween(a, b), step));
  });
}

/**
 * For each pair of neighbours in `control`, the points between them along a smooth curve through all of them, with no gap above `step`
 * degrees: a centripetal Catmull–Rom spline (Catmull and Rom 1974; Yuksel, Schaefer and Keyser 2011 show that it alone of the family has neither
 * cusps nor loops within a segment), evaluated by Barry and Goldman's pyramid (1988) with spherical instead of linear interpolation, so that it
 * stays on the sphere and the antimeridian is nothing special. Two points give the great circle.
 */
export function curveThrough(control: readonly LngLat[], step: number): Vector[][] {
  const vectors = control.map(toVector);
  // Equal neighbours are one knot: a zero-length segment has no direction.
  const knots = vectors.filter((v, i) => i === 0 || angleBetween(v, vectors[i - 1] as Vector) > 1e-9);
  let piece = 0;
  return vectors.slice(1).map((b, i) => {
    const a = vectors[i] as Vector;
    if (angleBetween(a, b) <= 1e-9) return [];
    const curve = pieceOf(knots, piece++);
    const inner: Vector[] = [];
    refine(curve, { t: 0, at: a }, { t: 1, at: b }, step * RADIANS, MAX_HALVINGS, inner);
    return inner;
  });
}

/** A curve is sampled so that it turns by no more than this from one chord to the next, radians. */
const MAX_TURN = 3 * RADIANS;
const MAX_HALVINGS = 16;

interface Knot {
  readonly t: number;
  readonly at: Vector;
}

/** Adds the points between two points of a curve to `into`, halving until the gap is at most `step` radians and the bend is slight. */
function refine(curve: (t: number) => Vector, from: Knot, to: Knot, step: number, halvings: number, into: Vector[]): void {
  const t = (from.t + to.t) / 2;
  const middle = { t, at: curve(t) };
  const gap = angleBetween(from.at, to.at);
  const bends = gap > step / 64 && turnAt(from.at, middle.at, to.at) > MAX_TURN;
  if (halvings === 0 || !(gap > step || bends)) return;
  refine(curve, from, middle, step, halvings - 1, into);
  into.push(middle.at);
  refine(curve, middle, to, step, halvings - 1, into);
}

/** By how much a path from `a` via `b` to `c` turns at `b`, radians. */
function turnAt(a: Vector, b: Vector, c: Vector): number {
  return angleBetween(unit(combine(b, 1, a, -1)), unit(combine(c, 1, b, -1)));
}

/** The curve from knot `i` to the next, for t from 0 to 1. */
function pieceOf(knots: readonly Vector[], i: number): (t: number) => Vector {
  const b = knots[i] as Vector;
  const c = knots[i + 1] as Vector;
  // Past the ends the neighbour is mirrored, so that the curve starts and ends along its first and last chord.
  const a = knots[i - 1] ?? mirror(c, b);
  const d = knots[i + 2] ?? mirror(b, c);
  const ta = -Math.sqrt(angleBetween(a, b));
  const tc = Math.sqrt(angleBetween(b, c));
  const td = tc + Math.sqrt(angleBetween(c, d));
  const mix = (p: Vector, tp: number, q: Vector, tq: number, t: number): Vector => slerp(p, q, (t - tp) / (tq - tp));
  return (share) => {
    const t = share * tc;
    const ab = mix(a, ta, b, 0, t);
    const bc = mix(b, 0, c, tc, t);
    const cd = mix(c, tc, d, td, t);
    return mix(mix(ab, ta, bc, tc, t), 0, mix(bc, 0, cd, td, t), tc, t);
  };
}

const mirror = (point: Vector, about: Vector): Vector => combine(about, 2 * dot(point, about), point, -1);

const partsFor = (angle: number, step: number): number => Math.max(1, Math.ceil(angle / (step * RADIANS) - 1e-9));

const sample = (curve: (t: number) => Vector, parts: number): Vector[] =>
  Array.from({ length: parts - 1 }, (_, i) => curve((i + 1) / parts));
