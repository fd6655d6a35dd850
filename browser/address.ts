/** Quiet time after which the address follows, ms: browsers allow some 100 changes in 30 seconds (WebKit), and a flick passes many steps. */
const settle = 400;

/** Keeps the address at the step being read, without adding to the history, and goes where a changed address says. */
export function followAddress(ids: readonly string[]): {
  enter(index: number): void;
  arrive(seek: (index: number) => void): () => void;
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
        // A foreign anchor (a footnote's source) is the reader's own place: leave it until another step is entered.
        if (hash === window.location.hash) return;
        try {
          window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${hash}`);
        } catch {
          // Refused in some sandboxed frames, and when called too often: the address is a courtesy.
        }
      }, settle);
    },
    arrive(seek) {
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
