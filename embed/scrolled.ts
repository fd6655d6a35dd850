import { setStyles } from './styles.ts';

/** The box in which the host's page scrolls. */
export interface Viewport {
  /** CSS px in the window */
  readonly top: number;
  readonly height: number;
  /** how far its content is scrolled, and can be, CSS px */
  readonly offset: number;
  readonly end: number;
  scrollBy(px: number, smooth: boolean): void;
}

/** @param scroller the element that scrolls; null: the page */
export function viewportOf(scroller: Element | null): Viewport {
  const page = document.scrollingElement ?? document.documentElement;
  const box = scroller ?? page;
  return {
    top: scroller ? scroller.getBoundingClientRect().top + scroller.clientTop : 0,
    height: scroller ? scroller.clientHeight : window.innerHeight,
    offset: box.scrollTop,
    end: box.scrollHeight - box.clientHeight,
    // Explicitly instant: the host's CSS may say `scroll-behavior: smooth`.
    scrollBy: (px, smooth) => box.scrollBy({ top: px, behavior: smooth ? 'smooth' : 'instant' }),
  };
}

/** Animation frames without movement after which a scroll is over. */
const still = 10;

/**
 * Calls `follow` once in every animation frame, from when something in the page scrolls until nothing has moved for a while. The event of a reader's
 * scroll comes before the animation frame it belongs to; that of a script which scrolls within an animation frame (as smooth-scroll libraries do) comes
 * one later, so that events alone would lag.
 *
 * @param follow returns whether something moved
 */
export function everyFrameOfScroll(follow: () => boolean, signal: AbortSignal): void {
  let left = 0;
  const step = (): void => {
    if (signal.aborted) return;
    left = follow() ? still : left - 1;
    if (left > 0) requestAnimationFrame(step);
  };
  const begin = (): void => {
    if (left <= 0) requestAnimationFrame(step);
    left = still;
  };
  document.addEventListener('scroll', begin, { capture: true, passive: true, signal });
}

/** How far the reader has scrolled into a story, CSS px: how far the browser has moved its sticky frame. */
export function offsetIn(element: Element, frame: Element): number {
  return Math.max(frame.getBoundingClientRect().top - element.getBoundingClientRect().top, 0);
}

/** Whether a frame that should stick below `edge` (CSS px in the window) does not, though no property of an ancestor explains it. */
export function comesLoose(element: Element, frame: Element, edge: number): boolean {
  const outer = element.getBoundingClientRect();
  const inner = frame.getBoundingClientRect();
  const should = Math.min(Math.max(edge, outer.top), outer.bottom - inner.height);
  return outer.height > inner.height && Math.abs(inner.top - should) > 2;
}

/** Sets an element's height. What is read below it keeps its place: by the browser's scroll anchoring or, where there is none, by scrolling along. */
export function setHeight(element: HTMLElement, px: number, viewport: Viewport): void {
  const before = element.getBoundingClientRect();
  setStyles(element, { height: `${px}px` });
  if (before.bottom > viewport.top || CSS.supports('overflow-anchor', 'auto')) return;
  const moved = element.getBoundingClientRect().bottom - before.bottom;
  if (moved !== 0) viewport.scrollBy(moved, false);
}
