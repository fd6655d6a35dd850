import type { Light } from './basemap.ts';
import { stepAt, type ZoomSteps } from './zoom-steps.ts';

/** A disc of light: radius in CSS px, alpha 0–1. */
export interface Disc {
  readonly radius: number;
  readonly alpha: number;
}

/**
 * CSS px per pixel of the image in which the lights were measured: 0.176° of a world 512 · 2^zoom px wide, at 50° N. For cameras between 38° and 58° N this is
 * off by a fifth at most; MapLibre cannot make a size depend on the camera's latitude.
 */
export function dataPixel(zoom: number): number {
  return (0.25 * 2 ** zoom) / Math.cos((50 * Math.PI) / 180);
}

/** The least weight that is drawn at a zoom: fewer points at world scale, all of them from zoom 5. */
export const leastWeights: ZoomSteps = [
  [0, 0.3],
  [1, 0.22],
  [2, 0.13],
  [3, 0.09],
  [4, 0.05],
  [5, 0],
];

/** The least weight that has a halo. From far away a weak light's halo is two nearly invisible px, and there are ten thousand of them: half of a frame's cost. */
export const leastHalos: ZoomSteps = [
  [0, 0.28],
  [3, 0.2],
  [4, 0.1],
  [5, 0],
];

/** The least weight that is drawn at a zoom, from `leastWeights`. */
export const leastWeight = (zoom: number): number => stepAt(leastWeights, zoom);

/** The least weight that has a halo at a zoom, from `leastHalos`. */
export const leastHalo = (zoom: number): number => stepAt(leastHalos, zoom);

/** How strong lights are at a zoom, 0–1: they are points for the size of a region, and no street's lamps. */
export const lightStrength = (zoom: number): number => falling(zoom, 9.5, 11);

/** How far halos reach at a zoom, CSS px, before each light's own share: with the data pixel, or its square root where that is large. */
export function haloReach(zoom: number): number {
  const size = dataPixel(zoom);
  return size < 10 ? size : Math.sqrt(10 * size);
}

/**
 * The soft disc around a light, whose alpha falls smoothly to 0 at its rim (MapLibre's `circle-blur: 1`). Radii grow with the data pixel's size,
 * or its square root where that is large. Halos of lights without a settlement are wide and faint, and gone close up, where they would look like fog.
 */
export function haloOf({ weight, settled, sea }: Light, zoom: number): Disc {
  const size = dataPixel(zoom);
  const extent = haloReach(zoom);
  const root = Math.sqrt(weight);
  if (settled) return { radius: extent * (0.5 + 1.15 * root), alpha: Math.min(0.5, 0.05 + 0.36 * weight) };
  return { radius: extent * (0.9 + 0.7 * root), alpha: (0.03 + 0.22 * weight) * seaShare(sea, size) * falling(size, 16, 30) };
}

/** The crisp disc of a light; alpha 0 where none is drawn. */
export function coreOf({ weight, settled, sea }: Light, zoom: number): Disc {
  const size = dataPixel(zoom);
  const root = Math.sqrt(weight);
  const radius = Math.min(Math.max((0.38 + 1.25 * root) * (size / 4) ** 0.32, 0.5), 3.4);
  const [far, near] = [0.16 + 0.74 * weight, 0.36 + 0.62 * root];
  const alpha = far + (near - far) * (1 - falling(size, 6, 12));
  return { radius, alpha: settled ? alpha : alpha * seaShare(sea, size) * falling(size, 5, 9) };
}

/** 1 up to `from`, 0 beyond `to`, linear in between. */
function falling(value: number, from: number, to: number): number {
  return Math.min(Math.max((to - value) / (to - from), 0), 1);
}

/** Fishing fleets are dimmed close up. */
function seaShare(sea: boolean, size: number): number {
  return sea ? 1 - 0.45 * (1 - falling(size, 4, 6)) : 1;
}
