import type { MarkedText } from './host-text.ts';
import type { ToGuest } from './messages.ts';
import type { Viewport } from './scrolled.ts';

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
