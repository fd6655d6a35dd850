import { currentConnection, savesData } from '#embed/data-saver.ts';

/** Where the browser lends names to pages of one origin, two guests at a time hold these: each stands for one live map. */
const seats = ['map-story-live-1', 'map-story-live-2'];

/**
 * A guest without a host of ours: it makes its live map when it comes into sight and gives it back when it leaves, or when the tab is hidden. Not more
 * than two such guests have one at a time. Readers who save data keep the pictures.
 */
export function mapInSight(root: Element, map: { startMap(): void; releaseMap(): void }): { stop(): void } {
  if (savesData(currentConnection())) return { stop() {} };
  let leave: (() => void) | null = null;
  let inSight = false;
  const update = (): void => {
    const wanted = inSight && document.visibilityState === 'visible';
    if (wanted === (leave !== null)) return;
    if (!wanted) {
      leave?.();
      leave = null;
      map.releaseMap();
      return;
    }
    const left = new AbortController();
    leave = () => left.abort();
    void takeSeat(left.signal).then((seated) => {
      if (seated && !left.signal.aborted) map.startMap();
    });
  };
  const sights = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? false;
    update();
  });
  sights.observe(root);
  document.addEventListener('visibilitychange', update);
  return {
    stop() {
      sights.disconnect();
      document.removeEventListener('visibilitychange', update);
      leave?.();
      leave = null;
    },
  };
}

/** Waits for a seat and keeps it until the signal. Where the browser lends none (an origin of its own) there is no one to share with. */
function takeSeat(signal: AbortSignal): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    let seated = false;
    const keep = (): Promise<void> => {
      if (seated || signal.aborted) return Promise.resolve();
      seated = true;
      resolve(true);
      return new Promise((done) => signal.addEventListener('abort', () => done()));
    };
    const refused = (error: unknown): void => {
      if (!seated) resolve(!signal.aborted && (error as DOMException).name === 'SecurityError');
    };
    for (const seat of seats) {
      try {
        navigator.locks.request(seat, { signal }, keep).catch(refused);
      } catch (error) {
        refused(error);
      }
    }
  });
}
