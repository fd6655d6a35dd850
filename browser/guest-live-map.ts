import { savesData } from '#embed/data-saver.ts';

/** Names of web locks, one per live map that guests of one origin may have at a time. */
const lockNames = ['map-story-live-1', 'map-story-live-2'];

/**
 * For a guest without a host that sends our messages: it makes its live map while it is visible, and releases it when it leaves the viewport or the tab
 * is hidden. At most two such guests have a map at a time. Readers who save data keep the drawn pictures.
 */
export function mapWhileVisible(root: Element, map: { startMap(): void; releaseMap(): void }): { stop(): void } {
  if (savesData()) return { stop() {} };
  let leave: (() => void) | null = null;
  let visible = false;
  const update = (): void => {
    const wanted = visible && document.visibilityState === 'visible';
    if (wanted === (leave !== null)) return;
    if (!wanted) {
      leave?.();
      leave = null;
      map.releaseMap();
      return;
    }
    const left = new AbortController();
    leave = () => left.abort();
    void acquireLock(left.signal).then((acquired) => {
      if (acquired && !left.signal.aborted) map.startMap();
    });
  };
  const observer = new IntersectionObserver((entries) => {
    visible = entries.at(-1)?.isIntersecting ?? false;
    update();
  });
  observer.observe(root);
  document.addEventListener('visibilitychange', update);
  return {
    stop() {
      observer.disconnect();
      document.removeEventListener('visibilitychange', update);
      leave?.();
      leave = null;
    },
  };
}

/** Waits for one of the locks and holds it until the signal. Without locks (an opaque origin) there is nobody to share with: true at once. */
function acquireLock(signal: AbortSignal): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    let acquired = false;
    const keep = (): Promise<void> => {
      if (acquired || signal.aborted) return Promise.resolve();
      acquired = true;
      resolve(true);
      return new Promise((done) => signal.addEventListener('abort', () => done()));
    };
    const refused = (error: unknown): void => {
      if (!acquired) resolve(!signal.aborted && (error as DOMException).name === 'SecurityError');
    };
    for (const name of lockNames) {
      try {
        navigator.locks.request(name, { signal }, keep).catch(refused);
      } catch (error) {
        refused(error);
      }
    }
  });
}
