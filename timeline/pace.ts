import { viewOf } from '#geo/projection.ts';
import { cameraMotion, drawnMotion } from './motion.ts';
import { freeSide } from './rest-cameras.ts';
import type { Gap, Timeline } from './timeline.ts';

/**
 * The speed limit: CSS px that the picture moves for each CSS px that is scrolled, as a share of the smaller side of the stage's free part.
 * At 1 / 200 half a free part passes in 100 px, which is a notch of a mouse wheel: what stood in the middle before the notch is at the edge after it
 * and not gone, so that there is always something to find oneself again by. No limit is published that we know of; this one
 * is ours.
 */
export const speedLimit = 1 / 200;

/** A gap is at least this share of the viewport's height: one text is gone before the next comes, and the move has room to be seen. */
export const leastGap = 0.7;

/** Moments at which a gap's motion is measured. */
const samples = 64;

/** CSS px of motion allowed for a px of scroll on a timeline's stage. */
export function speedLimitOf({ stage }: Pick<Timeline, 'stage'>): number {
  return freeSide(stage) * speedLimit;
}

/**
 * CSS px of scroll that each gap between two steps must have at least, `travels.length` of them, so that neither the camera nor the end of a leg that is being
 * drawn moves faster than the speed limit anywhere in the gap. Grows with the length of the camera's way in screen widths, and with that of the leg.
 *
 * @param viewportHeight CSS px; the stage's own height unless told (in the tall layout the map is only a part of the screen)
 */
export function gapLengths(timeline: Timeline, viewportHeight: number = timeline.stage.height): number[] {
  const least = leastGap * viewportHeight;
  const limit = speedLimitOf(timeline);
  return timeline.travels.map((gap) => Math.ceil(timeline.motion ? Math.max(least, topMotion(timeline, gap) / limit) : least));
}

/** The fastest motion in a travel, CSS px for the whole travel if all of it went so fast. */
function topMotion({ stage, paths }: Timeline, gap: Gap): number {
  const drawn = Object.keys(paths).filter((leg) => gap.window(leg));
  let top = 0;
  for (let i = 0; i < samples; i++) {
    const [t, next] = [i / samples, (i + 1) / samples];
    const camera = gap.camera(t);
    const view = viewOf(gap.camera((t + next) / 2), stage);
    const legs = drawn.map((leg) => drawnMotion(paths[leg] as (typeof paths)[string], gap.drawn(leg, t), gap.drawn(leg, next), view));
    top = Math.max(top, cameraMotion(camera, gap.camera(next), stage), ...legs);
  }
  return top * samples;
}
