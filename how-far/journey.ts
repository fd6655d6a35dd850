import type { LngLat } from '#geo/camera.ts';
import { makePath, type Path, pointAt } from '#geo/path.ts';
import type { Story } from '#story/story.ts';
import { directionOfWay, landmarkOf, transplant } from './transplant.ts';

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
 * Lays a story's journey from `at`: the same lengths and bends, one leg after the other, also across the step from one leg's end to the next one's start.
 *
 * @param direction where it leads as a whole, degrees clockwise from north; by default where it leads in the story
 * @throws RangeError for a story without a journey; for a place or direction that is not made of numbers
 */
export function layJourney(story: Story, at: LngLat, direction?: number): LaidJourney {
  const paths = pathsOf(story);
  const way = paths.flatMap(([, { points }]) => points);
  const laid = transplant(way, at, direction);
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
  return { legs, start: at, half, end: laid.at(-1) ?? at, km, direction: directionOfWay(laid, landmarkOf(way)) };
}

/** A laid journey as one way, from leg to leg in the story's order. */
export const wayOf = (story: Story, { legs }: LaidJourney): readonly LngLat[] => story.journey.flatMap((id) => legs[id] ?? []);

/** @throws RangeError for a story without a journey */
function pathsOf(story: Story): (readonly [id: string, path: Path])[] {
  const paths = story.journey.flatMap((id) => {
    const leg = story.legs[id];
    return leg ? [[id, makePath(leg.path, { curved: leg.curved })] as const] : [];
  });
  if (paths.length === 0) throw new RangeError(`Unexpected story without a journey, expected at least one leg: ${story.id}`);
  return paths;
}
