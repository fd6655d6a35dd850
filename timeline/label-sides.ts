import type { Box, Camera, Stage } from '#geo/camera.ts';
import { project, viewOf } from '#geo/projection.ts';
import type { Side, Story } from '#story/story.ts';
import { squaresBox } from './area-squares.ts';
import type { LabelMetrics } from './label-metrics.ts';
import { boxAt, clearFactor, gap, insideFactor, roomOf } from './labels.ts';
import { needsInset } from './needs-inset.ts';
import type { StepState } from './step-states.ts';

/** The other sides to try, best first. */
const alternatives: Readonly<Record<Side, readonly Side[]>> = {
  left: ['right', 'below', 'above'],
  right: ['left', 'below', 'above'],
  above: ['below', 'right', 'left'],
  below: ['above', 'right', 'left'],
  // labels of countries and seas have no mark to be beside
  center: [],
};
/** Half a mark's width, CSS px. */
const markRadius = 6;

/**
 * Moves labels out from under the controls that cover parts of the stage, the squares of areas, and the inset where the view needs it: a covered label
 * goes to another side of its mark where it is clear of them and of all other labels and marks. Where no side is, it stays on the story's side and fades. Where nothing covers
 * the stage nothing moves.
 */
export function clearSides(
  state: StepState,
  camera: Camera,
  { story, stage, lang, metrics, motion }: { story: Story; stage: Stage; lang: string; metrics: LabelMetrics; motion: boolean },
): StepState {
  const inset = needsInset(camera, !motion) > 0 ? stage.inset : undefined;
  const squares = squaresBox(state.areas, camera, stage);
  const covered = [...(stage.covered ?? []), ...(inset ? [inset] : []), ...(squares ? [squares] : [])];
  if (covered.length === 0) return state;
  const view = viewOf(camera, stage);
  const room = roomOf(stage);
  const spots = Object.entries(state.show).flatMap(([id, side]) => {
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
    if (side === 'mark' || clearFactor(boxOn(side), covered) === 1) continue;
    const near = neighbours(id);
    const free = alternatives[side].find((other) => {
      const box = boxOn(other);
      return clearFactor(box, covered) === 1 && insideFactor(box, room) === 1 && near.every((neighbour) => gap(box, neighbour) >= 0);
    });
    if (free) sides.set(id, free);
  }
  return { ...state, show: { ...state.show, ...Object.fromEntries(sides) } };
}
