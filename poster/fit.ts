import { type Alignment, alignmentOf, covering } from '#geo/align.ts';
import { horizon, type View, viewOf } from '#geo/projection.ts';
import { glow } from '#theme/atmosphere.ts';
import type { Timeline } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';

/** How a poster is placed on a stage: aligned with the live map, as far as that leaves no edge bare of Earth; where the two show different parts, it fills the stage. */
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
  if (!fit || !from) return 'fill';
  const space = sidesOfSpace(from);
  return covering(fit, drawn.stage, stage, space);
}

/** The sides at which a view shows nothing but space, which is as dark as the page: there a picture may end. */
function sidesOfSpace(view: View): Side[] {
  const limb = horizon(view);
  if (!limb) return [];
  // What the glow has left at three of its heights, a twentieth, is not seen to end.
  const reach = 1 + 3 * glow.height;
  const [across, up] = [limb.radius * reach, limb.radiusY * reach];
  const sides: readonly (readonly [Side, boolean])[] = [
    ['left', limb.x - across >= 0],
    ['right', limb.x + across <= view.width],
    ['top', limb.y - up >= 0],
    ['bottom', limb.y + up <= view.height],
  ];
  return sides.flatMap(([side, space]) => (space ? [side] : []));
}

type Side = 'left' | 'right' | 'top' | 'bottom';
