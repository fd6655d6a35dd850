import type { Projected, View } from '#geo/projection.ts';

/**
 * Sine of the angle at which the eye stands above the horizon of a place, seen from that place: 1 where the camera looks straight down on it, 0
 * at the limb, below 0 behind it. Continuous, unlike `visible`.
 *
 * From the place's distance d to the eye, and the eye's D to the globe's middle, in radii, by the law of cosines: (D² − 1 − d²) / 2d.
 */
export function heightOfEye({ eye, f, cx, cy, R }: View, { x, y, depth }: Projected): number {
  const d = (Math.abs(depth) * Math.hypot(1, (x - cx) / f, (y - cy) / f)) / R;
  return d > 0 ? (eye.y ** 2 + eye.z ** 2 - 1 - d ** 2) / (2 * d) : 1;
}

/** The height of the eye (4° above the horizon) from which on a label stands at full strength. */
export const fullHeight = 0.07;
