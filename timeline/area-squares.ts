import type { Box, Camera, Stage } from '#geo/camera.ts';
import { kmPerPx } from '#geo/sphere.ts';
import type { Step } from '#story/story.ts';
import { small } from '#theme/layout.ts';
import { ramp } from './ease.ts';

/** A part of the stage that something covers, and how much it is there, 0–1. */
export interface Cover {
  readonly box: Box;
  readonly strength: number;
}

/** Travels this far from their middle, where the status panel turns to the next step, labels begin to give way to its squares, or are all back. */
const about = 0.25;

/** Side of a square of `km2` at the map's scale, CSS px. */
export function squareSide(km2: number, camera: Pick<Camera, 'center' | 'zoom'>): number {
  return Math.sqrt(km2) / kmPerPx(camera);
}

/** The box of a step's squares on a stage, nested in one corner, with `small.clear` px about it; null where the step or the stage has none. */
export function squaresBox(areas: Step['areas'], camera: Pick<Camera, 'center' | 'zoom'>, { squares }: Stage): Box | null {
  if (!areas || areas.length === 0 || !squares) return null;
  const side = Math.max(...areas.map(({ km2 }) => squareSide(km2, camera)));
  const { x, y, grow } = squares;
  const left = grow === 'right' ? x : x - side;
  return { left: left - small.clear, top: y - side - small.clear, right: left + side + small.clear, bottom: y + small.clear };
}

/**
 * How much the squares of the step before and of the step after are there at `t`, 0–1 between two rests. The status panel turns from one to the other at
 * the middle: labels have given way by then, and come back from there.
 */
export function squaresStrength(t: number): { before: number; after: number } {
  return { before: 1 - ramp(t, 0.5, 0.5 + about), after: ramp(t, 0.5 - about, 0.5) };
}
