import type { Player } from '#player/player.ts';
import { type ScrollMap, scrollFor } from '#player/scroll-map.ts';
import { type PageScroll, pageScroll } from './page-scroll.ts';

/** The scroll of a guest that its host moves. */
export interface HostScroll extends PageScroll {
  /** The host has scrolled so far into the story, CSS px. */
  follow(offset: number): void;
}

/**
 * Drives a player in a page that is as high as the host's screen and does not scroll by itself: the host says how far, the page goes there, and from
 * there on all is as in a page of its own. Text and map move in the same animation frame, whatever the host's does.
 *
 * What moves the page from within (a link, the focus, a search, a layout that keeps the reader's place) is asked of the host in turn.
 *
 * @param ask asks the host to scroll to an offset, CSS px; `smooth`: as a flight that shows all between
 * @param hosted whether there is a host; until then the page moves by itself
 */
export function hostScroll(
  player: Player,
  measure: () => ScrollMap,
  { ask, hosted }: { ask: (offset: number, smooth: boolean) => void; hosted: () => boolean },
): HostScroll {
  const page = pageScroll(player, measure);
  // Where the page stood after the host last moved it.
  let told: number | null = null;
  const moved = (): void => {
    if (told === null || Math.abs(window.scrollY - told) <= 1) return;
    told = window.scrollY;
    ask(told, false);
  };
  window.addEventListener('scroll', moved, { passive: true });
  return {
    follow(offset) {
      // Told before the event that this causes: also where the page ends earlier than the host thinks, the host is not sent back.
      if (Math.abs(window.scrollY - offset) >= 0.5) window.scrollTo({ top: offset, behavior: 'instant' });
      told = window.scrollY;
    },
    seek(position, behavior = 'instant') {
      if (!hosted()) page.seek(position, behavior);
      else if (behavior === 'smooth') ask(scrollFor(measure(), position), true);
      else {
        page.seek(position);
        // Asked at once: out of sight a frame gets no scroll events, and it may be what brings it into sight.
        told = window.scrollY;
        ask(told, false);
      }
    },
    refresh: page.refresh,
    stop() {
      window.removeEventListener('scroll', moved);
      page.stop();
    },
  };
}
