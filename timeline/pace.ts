import { clamp } from '#geo/angle.ts';
import { viewOf } from '#geo/projection.ts';
import { cameraMotion, headMotion } from './motion.ts';
import { freeSide } from './rest-cameras.ts';
import type { Gap, Timeline } from './timeline.ts';

/**
 * The speed limit: CSS px that the picture may move per CSS px scrolled, as a share of the smaller side of the stage's free part. At 1 / 200 a notch
 * of a mouse wheel (100 px) moves it by half the free part: what was in the middle before is at the edge afterwards, not gone, so that readers can keep
 * their bearings. We know of no published limit; this one is our own.
 */
export const speedLimit = 1 / 200;

/** A gap is at least this share of the viewport's height: one text leaves before the next arrives, and there is time to see the move. */
export const leastGap = 0.7;

/** The page's gaps (components/article.css): this share of a gap's length, within these bounds, heights of the viewport. */
export const pageGap = { least: 0.6, share: 0.75, most: 0.96 } as const;

/** Moments at which a gap's motion is measured. */
const samples = 64;

/** CSS px of motion allowed per px of scroll on a timeline's stage. */
export function speedLimitOf({ stage }: Pick<Timeline, 'stage'>): number {
  return freeSide(stage) * speedLimit;
}

/**
 * The least scroll length of each gap between two steps, CSS px, `travels.length` of them, at which neither the camera nor the end of a leg being
 * drawn exceeds the speed limit anywhere in the gap. Grows with the length of the camera's path in screen widths, and with that of the leg.
 *
 * @param viewportHeight CSS px; default the stage's height (in the portrait layout the map is only a part of the screen)
 */
export function gapLengths(timeline: Timeline, viewportHeight: number = timeline.stage.height): number[] {
  return timeline.travels.map((gap) => lengthFor(topMotion(timeline, gap), timeline, viewportHeight));
}

/** @param top the fastest motion in the gap's travel */
function lengthFor(top: number, timeline: Timeline, viewportHeight: number): number {
  return Math.ceil(Math.max(leastGap * viewportHeight, top / speedLimitOf(timeline)));
}

/** How a gap is on the page. */
export interface PageGap {
  /** heights of the viewport */
  readonly length: number;
  /** CSS px that the picture, or the end of a leg, moves at most for a px scrolled */
  readonly pace: number;
}

/** The gaps between steps as the page has them. @param viewportHeight CSS px */
export function pageGaps(timeline: Timeline, viewportHeight: number): PageGap[] {
  return timeline.travels.map((gap) => {
    const top = topMotion(timeline, gap);
    const whole = lengthFor(top, timeline, viewportHeight) / viewportHeight;
    const length = clamp(pageGap.least, whole * pageGap.share, pageGap.most);
    return { length, pace: top / (length * viewportHeight) };
  });
}

/** The fastest motion in a travel, as the CSS px the whole travel would cover at that speed; 0 where the map cuts. */
function topMotion({ stage, paths, motion }: Timeline, gap: Gap): number {
  if (!motion) return 0;
  const drawn = Object.keys(paths).filter((leg) => gap.window(leg));
  let top = 0;
  for (let i = 0; i < samples; i++) {
    const [t, next] = [i / samples, (i + 1) / samples];
    const camera = gap.camera(t);
    const view = viewOf(gap.camera((t + next) / 2), stage);
    const legs = drawn.map((leg) => headMotion(paths[leg] as (typeof paths)[string], gap.drawn(leg, t), gap.drawn(leg, next), view));
    top = Math.max(top, cameraMotion(camera, gap.camera(next), stage), ...legs);
  }
  return top * samples;
}
