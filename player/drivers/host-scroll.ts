import { cancelFrame, frame } from 'framer-motion/dom';
import type { Player } from '#player/player.ts';
import { type ScrollMap, scrollFor } from '#player/scroll-map.ts';
import { type PageScroll, pageScroll } from './page-scroll.ts';

/** The scroll of a guest that its host drives. */
export interface HostScroll extends PageScroll {
  /** Goes to how far the host has scrolled into the story, CSS px. */
  follow(offset: number): void;
}

/**
 * Drives a player in a page that is as high as the host's screen and not scrolled by the reader: the host sends offsets, the page scrolls there, and
 * from there on everything is as in a page of its own. Text and map move in the same animation frame, whenever the host's came.
 *
 * Scrolling from within the page (a link, the focus, find in page, a layout that keeps the reader's place) becomes a request to the host.
 *
 * @param requestScroll asks the host to scroll to an offset, CSS px; `smooth`: by a smooth scroll
 * @param hosted whether there is a host; until then the page scrolls by itself
 */
export function hostScroll(
  player: Player,
  measure: () => ScrollMap,
  { requestScroll, hosted }: { requestScroll: (offset: number, smooth: boolean) => void; hosted: () => boolean },
): HostScroll {
  const page = pageScroll(player, measure);
  /** where the host's last message, or our last request, has left the page, CSS px; null: there was none */
  let agreed: number | null = null;
  /** the host's last offset, CSS px */
  let told: number | null = null;
  /**
   * What was asked of the host, until it is there: `offset` and, where it still is, `before`. A layout that changes meanwhile (type that comes late) would else
   * keep the position where the host still is, and have the host stay there.
   */
  let asked: { readonly position: number; readonly offset: number; readonly before: number | null } | null = null;
  const onScroll = (): void => {
    if (agreed === null || Math.abs(window.scrollY - agreed) <= 1) return;
    agreed = window.scrollY;
    requestScroll(agreed, false);
  };
  window.addEventListener('scroll', onScroll, { passive: true });
  const ask = (position: number): void => {
    page.seek(position);
    // At once: a frame out of view gets no scroll events, and this request may bring it into view.
    agreed = window.scrollY;
    asked = { position, offset: agreed, before: told };
    requestScroll(agreed, false);
  };
  const askAgain = (): void => {
    if (asked) ask(asked.position);
  };
  return {
    follow(offset) {
      told = offset;
      if (asked) {
        // Where it is neither there nor where it was, the reader scrolls.
        const waits = Math.abs(offset - asked.offset) > 1 && (asked.before === null || asked.before === offset);
        asked = waits ? { ...asked, before: offset } : null;
      }
      // Set before the scroll event comes: the host is not sent back, even where the page ends earlier than it assumes.
      if (Math.abs(window.scrollY - offset) >= 0.5) window.scrollTo({ top: offset, behavior: 'instant' });
      agreed = window.scrollY;
    },
    seek(position, behavior = 'instant') {
      if (!hosted()) page.seek(position, behavior);
      else if (behavior === 'smooth') requestScroll(scrollFor(measure(), position), true);
      else ask(position);
    },
    refresh() {
      page.refresh();
      // When the page has been measured, in the same animation frame.
      if (asked) frame.read(askAgain);
    },
    stop() {
      window.removeEventListener('scroll', onScroll);
      cancelFrame(askAgain);
      page.stop();
    },
  };
}
