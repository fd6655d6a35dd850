/** Share of a screen's height that browsers scroll by for a page. */
export const pageShare = 0.875;

/** What takes the space bar for itself while it has the focus. */
const controls =
  'button, input, select, textarea, summary, audio, video, [contenteditable]:not([contenteditable="false"]), [role="button"], [data-exploring] canvas';

/** Whether a key is the space bar, with no other modifier than Shift, and scrolls: no control has the focus. */
function isScrollingSpace({ key, target, defaultPrevented, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  if (key !== ' ' || defaultPrevented || metaKey || ctrlKey || altKey) return false;
  return !(target instanceof Element && target.closest(controls));
}

/**
 * Hands the space bar on from a page in a frame. Of all keys that scroll it alone ends, in browsers, in a frame that has nothing to scroll.
 * @param scroll says whether it has scrolled something, by a page and `back` with Shift, or the key is left to the browser
 * @returns how to stop
 */
export function handOnSpace(scroll: (back: boolean) => boolean): () => void {
  const key = (event: KeyboardEvent): void => {
    if (isScrollingSpace(event) && scroll(event.shiftKey)) event.preventDefault();
  };
  document.addEventListener('keydown', key);
  return () => document.removeEventListener('keydown', key);
}
