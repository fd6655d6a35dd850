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
  const onScroll = (): void => {
    if (agreed === null || Math.abs(window.scrollY - agreed) <= 1) return;
    agreed = window.scrollY;
    requestScroll(agreed, false);
  };
  window.addEventListener('scroll', onScroll, { passive: true });
  return {
    follow(offset) {
      // Set before the scroll event comes: the host is not sent back, even where the page ends earlier than it assumes.
      if (Math.abs(window.scrollY - offset) >= 0.5) window.scrollTo({ top: offset, behavior: 'instant' });
      agreed = window.scrollY;
    },
    seek(position, behavior = 'instant') {
      if (!hosted()) page.seek(position, behavior);
      else if (behavior === 'smooth') requestScroll(scrollFor(measure(), position), true);
      else {
        page.seek(position);
        // At once: a frame out of view gets no scroll events, and this request may bring it into view.
        agreed = window.scrollY;
        requestScroll(agreed, false);
      }
    },
    refresh: page.refresh,
    stop() {
      window.removeEventListener('scroll', onScroll);
      page.stop();
    },
  };
}
