import { dashLevel } from '#theme/dashes.ts';
import type { Run } from './runs.ts';

/** A pattern of dashes or dots, with its period at the scale of the map's centre. */
export interface Dash {
  /** CSS px; 0: dots */
  readonly on: number;
  readonly off: number;
  /** km */
  readonly period: number;
}

/** Over how much of the line, to either side, its local scale is taken, CSS px: wide enough not to flicker from point to point. */
const SCALE_WINDOW = 12;

/**
 * The period of the dashes at each point of a run, km. Where perspective squeezes or stretches the line by half or more there are half or
 * twice as many dashes; the change comes between two dashes, so that none is cut.
 */
export function periodsOf(run: Run, { on, off, period }: Dash): number[] {
  let level: number | null = null;
  return scalesOf(run).map((scale, i) => {
    const wanted = dashLevel(on + off, period, scale);
    if (
      level === null ||
      (wanted !== level && passes(run.at[i - 1] ?? 0, run.at[i] ?? 0, Math.min(wanted, level), Math.max(wanted, level)))
    )
      level = wanted;
    return period * 2 ** level;
  });

  /** Whether a gap that both patterns share lies between two points. */
  function passes(from: number, to: number, fine: number, coarse: number): boolean {
    const every = period * 2 ** coarse;
    // A dash begins at the multiples of its period, a dot has its middle there.
    const shift = on === 0 ? (period * 2 ** fine) / 2 : 0;
    return Math.floor((from - shift) / every) !== Math.floor((to - shift) / every);
  }
}

/** Px per unit of `at` about each point of a run. */
export function scalesOf({ x, y, at }: Run): number[] {
  let length = 0;
  const lengths = x.map((px, i) => {
    if (i > 0) length += Math.hypot(px - (x[i - 1] ?? 0), (y[i] ?? 0) - (y[i - 1] ?? 0));
    return length;
  });
  let [low, high] = [0, 0];
  return lengths.map((here) => {
    while (low < lengths.length - 1 && (lengths[low] ?? 0) < here - SCALE_WINDOW) low++;
    while (high < lengths.length - 1 && (lengths[high] ?? 0) < here + SCALE_WINDOW) high++;
    const from = Math.max(low - 1, 0); // one point beyond the window, so that it is never empty
    const units = (at[high] ?? 0) - (at[from] ?? 0);
    const px = (lengths[high] ?? 0) - (lengths[from] ?? 0);
    return units > 0 && px > 0 ? px / units : 1;
  });
}
