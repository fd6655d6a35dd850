import type { HostText, MarkedText } from './host-text.ts';
import type { ToGuest } from './messages.ts';
import type { Viewport } from './scrolled.ts';
import type { Shell } from './shell.ts';
import { screenHeight, setStyles } from './styles.ts';

/** Below this width the map is laid out above the text, CSS px. */
const besideFrom = 720;

/** Share of the screen that a map above the text takes. */
const share = 0.45;

/** Lays out a map that follows the host's own text: beside or above text inside the element; sticky on its own for text elsewhere. */
export function layoutMap(options: {
  readonly element: HTMLElement;
  readonly shell: Shell;
  readonly text: Pick<HostText, 'inside'>;
  /** height of the host's sticky header, CSS px */
  readonly header: number;
  /** height of the map as the editor asks, CSS px, or null */
  readonly height: number | null;
}): void {
  const { element, shell, text, header, height } = options;
  const screen = screenHeight(header);
  const low = height === null ? `calc(${share} * ${screen.slice(4)})` : `${height}px`;
  const top = `${header}px`;
  setStyles(shell.content, { position: 'static' });
  if (!text.inside) {
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
  setStyles(shell.content, { padding: beside ? '0 24px' : '0', 'grid-area': beside ? '1 / 1' : '2 / 1' });
  setStyles(shell.frame, {
    position: 'sticky',
    top,
    'z-index': '1',
    'grid-area': beside ? '1 / 2' : '1 / 1',
    'align-self': 'start',
    height: beside ? (height === null ? screen : `${height}px`) : low,
  });
}

/** Sends the guest where the host's paragraphs are. The reading band is the middle of the screen, or of what a map above leaves of it. */
export function postHostText(
  paragraphs: readonly MarkedText[],
  { frame, viewport, post }: { readonly frame: Element; readonly viewport: Viewport; readonly post: (message: ToGuest) => void },
): void {
  if (paragraphs.length === 0) return;
  const map = frame.getBoundingClientRect();
  const marks = paragraphs.map(({ step, element }) => {
    const box = element.getBoundingClientRect();
    const down = viewport.offset - viewport.top;
    return { step, top: box.top + down, bottom: box.bottom + down };
  });
  const first = paragraphs[0]?.element.getBoundingClientRect();
  const above = first !== undefined && first.left < map.right && first.right > map.left;
  const covered = above ? Math.min(map.height, viewport.height * 0.8) : 0;
  const room = viewport.height - covered;
  const [from, to] = above ? [0.14, 0.72] : [0.3, 0.62];
  post({ type: 'words', marks, band: { top: covered + room * from, bottom: covered + room * to }, end: viewport.end });
}
