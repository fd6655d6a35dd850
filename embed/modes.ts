import type { Mode } from './messages.ts';

/** What page, reader and browser allow. */
export interface Means {
  /** whether a box can stay in place while the page scrolls */
  readonly sticky: boolean;
  readonly webgl: boolean;
  /** the reader saves data */
  readonly savesData: boolean;
}

/**
 * The best mode in the fallback order `scroll`, `steps`, `flat` that is asked for and possible. A map beside the host's own text is useful
 * even where it cannot stick.
 */
export function chooseMode(wanted: Mode | 'auto', { sticky, webgl, savesData }: Means): Mode {
  if (wanted !== 'auto' && wanted !== 'scroll') return wanted;
  if (wanted === 'auto' && (savesData || !webgl)) return 'flat';
  return sticky ? 'scroll' : 'steps';
}

/** What scrolls around an element, and whether a sticky box in it can stick. */
export interface Surroundings {
  /** the element that scrolls; null: the page itself */
  readonly scroller: Element | null;
  /** false where an ancestor's `overflow`, transform or `contain` makes `position: sticky` impossible or wrong */
  readonly sticky: boolean;
}

/** Looks through the ancestors of an element, also out of shadow trees. */
export function surroundingsOf(element: Element): Surroundings {
  const html = document.documentElement;
  // The overflow of <html>, or else of <body>, is the viewport's.
  const bodyIsPage = getComputedStyle(html).overflowY === 'visible';
  for (let node = above(element); node && node !== html; node = above(node)) {
    const style = getComputedStyle(node);
    // A box that ignores its content's size ends before the story does.
    if (isTransformed(style) || /size|strict/.test(style.contain.replace('inline-size', ''))) return { scroller: null, sticky: false };
    if (node === document.body && bodyIsPage) continue;
    if (!/visible|clip/.test(style.overflowY)) {
      const scrolls = /auto|scroll/.test(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
      return { scroller: scrolls ? node : null, sticky: scrolls };
    }
  }
  return { scroller: null, sticky: true };
}

function above(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Transformed boxes stick in the wrong place. What moves nothing up or down (`translateZ(0)`, `will-change`) does no harm. */
function isTransformed({ transform, translate, rotate, scale, perspective }: CSSStyleDeclaration): boolean {
  const still = transform === 'none' || /^matrix\(1, 0, 0, 1, [^,]+, 0\)$/.test(transform);
  return !still || [translate, rotate, scale, perspective].some((value) => value && value !== 'none');
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
