import type { Camera } from '#geo/camera.ts';
import { ramp } from './ease.ts';

/**
 * How much a view needs the inset, 0–1: it fades in where the stage is closer than a region. Where the map cuts from place to place instead of
 * moving (`cuts`), the reader sees no movement to follow, and needs it wherever less than a hemisphere shows.
 */
export function needsInset({ zoom }: Pick<Camera, 'zoom'>, cuts: boolean): number {
  const from = cuts ? 2.4 : 4.6;
  return ramp(zoom, from, from + 0.8);
}
