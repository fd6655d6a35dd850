import { type BesideText, besideText } from './beside-text.ts';
import { followPage } from './follow-page.ts';
import type { Mode, Theme } from './messages.ts';

/**
 * What few stories need: a map beside the host's own text, a theme that follows the host's page. Becomes `/embed-more.js`.
 * @returns the theme of the page around the element, as it is when asked, and the page's text where the story is the map beside it
 */
const more = (
  element: HTMLElement,
  frame: HTMLElement,
  mode: Mode | 'auto',
  changed: () => void,
  signal: AbortSignal,
): { readonly around: () => Theme; readonly text: BesideText | undefined } => ({
  around: followPage(element, frame, changed, signal),
  text: mode === 'map' ? besideText(element, frame) : undefined,
});

export type More = typeof more;

// To whoever has loaded this script, and to nobody else.
document.currentScript?.dispatchEvent(new CustomEvent('more', { detail: more }));
