import type { Frame } from '#timeline/frame.ts';
import { byZoom } from './by-zoom.ts';

/** How much a frame needs the inset, 0–1: it comes in where the stage is closer than a region. */
export function needsInset(frame: Frame): number {
  const t = byZoom(
    [
      [4.6, 0],
      [5.4, 1],
    ],
    frame.camera.zoom,
  );
  return t * t * (3 - 2 * t);
}
