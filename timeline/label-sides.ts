import type { Box, Camera, Stage } from '#geo/camera.ts';
import { project, viewOf } from '#geo/projection.ts';
import type { Side, Story } from '#story/story.ts';
import type { LabelMetrics } from './label-metrics.ts';
import { boxAt, clearness, gap, insideness, roomOf } from './labels.ts';
import type { Showing } from './rests.ts';

const others: Readonly<Record<Side, readonly Side[]>> = {
  left: ['right', 'below', 'above'],
  right: ['left', 'below', 'above'],
  above: ['below', 'right', 'left'],
  below: ['above', 'right', 'left'],
  // names of countries and seas have no mark to stand beside
  center: [],
};
/** Half a mark's width, CSS px. */
const markRadius = 6;

/**
 * A rest on a stage that things lie over: a label that would stand under one of them stands at another side of its mark, if there it is clear of them and
 * of all other labels and marks. Where no side is, the story's own stays, and the label fades. Stages that nothing lies over keep every side.
 */
export function clearSides(
  showing: Showing,
  camera: Camera,
  { story, stage, lang, metrics }: { story: Story; stage: Stage; lang: string; metrics: LabelMetrics },
): Showing {
  const { covered = [] } = stage;
  if (covered.length === 0) return showing;
  const view = viewOf(camera, stage);
  const room = roomOf(stage);
  const spots = Object.entries(showing.show).flatMap(([id, side]) => {
    const place = story.places[id];
    const at = place && project(view, place.at);
    return place && at?.visible ? [{ id, side, at, boxOn: (on: Side): Box => boxAt(at, place, on, lang, metrics) }] : [];
  });
  const sides = new Map(spots.map(({ id, side }) => [id, side]));
  const neighbours = (of: string): Box[] =>
    spots.flatMap(({ id, at, boxOn }) => {
      const side = sides.get(id);
      if (id === of || side === undefined) return [];
      const mark = { left: at.x - markRadius, top: at.y - markRadius, right: at.x + markRadius, bottom: at.y + markRadius };
      return side === 'mark' ? [mark] : [mark, boxOn(side)];
    });
  for (const { id, side, boxOn } of spots) {
    if (side === 'mark' || clearness(boxOn(side), covered) === 1) continue;
    const near = neighbours(id);
    const free = others[side].find((other) => {
      const box = boxOn(other);
      return clearness(box, covered) === 1 && insideness(box, room) === 1 && near.every((neighbour) => gap(box, neighbour) >= 0);
    });
    if (free) sides.set(id, free);
  }
  return { ...showing, show: { ...showing.show, ...Object.fromEntries(sides) } };
}
