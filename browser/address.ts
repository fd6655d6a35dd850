/** Delay before the address changes, ms: WebKit allows 100 changes in 30 seconds, and a flick passes many steps. */
const delay = 400;

/** Keeps the address at the step being read, without entries in the history, and follows an address that changes. `ids`: of the steps */
export function followAddress(ids: readonly string[]): {
  /** The reader has entered a step: the address follows after a short delay. */
  enter(index: number): void;
  /** Seeks the step in the address now, and whenever its fragment changes. @returns how to stop */
  watch(seek: (index: number) => void): () => void;
  /** Drops a change of the address that is still waiting. */
  stop(): void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const indexOf = (hash: string): number => ids.indexOf(decode(hash.slice(1)));
  return {
    enter(index) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const id = ids[index];
        const hash = index === 0 || id === undefined ? '' : `#${id}`;
        if (hash === window.location.hash) return;
        try {
          window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${hash}`);
        } catch {
          // Refused in some sandboxed frames, and when called too often: the address is a courtesy.
        }
      }, delay);
    },
    watch(seek) {
      const go = (): void => {
        const index = indexOf(window.location.hash);
        if (index >= 0) seek(index);
      };
      go();
      window.addEventListener('hashchange', go);
      return () => window.removeEventListener('hashchange', go);
    },
    stop: () => clearTimeout(timer),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
