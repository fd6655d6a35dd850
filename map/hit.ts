import { clamp } from '#geo/angle.ts';
import { levelsOf } from '#geo/levels.ts';
import type { View } from '#geo/projection.ts';
import type { Side } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Target } from './highlight.ts';
import { labelBox } from './quads.ts';
import { type LevelsOf, type Run, ringsOf, runsOf } from './runs.ts';
import { labelsOf, type SceneSource, spot } from './scene.ts';

/** How near a finger must come, CSS px: half of a 44 px target for marks, less for lines, which are long. */
const REACH = { place: 22, leg: 14 } as const;

/**
 * What is at a point of the stage (CSS px): a place by its mark or its label, else a leg, else a region, or null. Only what shows can be hit.
 * @param sizeOf size of a label's text, CSS px, or null while it is not drawn
 * @param levels remembers the levels of paths
 */
export function hitAt(
  point: { x: number; y: number },
  frame: Frame,
  source: SceneSource,
  view: View,
  sizeOf: (place: string, side: Side) => { width: number; height: number } | null,
  levels: LevelsOf = levelsOf,
): Target | null {
  return placeAt(point, frame, source, view, sizeOf) ?? legAt(point, frame, source, view, levels) ?? regionAt(point, frame, source, view);
}

type Point = { x: number; y: number };

function placeAt(point: Point, frame: Frame, source: SceneSource, view: View, sizeOf: Parameters<typeof hitAt>[4]): Target | null {
  let best: { id: string; distance: number } | null = null;
  const offer = (id: string, distance: number): void => {
    if (distance <= REACH.place && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { id, distance };
  };
  for (const label of labelsOf(frame, source.story, view)) {
    const size = sizeOf(label.place, label.side);
    if (!size) continue;
    const box = labelBox(label, size);
    const outside = Math.hypot(Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));
    if (outside < 4) offer(label.place, outside);
  }
  for (const [id, strength] of Object.entries(frame.places)) {
    const place = source.story.places[id];
    const at = place && strength > 0 ? spot(view, place.at) : null;
    if (at) offer(id, Math.hypot(at.x - point.x, at.y - point.y));
  }
  const found = best as { id: string } | null;
  return found && { kind: 'place', id: found.id };
}

function legAt(point: Point, frame: Frame, { story, paths }: SceneSource, view: View, levels: LevelsOf): Target | null {
  let best: { id: string; distance: number } | null = null;
  for (const [id, { strength }] of Object.entries(frame.legs)) {
    const path = paths[id];
    if (!path || !story.legs[id] || !(strength > 0)) continue;
    const distance = Math.min(...runsOf(path, view, [], levels).map((run) => distanceTo(run, point)));
    if (distance <= REACH.leg && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { id, distance };
  }
  return best && { kind: 'leg', id: best.id };
}

function regionAt(point: Point, frame: Frame, { story }: SceneSource, view: View): Target | null {
  const id = Object.keys(frame.regions).find((key) => {
    const polygons = story.regions[key]?.geometry.coordinates;
    return polygons && (frame.regions[key] ?? 0) > 0 && inside(ringsOf(polygons, view), point);
  });
  return id === undefined ? null : { kind: 'region', id };
}

/** Distance of a point from a line, CSS px. */
function distanceTo({ x, y }: Run, point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < x.length; i++) {
    const [ax, ay] = [x[i] ?? 0, y[i] ?? 0];
    const [dx, dy] = [(x[i + 1] ?? 0) - ax, (y[i + 1] ?? 0) - ay];
    const length = dx * dx + dy * dy;
    const t = length > 0 ? clamp(0, ((point.x - ax) * dx + (point.y - ay) * dy) / length, 1) : 0;
    least = Math.min(least, Math.hypot(ax + t * dx - point.x, ay + t * dy - point.y));
  }
  return least;
}

/** Even-odd rule over all rings. */
function inside(rings: readonly Run[], point: Point): boolean {
  let odd = false;
  for (const { x, y } of rings) {
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      const [ax, ay, bx, by] = [x[i] ?? 0, y[i] ?? 0, x[j] ?? 0, y[j] ?? 0];
      if (ay > point.y !== by > point.y && point.x < ax + ((point.y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
    }
  }
  return odd;
}
