import type { Frame } from './frame.ts';

/** Mean radius of the Earth, km (IUGG). */
const earthKm = 6371.0088;

/** CSS px that one km on the ground spans at the middle of the free part of the stage. MapLibre's globe: radius 512 · 2^zoom / (2π cos φ) px. */
export function pxPerKm({ camera }: Pick<Frame, 'camera'>): number {
  const radius = (512 * 2 ** camera.zoom) / (2 * Math.PI * Math.cos((camera.center[1] * Math.PI) / 180));
  return radius / earthKm;
}
