import type { LngLat } from '#geo/camera.ts';
import { makePath, type Path, pointAt } from '#geo/path.ts';
import { kilometresOf } from '#story/leg-kilometres.ts';
import type { Story } from '#story/story.ts';
import { directionOfWay, landmarkOf, transplant } from './transplant.ts';

/** A story's journey, laid from another place. */
export interface LaidJourney {
  /** leg id → its dense points: as many as the story's own, each segment as long as there (on WGS 84), or, of a leg whose length a source states, in proportion */
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
 * Lays a story's journey from `at`: the same lengths and bends, one leg after the other, also across the step from one leg's end to the next one's start.
 *
 * @param direction where it leads as a whole, degrees clockwise from north; by default where it leads in the story
 * @throws RangeError for a story without a journey, or with one of which a leg has no kilometres; for a place or direction that is not made of numbers
 */
export function layJourney(story: Story, at: LngLat, direction?: number): LaidJourney {
  const paths = pathsOf(story);
  const way = paths.flatMap(({ path }) => path.points);
  // a segment belongs to the leg of its second point; from one leg's end to the next one's start nothing is stretched
  const stretch = paths
    .flatMap(({ path, km }) => path.points.map((_, index) => (index === 0 || path.km === 0 ? 1 : km / path.km)))
    .slice(1);
  const laid = transplant(way, at, direction, stretch);
  const km = paths.reduce((sum, leg) => sum + leg.km, 0);
  const legs: Record<string, LngLat[]> = {};
  let half = at;
  let [taken, done] = [0, 0];
  for (const { id, path, km: long } of paths) {
    const points = laid.slice(taken, taken + path.points.length);
    legs[id] = points;
    if (done <= km / 2 && path.km > 0) half = pointAt(makePath(points), Math.min((km / 2 - done) / long, 1));
    taken += path.points.length;
    done += long;
  }
  return { legs, start: at, half, end: laid.at(-1) ?? at, km, direction: directionOfWay(laid, landmarkOf(way)) };
}

/** A laid journey as one way, from leg to leg in the story's order. */
export const wayOf = (story: Story, { legs }: LaidJourney): readonly LngLat[] => story.journey.flatMap((id) => legs[id] ?? []);

/**
 * The journey's legs with their paths and the kilometres that are said of them.
 * @throws RangeError for a story without a journey, and for a leg of it that has no kilometres
 */
function pathsOf(story: Story): { readonly id: string; readonly path: Path; readonly km: number }[] {
  const paths = story.journey.flatMap((id) => {
    const leg = story.legs[id];
    if (!leg) return [];
    const path = makePath(leg.path, { curved: leg.curved });
    const km = kilometresOf(leg, path.km);
    if (km === null) throw new RangeError(`Unexpected leg without a length, expected one in each of the journey: ${story.id}, ${id}`);
    return [{ id, path, km }];
  });
  if (paths.length === 0) throw new RangeError(`Unexpected story without a journey, expected at least one leg: ${story.id}`);
  return paths;
}
