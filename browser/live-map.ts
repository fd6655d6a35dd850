import type { StoryMap, Target } from '#map/open.ts';
import type { Player } from '#player/player.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** The live map from its first frame on. It may be lost and come back; meanwhile the picture stands. */
export interface LiveMap {
  draw(frame: Frame, timeline: Timeline): void;
  map(): ReturnType<StoryMap['map']>;
  /** Rings a place, a leg or a region; null: nothing. */
  highlight(target: Target | null): void;
  /** Lets the reader move the map, or gives it back to the story, whose frame it glides to in `ms`. */
  explore(on: boolean, ms?: number): void;
  /** While exploring: zooms by levels, in `ms`. */
  zoomBy(levels: number, ms?: number): void;
  /** Resolves when all that the shown frame needs is on the screen. */
  settled(): Promise<void>;
  /** Where things were last painted, CSS px of the stage. */
  painted(): ReturnType<StoryMap['painted']>;
}

/**
 * `waiting`: on its way · `ready`: it shows · `lost`, `failed`: the picture must stand in, perhaps for a while · `held`: it has not been asked for, or
 * was given back: the picture stands.
 */
export type LiveState = 'waiting' | 'ready' | 'lost' | 'failed' | 'held';

/** One live map at a time, made when asked for and given back when not. */
export interface LiveMapControl {
  /** Makes the map, if there is none. */
  start(): void;
  /** Gives the map and its graphics context back. The picture stands again. */
  release(): void;
  /** Resolves when the map shows its first frame, or with null when it is known that it will not for now; never rejects. */
  shows(): Promise<LiveMap | null>;
  stop(): void;
}

interface LiveMapOptions {
  readonly basemap: string;
  readonly worker: string;
  readonly borders: readonly string[];
  readonly player: Player;
  readonly onState: (state: LiveState, live: LiveMap | null, error?: Error) => void;
  readonly onTap: (target: Target | null) => void;
  readonly onHover: (target: Target) => void;
}

/** The map is made after the page's first paint, so that words come before the map's code. `onState` hears all that follows. */
export function liveMap(root: HTMLElement, options: LiveMapOptions): LiveMapControl {
  const container = root.querySelector<HTMLElement>('[data-map]');
  let run: ReturnType<typeof open> | null = null;
  return {
    start() {
      if (run || !container) return;
      options.onState('waiting', null);
      run = open(container, options);
    },
    release() {
      if (!run) return;
      run.stop();
      run = null;
      options.onState('held', null);
    },
    shows: () => run?.shows ?? Promise.resolve(null),
    stop() {
      run?.stop();
      run = null;
    },
  };
}

/** Where nothing at all was heard of the map for that long, the reader is told that it is a picture, ms. It may still come. */
const patience = 25_000;

function open(container: HTMLElement, options: LiveMapOptions): { shows: Promise<LiveMap | null>; stop(): void } {
  const { basemap, worker, borders, player, onState, onTap, onHover } = options;
  let stopped = false;
  let stops: (() => void)[] = [];
  let heard = false;
  const told: typeof onState = (...news) => {
    heard = true;
    if (!stopped) onState(...news);
  };
  const waiting = setTimeout(() => {
    if (!heard) told('failed', null, new Error('Expected the map in time, got nothing'));
  }, patience);
  const create = async (): Promise<LiveMap | null> => {
    await afterPaint();
    if (stopped) return null;
    const { openStoryMap, settled } = await import('#map/open.ts');
    if (stopped) return null;
    let timeline = player.timeline();
    let live: LiveMap | null = null;
    const made = openStoryMap({
      container,
      base: basemap,
      workerUrl: worker,
      borders,
      timeline,
      frame: player.frame(),
      onTap,
      onHover,
      onState: (state, error) => told(state === 'restored' ? 'ready' : state, live, error),
    });
    live = {
      draw(frame, next) {
        if (next !== timeline) {
          timeline = next;
          made.setTimeline(next, frame);
        } else made.draw(frame);
      },
      map: () => made.map(),
      highlight: (target) => made.highlight(target),
      explore: (on, ms) => made.setExplore(on, ms),
      zoomBy: (levels, ms) => made.zoomBy(levels, ms),
      settled: () => settled(made),
      painted: () => made.painted(),
    };
    // Also while it loads: what is wanted when it is ready is what the reader sees then.
    stops = [player.subscribe(live.draw), () => made.destroy()];
    await made.ready;
    return stopped ? null : live;
  };
  const shows = create().catch((error: unknown) => {
    told('failed', null, error instanceof Error ? error : new Error(String(error)));
    return null;
  });
  return {
    shows,
    stop() {
      stopped = true;
      clearTimeout(waiting);
      for (const stop of stops) stop();
    },
  };
}

/** After the browser has painted once: two animation frames, then a task of its own. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
