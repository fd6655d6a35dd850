import { type Alignment, alignmentOf, covers } from '#geo/align.ts';
import { viewOf } from '#geo/projection.ts';
import type { Timeline } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';

/** How a poster is placed on a stage: aligned with the live map, or, where that would leave an edge bare, filling the stage. */
export type Fit = Alignment | 'fill';

/**
 * How to place the poster of a step on another stage than the one it was drawn for.
 * @param drawn the timeline on the stage that the poster was drawn for
 * @param timeline the same story on the stage where it is shown
 */
export function posterFit(step: number, drawn: Timeline, timeline: Timeline): Fit {
  const { stage } = timeline;
  const [from, to] = [drawn, timeline].map((of) => viewOf(frameAt(of, step).camera, of.stage));
  const fit = from && to ? alignmentOf(from, to, stage.free) : null;
  return fit && covers(fit, drawn.stage, stage) ? fit : 'fill';
}
