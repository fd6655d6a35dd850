const key = 'map-story:motion';

/** Whether the map moves: the reader's choice by the page's switch, else the system's setting. */
export interface Motion {
  readonly on: () => boolean;
  choose(on: boolean): void;
  /** Calls back when the choice or the system's setting changes. @returns how to stop */
  watch(onChange: () => void): () => void;
}

export function motionPreference(): Motion {
  const query = window.matchMedia('(prefers-reduced-motion: reduce)');
  let chosen = stored();
  const watchers = new Set<() => void>();
  const notify = (): void => {
    for (const watcher of watchers) watcher();
  };
  query.addEventListener('change', notify);
  return {
    on: () => chosen ?? !query.matches,
    choose(on) {
      chosen = on;
      store(on);
      notify();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => {
        watchers.delete(onChange);
        if (watchers.size === 0) query.removeEventListener('change', notify);
      };
    },
  };
}

// Storage may be refused (private windows, sandboxed frames): then the choice holds for this page only.
function stored(): boolean | null {
  try {
    const value = window.localStorage.getItem(key);
    return value === 'on' ? true : value === 'off' ? false : null;
  } catch {
    return null;
  }
}

function store(on: boolean): void {
  try {
    window.localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // see above
  }
}
