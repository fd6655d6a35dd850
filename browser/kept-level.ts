import { isDrawLevel } from '#map/draw-level.ts';
import type { KeptLevel } from './live-map.ts';

const key = 'map-story:draw';

/** How much is drawn of a moving map, in the session's storage; where that is refused, as long as the page lives. */
export function keptLevel(): KeptLevel {
  let level = read();
  return {
    get: () => level,
    keep(next) {
      level = next;
      try {
        sessionStorage.setItem(key, next);
      } catch {
        // refused or full
      }
    },
  };
}

function read(): ReturnType<KeptLevel['get']> {
  try {
    const kept = sessionStorage.getItem(key);
    return isDrawLevel(kept) ? kept : 'all';
  } catch {
    return 'all';
  }
}
