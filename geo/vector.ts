import { clamp, RADIANS } from './angle.ts';
import type { LngLat } from './camera.ts';

/** A point on the unit sphere: x towards 0° 0°, y towards 90° E, z towards the north pole. */
export type Vector = readonly [x: number, y: number, z: number];

export function toVector([lon, lat]: LngLat): Vector {
  const across = Math.cos(lat * RADIANS);
  return [across * Math.cos(lon * RADIANS), across * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}

/** Three unit vectors at a place on the ground: to the east, to the north, and up. */
export function axesAt(place: LngLat): { readonly east: Vector; readonly north: Vector; readonly up: Vector } {
  const [lon, lat] = [place[0] * RADIANS, place[1] * RADIANS];
  const [sinLon, cosLon, sinLat, cosLat] = [Math.sin(lon), Math.cos(lon), Math.sin(lat), Math.cos(lat)];
  return {
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}

/** Degrees, longitude within ±180. The vector's length does not matter. */
export function toLngLat([x, y, z]: Vector): LngLat {
  return [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** Not Math.hypot, which is many times slower to guard against overflow that unit vectors cannot have. */
const lengthOf = (v: Vector): number => Math.sqrt(dot(v, v));

/** `ka · a + kb · b` */
export const combine = (a: Vector, ka: number, b: Vector, kb: number): Vector => [
  ka * a[0] + kb * b[0],
  ka * a[1] + kb * b[1],
  ka * a[2] + kb * b[2],
];

export function unit(v: Vector): Vector {
  const length = lengthOf(v);
  return [v[0] / length, v[1] / length, v[2] / length];
}

/** The angle between two unit vectors, radians. By atan2: acos loses half its digits for close points, asin for distant ones. */
export function angleBetween(a: Vector, b: Vector): number {
  return Math.atan2(lengthOf(cross(a, b)), dot(a, b));
}

/**
 * The point at `t` on the great circle from `a` (0) to `b` (1), extrapolated along it outside 0–1. Between antipodes, where
 * every great circle is equally short, it goes over the north pole (from a pole: along the meridian of Greenwich).
 */
export function slerp(a: Vector, b: Vector, t: number): Vector {
  const angle = angleBetween(a, b);
  if (angle === 0) return a;
  const ahead = combine(b, 1, a, -dot(a, b));
  const size = lengthOf(ahead);
  const tangent = size > 1e-12 ? combine(ahead, 1 / size, ahead, 0) : towardsPole(a);
  return unit(combine(a, Math.cos(t * angle), tangent, Math.sin(t * angle)));
}

function towardsPole(a: Vector): Vector {
  const pole: Vector = Math.abs(a[2]) < 1 - 1e-12 ? [0, 0, 1] : [1, 0, 0];
  return unit(combine(pole, 1, a, -clamp(-1, dot(a, pole), 1)));
}
