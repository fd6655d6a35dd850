import { nearest, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { bearing } from '#geo/sphere.ts';
import { geodesicBetween, goStraight } from './ellipsoid.ts';

/**
 * The direction of a way as a whole: that of the great circle from its first point to its last, degrees clockwise from north, in [0, 360).
 *
 * @throws RangeError for fewer than two points
 */
export function directionOfWay(way: readonly LngLat[]): number {
  const [first, last] = [way[0], way.at(-1)];
  if (way.length < 2 || !first || !last) throw new RangeError(`Expected a way of two or more points, got ${way.length}`);
  return bearing(first, last);
}

/**
 * The same way, laid from another place. It is walked again: every segment with the length it has on WGS 84, every corner with the turn it has
 * there. (Turning the sphere would do the same on a sphere. On the ellipsoid lengths would be off by up to 1 %, as a degree is
 * longer near the poles.) What cannot be kept is where that leads: the Earth's curvature differs a little from place to place, so that the ends
 * of long ways lie some kilometres nearer or farther from each other than they did.
 *
 * @param way two or more points, none of its segments about half round the Earth; dense points, as of `makePath`, keep curves curved
 * @param start where the way's first point falls
 * @param direction where the way as a whole leads, as of {@link directionOfWay}; unless told, the direction it has where it comes from
 * @returns as many points; longitudes run on from point to point and may pass ±180
 * @throws RangeError for fewer than two points, or coordinates or a direction that are not numbers
 */
export function transplant(way: readonly LngLat[], start: LngLat, direction = directionOfWay(way)): LngLat[] {
  const wanted = Object.entries({ longitude: start[0], latitude: start[1], direction });
  for (const [name, value] of wanted) {
    if (!Number.isFinite(value)) throw new RangeError(`Expected a ${name} in degrees, got ${value}`);
  }
  const walk = walkOf(way);
  // How the first step stands to the whole is the same everywhere, nearly: what is missing is seen by walking.
  let heading = walk.heading + direction - directionOfWay(way);
  let laid = walked(walk, start, heading);
  for (let round = 0; round < 3; round++) {
    const off = wrap180(direction - directionOfWay(laid));
    if (Math.abs(off) < 1e-6) break;
    heading += off;
    laid = walked(walk, start, heading);
  }
  return laid;
}

/** A way without its place. */
interface Walk {
  /** azimuth of the first segment */
  readonly heading: number;
  /** `turn`: degrees to the right before it is walked, 0 for the first; `km` on WGS 84 */
  readonly segments: readonly { readonly turn: number; readonly km: number }[];
}

function walkOf(way: readonly LngLat[]): Walk {
  let facing: number | undefined;
  let heading = 0;
  const segments = way.slice(1).map((point, index) => {
    const { km, leaves, arrives } = geodesicBetween(way[index] as LngLat, point);
    if (!Number.isFinite(km)) throw new RangeError(`Expected a way of points in degrees, got ${point.join(', ')}`);
    // A segment without length has no direction: one stands, and faces as before.
    if (km === 0) return { turn: 0, km };
    if (facing === undefined) heading = leaves;
    const turn = facing === undefined ? 0 : wrap180(leaves - facing);
    facing = arrives;
    return { turn, km };
  });
  return { heading, segments };
}

function walked({ segments }: Walk, start: LngLat, heading: number): LngLat[] {
  const laid: LngLat[] = [start];
  let [here, facing] = [start, heading];
  for (const { turn, km } of segments) {
    const next = km === 0 ? { at: here, azimuth: facing } : goStraight(here, facing + turn, km);
    here = [nearest(next.at[0], here[0]), next.at[1]];
    facing = next.azimuth;
    laid.push(here);
  }
  return laid;
}
