/** A guest that may hold a live map. */
export interface Holder {
  /** CSS px of its height that are in the window; 0: none */
  visiblePx(): number;
  /** allows the guest a map (true), or asks for it back (false) */
  grant(on: boolean): void;
}

/** Decides which guests hold a live map: browsers drop graphics contexts when a page has many, and phones get hot with few. */
export interface LiveMaps {
  add(holder: Holder): void;
  /** The guest is gone, and its map with it. */
  remove(holder: Holder): void;
  /** The guest has released its map, or is loaded anew without one. */
  released(holder: Holder): void;
  /** What is in the window has changed. */
  update(): void;
}

/**
 * At most `limit` guests hold a map at any time, only visible ones, the largest first; a visible holder keeps its map. Another guest gets one only after
 * a holder has confirmed that it released its own.
 */
export function liveMaps(limit = 2): LiveMaps {
  const states = new Map<Holder, 'none' | 'granted' | 'revoked'>();
  const update = (): void => {
    for (const [holder, state] of states) {
      if (state !== 'granted' || holder.visiblePx() > 0) continue;
      states.set(holder, 'revoked');
      holder.grant(false);
    }
    const waiting = [...states.keys()].filter((holder) => states.get(holder) === 'none' && holder.visiblePx() > 0);
    const free = limit - [...states.values()].filter((state) => state !== 'none').length;
    for (const holder of waiting.sort((a, b) => b.visiblePx() - a.visiblePx()).slice(0, Math.max(free, 0))) {
      states.set(holder, 'granted');
      holder.grant(true);
    }
  };
  return {
    update,
    add(holder) {
      states.set(holder, 'none');
      update();
    },
    remove(holder) {
      if (states.delete(holder)) update();
    },
    released(holder) {
      if (!states.has(holder)) return;
      states.set(holder, 'none');
      update();
    },
  };
}
