import type { PlayPlan } from '#player/play-plan.ts';

/** Scrolls the story at reading pace. */
export interface Playback {
  playing(): boolean;
  play(): void;
  pause(): void;
  /** Factor of the reading pace. Throws RangeError unless it is above 0. */
  setSpeed(speed: number): void;
  stop(): void;
}

/** What the reader does to end playback, unless it is a tap on its own controls. */
const interruptions = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Longer times between two animation frames (a tab that was hidden) count as this much, ms. */
const longestFrame = 100;

/**
 * Scrolls the page in every animation frame while it plays, and all that follows the scroll follows. Any touch, wheel or key pauses it.
 * @param options `plan`: read in every animation frame, as the layout may change · `isControl`: whether an event's target is one of the playback controls
 * · `loop`: whether the end leads back to the beginning; default: it pauses
 */
export function playback(options: {
  plan: () => PlayPlan;
  isControl: (target: EventTarget | null) => boolean;
  onChange: (playing: boolean) => void;
  loop?: boolean;
}): Playback {
  const { plan, isControl, onChange, loop = false } = options;
  let speed = 1;
  let frame = 0;
  let before: number | undefined;
  let seconds = 0;
  /** the offset that playback itself last set, CSS px */
  let ownOffset = 0;

  const tick = (now: number): void => {
    const step = Math.min(now - (before ?? now), longestFrame) / 1000;
    before = now;
    const current = plan();
    // Something else has scrolled, or the layout changed: continue from there.
    if (Math.abs(window.scrollY - ownOffset) > 2) seconds = current.secondsAt(window.scrollY);
    seconds += step * speed;
    if (seconds >= current.length) {
      if (!loop) {
        scrollTo(current.scrollAt(current.length));
        pause();
        return;
      }
      seconds = 0;
    }
    scrollTo(current.scrollAt(seconds));
    frame = requestAnimationFrame(tick);
  };
  const scrollTo = (top: number): void => {
    window.scrollTo({ top, behavior: 'instant' });
    ownOffset = window.scrollY;
  };
  const interrupt = (event: Event): void => {
    if (event instanceof KeyboardEvent && (event.key === 'Tab' || event.key === 'Shift')) return;
    if (event.type === 'wheel' || !isControl(event.target)) pause();
  };
  const play = (): void => {
    if (frame) return;
    const current = plan();
    seconds = current.secondsAt(window.scrollY);
    if (seconds >= current.length - 0.05) seconds = 0;
    ownOffset = window.scrollY;
    if (seconds === 0) scrollTo(current.scrollAt(0));
    before = undefined;
    for (const type of interruptions) window.addEventListener(type, interrupt, { passive: true, capture: true });
    frame = requestAnimationFrame(tick);
    onChange(true);
  };
  const pause = (): void => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    for (const type of interruptions) window.removeEventListener(type, interrupt, { capture: true });
    onChange(false);
  };
  return {
    playing: () => frame !== 0,
    play,
    pause,
    setSpeed(next) {
      if (!(next > 0)) throw new RangeError(`Unexpected speed ${next}, expected a number above 0`);
      speed = next;
    },
    stop: pause,
  };
}
