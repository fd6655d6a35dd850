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

/** Animation frames without movement after which nothing moves any more. */
const still = 10;

/**
 * Calls `look` once in every animation frame, from when something in the page scrolls or changes until nothing has moved for a while. The event of a reader's
 * scroll comes before the animation frame it belongs to; that of a script which scrolls within an animation frame (as smooth-scroll libraries do) comes
 * one later, so that events alone would lag. Where a page is locked, or let go, that is seen before it is painted.
 *
 * @param look returns whether something moved
 */
export function everyMovingFrame(look: () => boolean, signal: AbortSignal): void {
  let left = 0;
  const step = (): void => {
    // Its element was taken out, which was the last change.
    if (signal.aborted) changes.disconnect();
    else {
      left = look() ? still : left - 1;
      if (left > 0) requestAnimationFrame(step);
    }
  };
  const begin = (): void => {
    if (left <= 0) requestAnimationFrame(step);
    left = still;
  };
  const changes = new MutationObserver(begin);
  changes.observe(document, { subtree: true, childList: true, attributes: true });
  for (const type of ['scroll', 'resize', 'blur']) window.addEventListener(type, begin, { capture: true, signal });
}

/**
 * Where a frame should be that sticks below `edge` as long as its story is there, CSS px in the window.
 * @param story top and bottom of the story's element in the window · @param height the frame's
 */
export function stuckTop({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>, height: number, edge: number): number {
  return Math.max(Math.min(edge, bottom - height), top);
}

/**
 * Moves a frame to where it should stick (below `edge`, CSS px in the window) and does not: in a page that was locked while one reads, or changed by its scripts.
 * @returns how far the reader has scrolled into the story, CSS px: how far the frame has moved in it
 */
export function keepInPlace(element: Element, frame: HTMLElement, edge: number): number {
  frame.style.transform = '';
  const outer = element.getBoundingClientRect();
  const { top, height } = frame.getBoundingClientRect();
  const by = stuckTop(outer, height, edge) - top;
  // On paper there is no frame.
  if (!height || Math.abs(by) <= 2) return top - outer.top;
  frame.style.transform = `translateY(${by}px)`;
  return top + by - outer.top;
}

/**
 * Does what may change an element's height. What is read below it keeps its place: by the browser's scroll anchoring or, where there is none, by scrolling
 * along. Whoever sees the element's end in the upper half of the screen reads below it, too, and no browser knows.
 */
export function keepingPlace(element: Element, viewport: Viewport, change: () => void): void {
  const { top, bottom } = element.getBoundingClientRect();
  change();
  const follows =
    bottom <= viewport.top ? !CSS.supports('overflow-anchor:auto') : top < viewport.top && bottom < viewport.top + viewport.height / 2;
  if (follows) viewport.scrollBy(element.getBoundingClientRect().bottom - bottom, false);
}
