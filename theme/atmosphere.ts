/**
 * The light of the air about the globe, the same in the live map and in the posters. Distances from the middle of the globe's disc are in
 * its radii, along the ellipse that `horizon` of geo/projection.ts gives: 1 is the limb. Colours: `atmosphere`, `haze` and `limb` of the palette.
 */

/** Outside the limb: alpha at the limb, and the height over which it falls to 1/e, radii. Drawn up to `reach` heights. */
export const glow = { alpha: 0.34, height: 0.012, reach: 6 } as const;

/** Inside: [distance, alpha], straight between them. It also tames the pile-up of lights at the rim. */
export const haze = [
  [0.8, 0],
  [0.9, 0.08],
  [0.96, 0.24],
  [0.985, 0.42],
  [1, 0.62],
] as const;

/** The line of the limb: width CSS px, alpha. */
export const limbLine = { width: 0.8, alpha: 0.45 } as const;

/**
 * How strong glow and haze are, 0–1, for a disc of this half width and half height (any unit). A low camera that looks far ahead
 * stretches the ellipse without end, until the horizon is no closed curve: on the way there "a share of the radius" loses its meaning, and haze would
 * lie over ground that is near. So they fade before it; at the cameras of stories they are whole.
 */
export function atmosphereStrength(radius: number, radiusY: number): number {
  const stretched = radiusY / radius;
  return Math.min(Math.max((2.2 - stretched) / 0.8, 0), 1);
}
