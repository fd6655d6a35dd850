import { type ReadingBand, type ScrollMap, scrollMapOf } from '#player/scroll-map.ts';
import { readingBands } from '#theme/layout.ts';
import { type Layout, layoutOf, type Stage, stageOf } from '#timeline/stages.ts';

/** The layout and the stage as measured on the page. */
export interface Measured {
  readonly layout: Layout;
  readonly stage: Stage;
}

/** Measures the stage: the map's box as it is, its free part in the numbers that the style sheets are made of. */
export function measureStage(root: HTMLElement): Measured {
  const box = required(root, '[data-stage]');
  // The small viewport: a collapsing address bar changes nothing. The width includes the scroll bar, as in media queries.
  const viewport = { width: window.innerWidth, height: smallHeight(root) };
  // A guest that may fill the screen has one more button.
  const buttons = 2 + root.querySelectorAll('.controls > .full-screen').length;
  const stage = stageOf(viewport, getComputedStyle(root).direction === 'rtl', buttons);
  // Without a box there is no map to be seen: in a window that is no viewport.
  const { width, height } = box.clientWidth > 0 ? { width: box.clientWidth, height: box.clientHeight } : stage;
  return { layout: layoutOf(viewport), stage: { ...stage, width: Math.max(width, 1), height: Math.max(height, 1) } };
}

/** Height of the small viewport in CSS px, read off an element that is 100svh high. */
function smallHeight(root: HTMLElement): number {
  return required(root, '[data-screen]').offsetHeight;
}

/** The part of the viewport in which text is read, CSS px: its middle beside the map, most of what is left below a pinned map of `pinHeight`. */
export function readingBand(layout: Layout, viewportHeight: number, pinHeight: number): ReadingBand {
  const above = layout === 'portrait' ? pinHeight : 0;
  const { top, bottom, rest, edge } = layout === 'portrait' ? readingBands.below : readingBands.beside;
  const room = Math.max(viewportHeight - above, 1);
  return { top: above + room * top, bottom: above + room * bottom, rest: above + room * rest, edge: above + edge };
}

/** Measures where the steps' text, and what is read with it, is in the document. */
export function measureScroll(root: HTMLElement): ScrollMap {
  const { layout } = measureStage(root);
  const height = smallHeight(root);
  const pin = required(root, '.pin').getBoundingClientRect().height;
  const boxes = [...root.querySelectorAll('[data-reading]')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const step = element.closest('[data-step]');
    const heading = step?.previousElementSibling?.matches('h2') ? step.previousElementSibling.getBoundingClientRect().top : top;
    const end = step?.querySelector('[data-read-with]')?.getBoundingClientRect().bottom ?? bottom;
    const down = window.scrollY;
    return { top: top + down, bottom: bottom + down, head: heading + down, end: end + down };
  });
  return scrollMapOf(boxes, readingBand(layout, height, pin), document.documentElement.scrollHeight - window.innerHeight);
}

/** Calls back when text, stage or what lies over it changes size: window, rotation, page zoom, late fonts, translation, a button. @returns how to stop */
export function watchLayout(root: HTMLElement, onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange);
  for (const element of root.querySelectorAll('[data-stage], [data-screen], .controls, .words, [data-reading]')) observer.observe(element);
  window.addEventListener('resize', onChange);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', onChange);
  };
}

function required(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Unexpected page without ${selector}, expected the markup of StoryPage`);
  return element;
}
