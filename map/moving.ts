import { afterFrame, type DrawLevel, type DrawPace, initialPace } from './draw-level.ts';

/** Tells frames of a moving map from a map at rest, and how much is drawn in them. */
export interface Moving {
  /** whether the map moves, as far as drawing goes */
  now(): boolean;
  level(): DrawLevel;
  /** Before a frame with another camera is drawn. */
  begin(): void;
  /** After it was drawn. */
  drawn(): void;
  /** Resolves when the map is at rest and drawn in full. */
  rest(): Promise<void>;
  stop(): void;
}

/** After so long without another camera the map is at rest, ms. */
const REST = 160;

/**
 * @param level what was decided earlier in the visit
 * @param onRest called when the map comes to rest
 * @param onLevel called when less is to be drawn from now on
 */
export function makeMoving(level: DrawLevel, onRest: () => void, onLevel: (level: DrawLevel) => void): Moving {
  let pace: DrawPace = initialPace(level);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let began = 0;
  let waiting: (() => void)[] = [];
  let frame = 0;
  const measured = (): void => {
    if (document.hidden) return;
    const next = afterFrame(pace, performance.now() - began);
    const fell = next.level !== pace.level;
    pace = next;
    if (fell) onLevel(pace.level);
  };
  return {
    now: () => timer !== null,
    level: () => pace.level,
    begin() {
      began = performance.now();
    },
    drawn() {
      // Up to the next animation frame: a browser gives none before it is done with the last.
      if (!pace.decided) {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(measured);
      }
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        onRest();
        for (const resolve of waiting.splice(0)) resolve();
      }, REST);
    },
    rest: () => (timer === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      cancelAnimationFrame(frame);
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}
