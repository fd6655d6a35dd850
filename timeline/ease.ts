import { clamp } from '#geo/angle.ts';

/** Numbers between 0 and 1: the small functions that every change on the map is made of. All are continuous and clamp. */

export function lerp(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

/**
 * Hermite's smoothstep, 3t² − 2t³: no velocity at both ends. Its top speed is
 * 1.5 times the mean (the sine's 1.57, the quintic's 1.875), and a gap's height follows the top speed.
 */
export function smoothstep(t: number): number {
  const x = clamp(0, t, 1);
  return x * x * (3 - 2 * x);
}

/** 0 up to `start`, 1 from `end` on, smooth between. `start` < `end`. */
export function ramp(t: number, start: number, end: number): number {
  return smoothstep((t - start) / (end - start));
}
