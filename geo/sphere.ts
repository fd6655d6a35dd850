import { bearing as turfBearing } from '@turf/bearing';
import { destination as turfDestination } from '@turf/destination';
import { geoDistance } from 'd3-geo';
import { nearest, wrap180 } from './angle.ts';
import type { Camera, LngLat } from './camera.ts';
import { slerp, toLngLat, toVector } from './vector.ts';

/** Mean radius of the Earth, km: (2a + b) / 3 of WGS 84 (IUGG's R₁, and turf's). Lengths are within 0.56 % of the ellipsoid's. */
export const earthKm = 6371.0088;

/** Kilometres that one CSS px spans at a camera's centre, on MapLibre's globe and in Mercator alike: the world is 512 · 2^zoom px round. */
export function kmPerPx({ center, zoom }: Pick<Camera, 'center' | 'zoom'>): number {
  return (2 * Math.PI * earthKm * Math.cos((center[1] * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/**
 * Great-circle distance between two points, km. d3's formula rather than turf's haversine: it stays precise for metres and for
 * antipodes alike.
 */
export function distanceKm(a: LngLat, b: LngLat): number {
  return geoDistance([a[0], a[1]], [b[0], b[1]]) * earthKm;
}

/** Initial bearing of the great circle from `a` to `b`: degrees clockwise from north, in [0, 360). 0 between equal points. */
export function bearing(a: LngLat, b: LngLat): number {
  return (turfBearing([a[0], a[1]], [b[0], b[1]]) + 360) % 360;
}

/**
 * The point at share `t` (0–1) of the great circle from `a` to `b`. Its longitude is the one nearest to `a`'s, so it may pass ±180. At 0
 * and 1 it is exactly `a` and `b` (up to whole turns). Between antipodes the path goes over the north pole.
 */
export function between(a: LngLat, b: LngLat, t: number): LngLat {
  if (t === 0) return a;
  if (t === 1) return [nearest(b[0], a[0]), b[1]];
  const [lon, lat] = toLngLat(slerp(toVector(a), toVector(b), t));
  return [nearest(lon, a[0]), lat];
}

/** The point `km` from `from` along the great circle with initial bearing `bearing`, degrees. Longitude in [-180, 180). */
export function destination(from: LngLat, bearing: number, km: number): LngLat {
  const [lon = Number.NaN, lat = Number.NaN] = turfDestination([from[0], from[1]], km, bearing).geometry.coordinates;
  return [wrap180(lon), lat];
}
