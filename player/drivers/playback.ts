import type { PlayPlan } from '#player/play-plan.ts';

/** The story reading itself. */
export interface Playback {
  playing(): boolean;
  play(): void;
  pause(): void;
  /** times the pace of reading */
  setSpeed(speed: number): void;
  stop(): void;
}

/** What the reader does to take the scroll back. Taps on what belongs to playing itself (`keeps`) do not. */
const hands = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** A longer pause between two animation frames (a tab that was hidden) counts as this much, ms. */
const longestFrame = 100;

/**
 * Scrolls the page at reading pace, one place per animation frame, and all that follows the scroll goes along. Any touch, wheel or key hands the scroll back.
 * @param options `plan`: read in every animation frame, for the layout may change · `keeps`: whether what was touched belongs to playing · `loop`: at the
 * end from the beginning; default: pause
 */
export function playback(options: {
  plan: () => PlayPlan;
  keeps: (target: EventTarget | null) => boolean;
  changed: (playing: boolean) => void;
  loop?: boolean;
}): Playback {
  const { plan, keeps, changed, loop = false } = options;
  let speed = 1;
  let frame = 0;
  let before: number | undefined;
  let seconds = 0;
  let put = 0;

  const tick = (now: number): void => {
    const step = Math.min(now - (before ?? now), longestFrame) / 1000;
    before = now;
    const current = plan();
    // Something else scrolled or the layout changed: go on from there.
    if (Math.abs(window.scrollY - put) > 2) seconds = current.secondsAt(window.scrollY);
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
    put = window.scrollY;
  };
  const handBack = (event: Event): void => {
    if (event instanceof KeyboardEvent && (event.key === 'Tab' || event.key === 'Shift')) return;
    if (event.type === 'wheel' || !keeps(event.target)) pause();
  };
  const play = (): void => {
    if (frame) return;
    const current = plan();
    seconds = current.secondsAt(window.scrollY);
    if (seconds >= current.length - 0.05) seconds = 0;
    put = window.scrollY;
    if (seconds === 0) scrollTo(current.scrollAt(0));
    before = undefined;
    for (const hand of hands) window.addEventListener(hand, handBack, { passive: true, capture: true });
    frame = requestAnimationFrame(tick);
    changed(true);
  };
  const pause = (): void => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    for (const hand of hands) window.removeEventListener(hand, handBack, { capture: true });
    changed(false);
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
