import type { LngLat } from '#geo/camera.ts';
import { Refused } from './api.ts';

/** A point of a line that the page shows, which may have another place in the line by now. */
export interface KnownPoint {
  /** its index in the line as it is now; null where it is not there any more */
  in(now: readonly LngLat[]): number | null;
  /** told that an edit moves it */
  moved(to: LngLat): void;
}

/** The points of a line as it is shown. */
export function knownPoints(shown: readonly LngLat[]): KnownPoint[] {
  return shown.map((point, nth) => {
    /** what it has been since: an edit of it may have been refused */
    const had: LngLat[] = [point];
    return {
      in: (now) => indexIn(now, had, [nth, now.length - shown.length + nth]),
      moved: (to) => void had.push(to),
    };
  });
}

/** Of a value that several points have, the one at a likely index. */
function indexIn(now: readonly LngLat[], had: readonly LngLat[], likely: readonly number[]): number | null {
  for (const point of had.toReversed()) {
    const at = [...likely, ...now.keys()].find((index) => now[index]?.[0] === point[0] && now[index]?.[1] === point[1]);
    if (at !== undefined) return at;
  }
  return null;
}

/** The index of a point in the line as it is now. @throws Refused where it is not there any more @param words what it is called */
export function indexOf(point: KnownPoint | undefined, now: readonly LngLat[], words: string): number {
  const at = point?.in(now) ?? null;
  if (at === null)
    throw new Refused(
      `Unexpected change of the line: ${words} is not where it was, expected it as it is shown. Look, and do it again`,
      true,
    );
  return at;
}

/**
 * Where a point goes that is put in between two that are shown; one of them may be none of the line's points, but the place that it begins or ends at.
 * @throws Refused where neither is there any more
 */
export function indexBetween(before: KnownPoint | undefined, after: KnownPoint | undefined, now: readonly LngLat[], words: string): number {
  if (!before) return 0;
  if (!after) return now.length;
  const above = before.in(now);
  return above === null ? indexOf(after, now, words) : above + 1;
}
