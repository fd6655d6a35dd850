/** A guest that may hold a live map. */
export interface Holder {
  /** CSS px of its height that are in sight; 0: none */
  inSight(): number;
  /** tells the guest that it may hold a map, or must give it back */
  tell(on: boolean): void;
}

/** Who may hold a live map: browsers drop graphics contexts when a page has many, and phones grow hot with few. */
export interface LiveMaps {
  add(holder: Holder): void;
  /** The guest is gone, and its map with it. */
  remove(holder: Holder): void;
  /** The guest has given its map back, or is loaded anew without one. */
  returned(holder: Holder): void;
  /** What is in sight has changed. */
  update(): void;
}

/**
 * At most `limit` guests hold a map at any time, only such as are in sight, the largest first; who has one and is in sight keeps it. A map is granted to
 * another only when the guest before has said that it gave its own back.
 */
export function liveMaps(limit = 2): LiveMaps {
  const states = new Map<Holder, 'none' | 'granted' | 'asked back'>();
  const update = (): void => {
    const sight = new Map([...states.keys()].map((holder) => [holder, holder.inSight()]));
    const seen = (holder: Holder): number => sight.get(holder) ?? 0;
    for (const [holder, state] of states) {
      if (state !== 'granted' || seen(holder) > 0) continue;
      states.set(holder, 'asked back');
      holder.tell(false);
    }
    const waiting = [...states.keys()].filter((holder) => states.get(holder) === 'none' && seen(holder) > 0);
    let free = limit - [...states.values()].filter((state) => state !== 'none').length;
    for (const holder of waiting.sort((a, b) => seen(b) - seen(a))) {
      if (free-- <= 0) break;
      states.set(holder, 'granted');
      holder.tell(true);
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
    returned(holder) {
      if (!states.has(holder)) return;
      states.set(holder, 'none');
      update();
    },
  };
}
