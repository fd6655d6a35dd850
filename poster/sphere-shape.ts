import { RADIANS } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { dot, unit, type Vector } from '#geo/vector.ts';

/** A line or ring on the unit sphere: `xyz` holds x, y, z of each vertex (x to 0° E, y to 90° E, z to the north pole). */
export interface SphereLine {
  readonly xyz: Float64Array;
  /** number of vertices */
  readonly count: number;
  /** a circle on the sphere around all vertices: its middle, and its radius in radians */
  readonly cap: { readonly middle: Vector; readonly radius: number };
}

/** Writes the unit vector of a point at `offset` of `xyz`. */
export function writeVector(xyz: Float64Array, offset: number, lon: number, lat: number): void {
  const cosLat = Math.cos(lat * RADIANS);
  xyz[offset] = cosLat * Math.cos(lon * RADIANS);
  xyz[offset + 1] = cosLat * Math.sin(lon * RADIANS);
  xyz[offset + 2] = Math.sin(lat * RADIANS);
}

/**
 * Points as unit vectors. Edges longer than `step` degrees of longitude or latitude are subdivided evenly in longitude and latitude, because
 * edges between vectors are great circles and those of map files are not. Dense data is unchanged.
 *
 * @param closed the points are a ring, whether or not the first is repeated; the result does not repeat it
 */
export function sphereLine(points: readonly LngLat[], closed: boolean, step = 2): SphereLine {
  const flat: number[] = [];
  const edges = closed ? points.length : points.length - 1;
  for (let i = 0; i < edges; i++) {
    const from = points[i];
    const to = points[(i + 1) % points.length];
    if (!from || !to) continue;
    // in the shorter direction: joined rings cross ±180°
    const turn = to[0] - from[0] - 360 * Math.round((to[0] - from[0]) / 360);
    // a pole has no longitude of its own: edges to it run along the other end's meridian
    const [fromPole, toPole] = [Math.abs(from[1]) === 90, Math.abs(to[1]) === 90];
    const lon = fromPole ? to[0] : from[0];
    const dx = fromPole || toPole ? 0 : turn;
    const dy = to[1] - from[1];
    if (closed && dx === 0 && dy === 0) continue;
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / step - 1e-9));
    for (let j = 0; j < pieces; j++) flat.push(lon + (dx * j) / pieces, from[1] + (dy * j) / pieces);
  }
  const last = points.at(-1);
  if (!closed && last) flat.push(last[0], last[1]);
  const count = flat.length / 2;
  const xyz = new Float64Array(count * 3);
  for (let i = 0; i < count; i++) writeVector(xyz, i * 3, flat[i * 2] ?? 0, flat[i * 2 + 1] ?? 0);
  return { xyz, count, cap: capOf(xyz, count) };
}

function capOf(xyz: Float64Array, count: number): SphereLine['cap'] {
  const at = (i: number): Vector => [xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number];
  const sum: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < xyz.length; i++) sum[i % 3] = (sum[i % 3] as number) + (xyz[i] as number);
  if (Math.hypot(...sum) < 1e-9) return { middle: [1, 0, 0], radius: Math.PI };
  const middle = unit(sum);
  let least = 1;
  for (let i = 0; i < count; i++) least = Math.min(least, dot(at(i), middle));
  return { middle, radius: Math.acos(Math.max(least, -1)) + 1e-6 };
}
