import type { Lens } from '#geo/lens.ts';
import { toLngLat } from '#geo/vector.ts';
import { clipRingToHorizon, type Homogeneous, pushLimb } from './clip-horizon.ts';
import { clipLine, clipRingToStage } from './clip-stage.ts';
import { pathText } from './path-text.ts';
import type { Area } from './shaped-basemap.ts';
import { ringArea, simplifyLine, simplifyRing } from './simplify.ts';
import type { SphereLine } from './sphere-shape.ts';

/** How shapes are simplified and clipped in the picture, CSS px. */
export interface Detail {
  /** Douglas and Peucker's tolerance */
  readonly tolerance: number;
  /** rings of a smaller area are left out, px² */
  readonly smallest: number;
  /** how far outside the stage shapes are kept: half the widest stroke */
  readonly margin: number;
}

/** The rings of an area in the picture, px. Together they make up the area by the even-odd rule. */
export function areaInPicture(lens: Lens, area: Area, margin: number): number[][] {
  const parts: Homogeneous[] = [];
  let odd = area.contains(toLngLat([-lens.nadir[0], -lens.nadir[1], -lens.nadir[2]]));
  for (const ring of area.rings) {
    const { points, turns } = clipRingToHorizon(lens, ring);
    if (turns % 2 !== 0) odd = !odd;
    if (points.length > 0) parts.push(points);
  }
  if (odd) {
    const limb: Homogeneous = [];
    pushLimb(lens, limb, 0, 2 * Math.PI);
    parts.push(limb);
  }
  return parts.map((part) => clipRingToStage(lens, part, margin)).filter((ring) => ring.length >= 6);
}

/** An area as path data for `fill-rule="evenodd"`; '' where none of it is in the picture. */
export function areaPath(lens: Lens, area: Area, detail: Detail): string {
  return areaInPicture(lens, area, detail.margin)
    .filter((ring) => Math.abs(ringArea(ring)) >= detail.smallest)
    .map((ring) => pathText(simplifyRing(ring, detail.tolerance), true))
    .join('');
}

/** A line as path data; '' where none of it is in the picture. */
export function linePath(lens: Lens, line: SphereLine, detail: Omit<Detail, 'smallest'>): string {
  return clipLine(lens, line, detail.margin)
    .map((part) => pathText(simplifyLine(part, detail.tolerance), false))
    .join('');
}
