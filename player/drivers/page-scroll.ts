import { cancelFrame, frame } from 'framer-motion/dom';
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
 * Drives a player by the page's scroll. `measure` reads the layout; it is called at once, on every `refresh` and at a new width, never by a scroll.
 * Scroll events are followed in framer-motion's read phase, and the player draws in the render phase of the same animation frame.
 *
 * @param locked whether a dialog keeps the page from scrolling: then offsets mean nothing and nothing is measured. `refresh` when it is over
 */
export function pageScroll(player: Player, measure: () => ScrollMap, locked: () => boolean = () => false): PageScroll {
  let map = measure();
  let width = window.innerWidth;
  /** whether the layout has changed since it was measured */
  let stale = false;
  // Offsets are whole pixels: a sought position stays exact until the reader scrolls.
  let held: { offset: number; position: number } | null = null;
  const holds = (offset: number): boolean => held !== null && Math.abs(offset - held.offset) < 1;

  const follow = (): void => {
    if (locked()) return;
    // The offset is another place than it was.
    if (stale) remeasure();
    else show(window.scrollY);
  };
  const show = (offset: number): void => {
    if (!holds(offset)) held = null;
    player.moveTo(held?.position ?? positionAt(map, offset));
  };
  const goTo = (position: number, behavior: 'instant' | 'smooth'): void => {
    window.scrollTo({ top: scrollFor(map, position), behavior });
    if (behavior === 'smooth') return;
    held = { offset: window.scrollY, position };
    player.moveTo(position);
  };
  const remeasure = (): void => {
    const before = map;
    map = measure();
    stale = false;
    const offset = window.scrollY;
    const sameWidth = window.innerWidth === width;
    width = window.innerWidth;
    // Where the text is where it was there is nothing to correct: the reader may have scrolled, or the browser be on its way to an anchor.
    if (sameWidth && !holds(offset) && Math.abs(positionAt(before, offset) - positionAt(map, offset)) < 1e-6) show(offset);
    else goTo(player.position(), 'instant');
  };
  const onScroll = (): void => {
    frame.read(follow);
  };
  // Before its scroll event, and before observers of sizes. Not for another height: a collapsing address bar changes it without moving any text.
  const onResize = (): void => {
    if (window.innerWidth !== width) refresh();
  };
  const refresh = (): void => {
    stale = true;
    frame.read(follow);
  };
  window.addEventListener('scroll', onScroll, { passive: true });
  window.addEventListener('resize', onResize);

  player.moveTo(positionAt(map, window.scrollY));
  return {
    seek: (position, behavior = 'instant') => goTo(position, behavior),
    refresh,
    stop() {
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', onResize);
      cancelFrame(follow);
    },
  };
}

/** Draws in framer-motion's render phase: in the running animation frame when called from an earlier phase of it, else in the coming one. */
export function scheduleRender(callback: () => void): void {
  frame.render(callback);
}
