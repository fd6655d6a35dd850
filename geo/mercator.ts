import { clamp, RADIANS } from './angle.ts';

/** Where MapLibre's square Mercator world ends, degrees (its MAX_VALID_LATITUDE). */
export const MAX_LATITUDE = 85.051129;

/** Mercator's x as a share of the world's width: 0 at 180° W, 1 at 180° E. Longitudes past ±180 run on. */
export const mercatorX = (lon: number): number => (180 + lon) / 360;

/** Mercator's y, in widths of the world: 0 at the northern edge, 1 at the southern. Held off the poles, which lie at infinity. */
export function mercatorY(lat: number): number {
  const held = clamp(-89.9999, lat, 89.9999);
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * RADIANS) / 2)) / (2 * Math.PI);
}

/** The longitude at an x, degrees; not brought back into ±180. */
export const lonOfMercator = (x: number): number => x * 360 - 180;

/** The latitude at a y, degrees. */
export const latOfMercator = (y: number): number => (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI))) / RADIANS - 90;
