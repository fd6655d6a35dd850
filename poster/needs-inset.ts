import type { Frame } from '#timeline/frame.ts';
import { byZoom } from './by-zoom.ts';

/**
 * How much a frame needs the inset, 0–1: it fades in where the stage is closer than a region. Where the map cuts from place to place instead of
 * moving (`cuts`), the reader sees no movement to follow, and needs it wherever less than a hemisphere shows.
 */
export function needsInset(frame: Frame, cuts = false): number {
  const from = cuts ? 2.4 : 4.6;
  const t = byZoom(
    [
      [from, 0],
      [from + 0.8, 1],
    ],
    frame.camera.zoom,
  );
  return t * t * (3 - 2 * t);
}
