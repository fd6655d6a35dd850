import { horizon, type View } from '#geo/projection.ts';
import { atmosphereStrength, haze } from '#theme/atmosphere.ts';

/**
 * The atmosphere around the globe as numbers for a shader. With (x, y) a point of the stage from the principal point, y upwards, in focal lengths, a
 * line of sight meets the globe where `c0 + cy·y + cyy·y² + cxx·x²` is at least 0 and `facing[0]·y` is below `facing[1]`.
 */
export interface Atmosphere {
  /** where the limb is a closed curve: its ellipse, CSS px, and how strong glow and haze are, 0–1 */
  readonly disc: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly radiusY: number;
    readonly strength: number;
  } | null;
  readonly conic: { readonly c0: number; readonly cy: number; readonly cyy: number; readonly cxx: number };
  readonly facing: readonly [number, number];
}

/**
 * The atmosphere that a view shows; null where the whole stage is deep inside the globe's disc.
 *
 * The conic is the section of `horizon`'s cone with the picture, valid also where it is no closed curve. From `b² − a·c ≥ 0` of unproject with the line of
 * sight s and the eye e: a = 1 + x² + y², b = e·s = y sin p − (k + cos p), c = e² − 1 = k² + 2 k cos p.
 */
export function atmosphereOf(view: View): Atmosphere | null {
  const { width, height, k, sinPitch, cosPitch } = view;
  const c = k * k + 2 * k * cosPitch;
  const conic = { c0: cosPitch ** 2, cy: -2 * sinPitch * (k + cosPitch), cyy: sinPitch ** 2 - c, cxx: -c };
  const edge = horizon(view);
  if (edge) {
    const away = (x: number, y: number): number => Math.hypot((x - edge.x) / edge.radius, (y - edge.y) / edge.radiusY);
    if (Math.max(away(0, 0), away(width, 0), away(0, height), away(width, height)) <= haze[0][0]) return null;
  }
  return {
    disc: edge && { ...edge, strength: atmosphereStrength(edge.radius, edge.radiusY) },
    conic,
    facing: [sinPitch, k + cosPitch],
  };
}
