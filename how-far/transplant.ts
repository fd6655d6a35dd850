import { nearest, RADIANS, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { bearing, distanceKm, earthKm } from '#geo/sphere.ts';
import { combine, toLngLat, toVector } from '#geo/vector.ts';
import { geodesicBetween, goStraight } from './geodesics.ts';

/** A quarter of the way round the Earth, km. Nearer to the antipodes the direction to a point changes with every step beside the line. */
const quarterKm = earthKm * 90 * RADIANS;
const farKm = earthKm * 150 * RADIANS;

/**
 * The index of the point that gives a way its direction as a whole. It is the last one where the way leads somewhere. A way that comes back (there and back, a closed
 * loop) leads to its farthest point from the start; one that goes beyond a quarter of the Earth and comes back, or ends near the antipodes of its start,
 * to the first point a quarter of the Earth away.
 *
 * @throws RangeError for fewer than two points
 */
export function landmarkOf(way: readonly LngLat[]): number {
  const first = way[0];
  if (way.length < 2 || !first) throw new RangeError(`Expected a way of two or more points, got ${way.length}`);
  const away = way.map((point) => distanceKm(first, point));
  const farthest = away.reduce((most, km) => Math.max(most, km), 0);
  const last = way.length - 1;
  const end = away[last] ?? 0;
  if (end >= farthest / 2 && end <= farKm) return last;
  const wanted = Math.min(farthest, quarterKm);
  return away.findIndex((km) => km >= wanted);
}

/**
 * The direction of a way as a whole: that of the great circle from its first point to its landmark, degrees clockwise from north, in [0, 360). 0 for a way that
 * never leaves its start.
 *
 * @param landmark as of {@link landmarkOf}
 * @throws RangeError for fewer than two points
 */
export function directionOfWay(way: readonly LngLat[], landmark = landmarkOf(way)): number {
  const [first, aim] = [way[0], way[landmark]];
  return first && aim ? bearing(first, aim) : 0;
}

/**
 * The same way, laid from another place. It is walked again: every segment with the length it has on WGS 84, every corner with the turn it has
 * there. (Turning the sphere would do the same on a sphere. On the ellipsoid lengths would be off by up to 1 %, as a degree is
 * longer near the poles.) What cannot be kept is where that leads: the Earth's curvature differs a little from place to place, so that the ends
 * of long ways lie some kilometres nearer or farther from each other than they did. A way that ends where it begins does so here, too: see {@link closed}.
 *
 * @param way two or more points; dense points, as of `makePath`, keep curves curved
 * @param start where the way's first point falls
 * @param direction where the way as a whole leads, as of {@link directionOfWay}; by default the direction that it has where it comes from
 * @param stretch for each segment, how many times as long it is laid; by default as long as it is
 * @returns as many points; longitudes run on from point to point and may pass ±180
 * @throws RangeError for fewer than two points, or coordinates or a direction that are not numbers
 */
export function transplant(way: readonly LngLat[], start: LngLat, direction?: number, stretch: readonly number[] = []): LngLat[] {
  const landmark = landmarkOf(way);
  const own = directionOfWay(way, landmark);
  const wanted = direction ?? own;
  for (const [name, value] of Object.entries({ longitude: start[0], latitude: start[1], direction: wanted })) {
    if (!Number.isFinite(value)) throw new RangeError(`Expected a ${name} in degrees, got ${value}`);
  }
  const walk = walkOf(way, stretch);
  // The angle between the first segment and the whole is nearly the same everywhere; what is missing shows when it is walked.
  let heading = walk.heading + wanted - own;
  let laid = walked(walk, start, heading);
  for (let round = 0; round < 3; round++) {
    const off = wrap180(wanted - directionOfWay(laid, landmark));
    if (Math.abs(off) < 1e-6) break;
    heading += off;
    laid = walked(walk, start, heading);
  }
  return endsAtStart(way) ? closed(laid) : laid;
}

/** A way without its place. */
interface Walk {
  /** azimuth of the first segment */
  readonly heading: number;
  /** `turn`: degrees to the right before the segment, 0 for the first; `km` on WGS 84, stretched */
  readonly segments: readonly { readonly turn: number; readonly km: number }[];
}

function walkOf(way: readonly LngLat[], stretch: readonly number[]): Walk {
  let facing: number | undefined;
  let heading = 0;
  const segments = way.slice(1).map((point, index) => {
    const { km, leaves, arrives } = geodesicBetween(way[index] as LngLat, point);
    if (!Number.isFinite(km)) throw new RangeError(`Expected a way of points in degrees, got ${point.join(', ')}`);
    // A segment without length has no direction: one keeps facing as before.
    if (km === 0) return { turn: 0, km };
    if (facing === undefined) heading = leaves;
    const turn = facing === undefined ? 0 : wrap180(leaves - facing);
    facing = arrives;
    return { turn, km: km * (stretch[index] ?? 1) };
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

/** Whether a way's last point is its first, to a metre. */
const endsAtStart = (way: readonly LngLat[]): boolean => distanceKm(way[0] as LngLat, way.at(-1) as LngLat) < 0.001;

/**
 * A walked loop whose end missed its start, closed as surveyors close a traverse: each point is moved by the share of the miss that its distance from the start is of
 * the whole (Bowditch's compass rule). Round the world that is some 50 km, 0.1 % of a length.
 */
function closed(laid: readonly LngLat[]): LngLat[] {
  const [start, end] = [laid[0] as LngLat, laid.at(-1) as LngLat];
  const miss = combine(toVector(end), 1, toVector(start), -1);
  const done: number[] = [0];
  for (const [index, point] of laid.slice(1).entries()) done.push((done[index] ?? 0) + distanceKm(laid[index] as LngLat, point));
  const whole = done.at(-1) ?? 0;
  return laid.map((point, index) => {
    const share = whole > 0 ? (done[index] ?? 0) / whole : 0;
    if (share === 0) return point;
    if (index === laid.length - 1) return [nearest(start[0], point[0]), start[1]];
    const [lon, lat] = toLngLat(combine(toVector(point), 1, miss, -share));
    return [nearest(lon, point[0]), lat];
  });
}
