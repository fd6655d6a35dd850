import { clamp } from '#geo/angle.ts';

/** The easing functions behind every change on the map. `smoothstep` and `ramp` are continuous and clamp to 0–1. */

export function lerp(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

/**
 * Hermite's smoothstep, 3t² − 2t³: zero velocity at both ends. Its top speed is
 * 1.5 times the mean (a sine's 1.57, the quintic's 1.875), which matters because a gap's height follows the top speed.
 */
export function smoothstep(t: number): number {
  const x = clamp(0, t, 1);
  return x * x * (3 - 2 * x);
}

/** 0 up to `start`, 1 from `end` on, smooth in between. `start` < `end`. */
export function ramp(t: number, start: number, end: number): number {
  return smoothstep((t - start) / (end - start));
}
