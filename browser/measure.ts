import { type ReadingBand, type ScrollMap, scrollMapOf } from '#player/scroll-map.ts';
import { type Layout, layoutOf, type Stage, stageOf } from '#timeline/stages.ts';

/** The layout and the stage as they stand on the page. */
export interface Measured {
  readonly layout: Layout;
  readonly stage: Stage;
}

/** Reads the stage: the map's box as it is, its free part by the same rule that the style sheet follows. */
export function measureStage(root: HTMLElement): Measured {
  const box = required(root, '[data-stage]');
  // The small viewport: a collapsing address bar changes nothing. Media queries count the scroll bar in, and so does this.
  const viewport = { width: window.innerWidth, height: smallHeight(root) };
  // A guest has one button more while it may fill the screen.
  const buttons = 2 + root.querySelectorAll('.controls > .full-screen').length;
  const stage = stageOf(viewport, getComputedStyle(root).direction === 'rtl', buttons);
  return { layout: layoutOf(viewport), stage: { ...stage, width: Math.max(box.clientWidth, 1), height: Math.max(box.clientHeight, 1) } };
}

/** Height of the small viewport in CSS px, read off an element that is 100svh high. */
function smallHeight(root: HTMLElement): number {
  return required(root, '[data-screen]').offsetHeight;
}

/** The part of the viewport in which one reads, CSS px: beside the map its middle, under the map most of what is left. */
export function bandOf(layout: Layout, viewportHeight: number, pinHeight: number): ReadingBand {
  if (layout !== 'portrait') return { top: viewportHeight * 0.3, bottom: viewportHeight * 0.62, edge: 24 };
  const room = Math.max(viewportHeight - pinHeight, 1);
  return { top: pinHeight + room * 0.14, bottom: pinHeight + room * 0.72, edge: pinHeight + 20 };
}

/** Reads where the steps' words stand in the document. */
export function measureScroll(root: HTMLElement): ScrollMap {
  const { layout } = measureStage(root);
  const height = smallHeight(root);
  const pin = required(root, '.pin').getBoundingClientRect().height;
  const boxes = [...root.querySelectorAll('[data-reading]')].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const step = element.closest('[data-step]');
    const heading = step?.previousElementSibling?.matches('h2') ? step.previousElementSibling.getBoundingClientRect().top : top;
    return { top: top + window.scrollY, bottom: bottom + window.scrollY, head: heading + window.scrollY };
  });
  return scrollMapOf(boxes, bandOf(layout, height, pin), document.documentElement.scrollHeight - window.innerHeight);
}

function required(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Unexpected page without ${selector}, expected the markup of StoryPage`);
  return element;
}
