import { earthKm } from '#geo/sphere.ts';
import type { Frame } from './frame.ts';

/** CSS px per km of ground at the middle of the stage's free part. MapLibre's globe has a radius of 512 · 2^zoom / (2π cos φ) px. */
export function pxPerKm({ camera }: Pick<Frame, 'camera'>): number {
  const radius = (512 * 2 ** camera.zoom) / (2 * Math.PI * Math.cos((camera.center[1] * Math.PI) / 180));
  return radius / earthKm;
}
