import type { MarkedText } from './host-text.ts';
import type { ToGuest } from './messages.ts';
import type { Viewport } from './scrolled.ts';
import type { Shell } from './shell.ts';
import { screenHeight, setStyles } from './styles.ts';

/** Narrower than that, the map stands above the words, CSS px. */
const besideFrom = 720;

/** Share of the screen that a map above the words takes. */
const share = 0.45;

/** Lays a map that follows the host's own words: beside or above those inside the element, sticky where the element stands for words elsewhere. */
export function layMap(options: {
  readonly element: HTMLElement;
  readonly shell: Shell;
  readonly own: { readonly inside: boolean };
  /** of the host's header and of the map as the editor asks, CSS px */
  readonly header: number;
  readonly height: number | null;
}): void {
  const { element, shell, own, header, height } = options;
  const screen = screenHeight(header);
  const low = height === null ? `calc(${share} * ${screen.slice(4)})` : `${height}px`;
  const top = `${header}px`;
  setStyles(shell.words, { position: 'static' });
  if (!own.inside) {
    setStyles(element, { position: 'sticky', top, 'z-index': '1', height: low });
    setStyles(shell.frame, { position: 'relative', height: '100%' });
    return;
  }
  const beside = element.clientWidth >= besideFrom;
  setStyles(element, {
    display: 'grid',
    'grid-template-columns': beside ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
    height: 'auto',
  });
  setStyles(shell.words, { padding: beside ? '0 24px' : '0', 'grid-area': beside ? '1 / 1' : '2 / 1' });
  setStyles(shell.frame, {
    position: 'sticky',
    top,
    'z-index': '1',
    'grid-area': beside ? '1 / 2' : '1 / 1',
    'align-self': 'start',
    height: beside ? (height === null ? screen : `${height}px`) : low,
  });
}

/**
 * Says where the host's words stand. One reads in the middle of the screen; under a map, in the middle of what it leaves.
 */
export function postHostText(
  words: readonly MarkedText[],
  { frame, viewport, post }: { readonly frame: Element; readonly viewport: Viewport; readonly post: (message: ToGuest) => void },
): void {
  if (words.length === 0) return;
  const map = frame.getBoundingClientRect();
  const marks = words.map(({ step, element }) => {
    const box = element.getBoundingClientRect();
    const down = viewport.offset - viewport.top;
    return { step, top: box.top + down, bottom: box.bottom + down };
  });
  const first = words[0]?.element.getBoundingClientRect();
  const above = first !== undefined && first.left < map.right && first.right > map.left;
  const covered = above ? Math.min(map.height, viewport.height * 0.8) : 0;
  const room = viewport.height - covered;
  const [from, to] = above ? [0.14, 0.72] : [0.3, 0.62];
  post({ type: 'words', marks, band: { top: covered + room * from, bottom: covered + room * to }, end: viewport.end });
}
