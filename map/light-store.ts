import { lightFilesFor, lightPath } from '#basemap/light-files.ts';
import { groundUnder, type View } from '#geo/projection.ts';
import { type LightPoints, lightPointsOf } from './light-points.ts';

/** The files of lights that have been asked for. */
export interface LightStore {
  /** The lights of a view that have arrived; asks for those that are missing. */
  in(view: View, zoom: number): readonly LightPoints[];
  /** Resolves when nothing is under way, or what is has been waited for in vain; never rejects. What comes later shows all the same. */
  settled(): Promise<void>;
  stop(): void;
}

/** Where in the stage, in shares of its sides, it is looked which part of the world is seen. */
const GRID = [0, 0.25, 0.5, 0.75, 1] as const;
/** Pauses before a file that failed is asked for again, ms. */
const PAUSES = [2000, 10_000] as const;
/** How long files are waited for when all else is there, ms: one that hangs must not keep the map from being seen. */
const PATIENCE = 15_000;

/**
 * @param base absolute address of the basemap's files
 * @param onLoaded called when a file has arrived
 */
export function makeLightStore(base: string, onLoaded: () => void): LightStore {
  const files = new Map<string, LightPoints | null>();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const load = async (name: string, tries: number): Promise<void> => {
    try {
      const response = await fetch(base + lightPath(name), { signal: stopping.signal });
      if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${lightPath(name)}, expected 200`);
      files.set(name, lightPointsOf(new Uint8Array(await response.arrayBuffer())));
      onLoaded();
    } catch {
      // The map shows without them, as it does without a tile.
      const pause = PAUSES[tries];
      if (pause === undefined || stopping.signal.aborted) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        start(name, tries + 1);
      }, pause);
      timers.add(timer);
    }
  };
  const start = (name: string, tries: number): void => {
    files.set(name, null);
    const done = load(name, tries).finally(() => underWay.delete(done));
    underWay.add(done);
  };

  return {
    in(view, zoom) {
      return lightFilesFor(zoom, groundUnder(view, GRID)).flatMap((name) => {
        if (!files.has(name)) start(name, 0);
        return files.get(name) ?? [];
      });
    },
    async settled() {
      while (underWay.size > 0) {
        const awaited = [...underWay];
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, PATIENCE);
          timers.add(timer);
          void Promise.all(awaited).then(() => {
            clearTimeout(timer);
            timers.delete(timer);
            resolve();
          });
        });
        for (const done of awaited) underWay.delete(done);
      }
    },
    stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
