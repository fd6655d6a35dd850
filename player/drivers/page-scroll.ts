import { cancelFrame, frame, scroll } from 'framer-motion/dom';
import type { Player } from '#player/player.ts';
import { positionAt, type ScrollMap, scrollFor } from '#player/scroll-map.ts';

/** What turns the reader's actions into positions. */
export interface PageScroll {
  /** Scrolls to where `position` is shown and shows exactly that position. `smooth`: by the browser's smooth scroll, through all positions between. */
  seek(position: number, behavior?: 'instant' | 'smooth'): void;
  /** Measures a changed layout (size, fonts, translation). The position is kept, not the offset. */
  refresh(): void;
  stop(): void;
}

/**
 * Drives a player by the page's scroll. `measure` reads the layout; it is called at once and on every `refresh`, in framer-motion's read
 * phase, and the player draws in the render phase of the same animation frame.
 */
export function pageScroll(player: Player, measure: () => ScrollMap): PageScroll {
  let map = measure();
  let layout = layoutNow();
  // Offsets are whole pixels: a sought position stays exact until the reader scrolls.
  let held: { offset: number; position: number } | null = null;

  const follow = (): void => {
    // Read here: framer-motion's own value may be from before a `remeasure` in this frame.
    const offset = window.scrollY;
    // The layout has changed before its observer reports it: the offset is another place than it was.
    if (layoutNow() !== layout) {
      remeasure();
      return;
    }
    if (held && Math.abs(offset - held.offset) < 1) {
      player.moveTo(held.position);
      return;
    }
    held = null;
    player.moveTo(positionAt(map, offset));
  };
  const goTo = (position: number, behavior: 'instant' | 'smooth'): void => {
    window.scrollTo({ top: scrollFor(map, position), behavior });
    if (behavior === 'smooth') return;
    held = { offset: window.scrollY, position };
    player.moveTo(position);
  };
  const remeasure = (): void => {
    const position = player.position();
    map = measure();
    layout = layoutNow();
    // Where offset and position agree there is nothing to correct: the browser may still be on its way to an anchor.
    if (held || Math.abs(positionAt(map, window.scrollY) - position) > 1e-6) goTo(position, 'instant');
  };
  const stopScroll = scroll(() => follow());

  player.moveTo(positionAt(map, window.scrollY));
  return {
    seek: (position, behavior = 'instant') => goTo(position, behavior),
    refresh: () => frame.read(remeasure),
    stop() {
      stopScroll();
      cancelFrame(remeasure);
    },
  };
}

/** What offsets depend on, cheap to read. Not the window's height: a collapsing address bar changes it without moving any text. */
function layoutNow(): string {
  return `${window.innerWidth} ${document.documentElement.scrollHeight}`;
}

/** Draws in framer-motion's render phase: in the running animation frame when called from an earlier phase of it, else in the coming one. */
export function scheduleRender(callback: () => void): void {
  frame.render(callback);
}
