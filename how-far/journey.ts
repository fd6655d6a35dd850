import type { LngLat } from '#geo/camera.ts';
import { makePath, type Path, pointAt } from '#geo/path.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Story } from '#story/story.ts';
import { directionOfWay, transplant } from './transplant.ts';

/** A story's journey, laid from another place. */
export interface LaidJourney {
  /** leg id → its dense points: as many as the story's own, each segment as long as there (on WGS 84) */
  readonly legs: Readonly<Record<string, readonly LngLat[]>>;
  readonly start: LngLat;
  /** where half of the kilometres are done */
  readonly half: LngLat;
  readonly end: LngLat;
  /** of the journey, as the story says it */
  readonly km: number;
  /** where the journey as a whole leads, degrees clockwise from north, in [0, 360) */
  readonly direction: number;
}

/**
 * The journey of a story as one way from its first point to its last.
 *
 * @throws RangeError for a story without a journey
 */
function journeyOf(story: Story): { readonly paths: readonly (readonly [id: string, path: Path])[]; readonly way: readonly LngLat[] } {
  const paths = story.journey.flatMap((id) => {
    const leg = story.legs[id];
    return leg ? [[id, makePath(leg.path, { curved: leg.curved })] as const] : [];
  });
  if (paths.length === 0) throw new RangeError(`Unexpected story without a journey, expected at least one leg: ${story.id}`);
  return { paths, way: paths.flatMap(([, { points }]) => points) };
}

/**
 * Where a story's journey leads as a whole, from its first point to its last: degrees clockwise from north, in [0, 360).
 *
 * @throws RangeError for a story without a journey
 */
export function journeyDirection(story: Story): number {
  return directionOfWay(journeyOf(story).way);
}

/**
 * Lays a story's journey from `at`: the same lengths and bends, one leg after the other, also across the step from one leg's end to the next one's start.
 *
 * @param direction where it leads as a whole, degrees clockwise from north; unless told, where it leads in the story
 * @throws RangeError for a story without a journey; for a place or direction that is not made of numbers
 */
export function layJourney(story: Story, at: LngLat, direction?: number): LaidJourney {
  const { paths, way } = journeyOf(story);
  const laid = transplant(way, at, direction ?? directionOfWay(way));
  const km = paths.reduce((sum, [, path]) => sum + path.km, 0);
  const legs: Record<string, LngLat[]> = {};
  let half = at;
  let [taken, done] = [0, 0];
  for (const [id, path] of paths) {
    const points = laid.slice(taken, taken + path.points.length);
    legs[id] = points;
    if (done <= km / 2 && path.km > 0) half = pointAt(makePath(points), Math.min((km / 2 - done) / path.km, 1));
    taken += path.points.length;
    done += path.km;
  }
  return { legs, start: at, half, end: laid.at(-1) ?? at, km, direction: directionOfWay(laid) };
}

/** The place that is nearest to a point, and how far it is, km; null where there are none. */
export function nearestTo<T extends { readonly at: LngLat }>(
  places: readonly T[],
  point: LngLat,
): { readonly place: T; readonly km: number } | null {
  let best: { place: T; km: number } | null = null;
  for (const place of places) {
    const km = distanceKm(place.at, point);
    if (!best || km < best.km) best = { place, km };
  }
  return best;
}

export interface AlongOptions {
  /** how near the way must pass, km */
  readonly withinKm: number;
  /** how far they must be from each other, and from `apartFrom`, km */
  readonly apartKm: number;
  readonly apartFrom?: readonly LngLat[];
  readonly most: number;
}

/** The first of `places` that a way passes near to, in their order (large ones first), not too close to each other. */
export function placesAlong<T extends { readonly at: LngLat }>(
  places: readonly T[],
  way: readonly LngLat[],
  { withinKm, apartKm, apartFrom = [], most }: AlongOptions,
): T[] {
  // Every tenth point is some 250 km from the next: whoever is far from all of them needs no closer look.
  const sparse = way.filter((_, index) => index % 10 === 0);
  const found: T[] = [];
  for (const place of places) {
    if (found.length >= most) break;
    const others = [...apartFrom, ...found.map(({ at }) => at)];
    if (others.some((at) => distanceKm(at, place.at) < apartKm)) continue;
    if (!sparse.some((at) => distanceKm(at, place.at) < withinKm + 300)) continue;
    if (way.some((at) => distanceKm(at, place.at) <= withinKm)) found.push(place);
  }
  return found;
}
