import { clamp } from '#geo/angle.ts';
import type { Frame } from '#timeline/frame.ts';
import { frameAt } from '#timeline/frame-at.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** Runs a callback once, in the coming or the running animation frame. */
export type Schedule = (callback: () => void) => void;
export type Draw = (frame: Frame, timeline: Timeline) => void;

/** Owns the position and the timeline, and with it the stage; everything that follows the reader subscribes to its frames. */
export interface Player {
  position(): number;
  frame(): Frame;
  timeline(): Timeline;
  /** Requests a position; it is drawn in the next animation frame. Throws RangeError for anything but a finite number. */
  moveTo(position: number): void;
  /** Sets another stage, language or kind of motion: the position stays, the frame is drawn anew. */
  setTimeline(timeline: Timeline): void;
  /** Calls back with each frame that is drawn. @returns how to stop */
  subscribe(draw: Draw): () => void;
  /** Resolves with the frame of the requested position once all subscribers have drawn it. */
  drawn(): Promise<Frame>;
  destroy(): void;
}

/**
 * A player without a clock of its own: it draws when its position or timeline changed, at most once per animation frame, and
 * never at rest.
 */
export function createPlayer(options: { timeline: Timeline; position?: number; schedule: Schedule }): Player {
  let timeline = options.timeline;
  let requested = clampTo(timeline, options.position ?? 0);
  let shown = frameAt(timeline, requested);
  let pending = false;
  let stopped = false;
  let stale = false;
  const draws = new Set<Draw>();
  let waiting: ((frame: Frame) => void)[] = [];

  const flush = (): void => {
    pending = false;
    if (stopped) return;
    if (stale || shown.position !== requested) {
      stale = false;
      shown = frameAt(timeline, requested);
      for (const draw of draws) draw(shown, timeline);
    }
    const resolve = waiting;
    waiting = [];
    for (const done of resolve) done(shown);
  };
  const request = (): void => {
    if (pending || stopped) return;
    pending = true;
    options.schedule(flush);
  };

  return {
    position: () => requested,
    frame: () => shown,
    timeline: () => timeline,
    moveTo(position) {
      if (!Number.isFinite(position)) throw new RangeError(`Unexpected position ${position}, expected a finite number`);
      const next = clampTo(timeline, position);
      if (next === requested) return;
      requested = next;
      request();
    },
    setTimeline(next) {
      timeline = next;
      requested = clampTo(timeline, requested);
      stale = true;
      request();
    },
    subscribe(draw) {
      draws.add(draw);
      return () => draws.delete(draw);
    },
    drawn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        request();
      }),
    destroy() {
      stopped = true;
      draws.clear();
      waiting = [];
    },
  };
}

function clampTo(timeline: Timeline, position: number): number {
  return clamp(0, position, timeline.story.steps.length - 1);
}
