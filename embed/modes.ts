import type { Mode } from './messages.ts';

/**
 * The best mode in the fallback order `scroll`, `steps`, `flat` that is asked for and possible. A map beside the host's own text is useful
 * even where it cannot stick.
 *
 * @param sticky whether a box can stay in place while the page scrolls
 * @param plain whether pictures and words are all that the reader can have, or wants; asked only where it matters
 */
export function chooseMode(wanted: Mode | 'auto', sticky: boolean, plain: () => boolean): Mode {
  if (wanted !== 'auto' && wanted !== 'scroll') return wanted;
  if (wanted === 'auto' && plain()) return 'flat';
  return sticky ? 'scroll' : 'steps';
}

/**
 * What scrolls around an element: another element, or the page itself (null). False where no sticky box in it can stick, or at the wrong place: in a box that is
 * turned or scaled, or that an ancestor's `overflow` or `contain` cuts off. Looks through the ancestors, also out of shadow trees.
 */
export function scrollerOf(element: HTMLElement): Element | null | false {
  const html = document.documentElement;
  // As laid out and as seen: one that is only moved is as wide.
  if (Math.abs(element.getBoundingClientRect().width - element.offsetWidth) > 1) return false;
  // The overflow of <html>, or else of <body>, is the viewport's.
  const bodyIsPage = getComputedStyle(html).overflowY === 'visible';
  for (let node = above(element); node && node !== html; node = above(node)) {
    const { contain, overflowY } = getComputedStyle(node);
    // A box that ignores its content's size ends before the story does.
    if (/size|strict/.test(contain.replace('inline-size', ''))) return false;
    if ((node === document.body && bodyIsPage) || /visible|clip/.test(overflowY)) continue;
    return /auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight + 1 && node;
  }
  return null;
}

function above(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Whether the browser can make a WebGL 2 context, which is released at once. */
export function hasWebgl(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
