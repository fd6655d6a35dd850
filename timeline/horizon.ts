import type { Projected, View } from '#geo/projection.ts';

/**
 * Sine of the camera's elevation above the horizon as seen from a place: 1 where the camera looks straight down on it, 0
 * at the limb, negative behind it. Continuous, unlike `visible`.
 *
 * With d the distance from the place to the camera and D from the camera to the globe's middle, in radii, the law of cosines gives (D² − 1 − d²) / 2d.
 */
export function sineOfElevation({ eye, f, cx, cy, R }: View, { x, y, depth }: Projected): number {
  const d = (Math.abs(depth) * Math.hypot(1, (x - cx) / f, (y - cy) / f)) / R;
  return d > 0 ? (eye.y ** 2 + eye.z ** 2 - 1 - d ** 2) / (2 * d) : 1;
}

/** From this elevation on (4° above the horizon) a label has full strength. A sine. */
export const fullStrengthElevation = 0.07;
