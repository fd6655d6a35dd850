import type { StoryMap, Target } from '#map/open.ts';
import type { Player } from '#player/player.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** The live map from its first frame on. It may lose its context and be restored; meanwhile the drawn picture shows. */
export interface LiveMap {
  draw(frame: Frame, timeline: Timeline): void;
  map(): ReturnType<StoryMap['map']>;
  /** Highlights a place, a leg or a region; null: nothing. */
  highlight(target: Target | null): void;
  /** Lets the reader move the map, or returns it to the story's frame in `ms`. */
  explore(on: boolean, ms?: number): void;
  /** While exploring: zooms by levels, in `ms`. */
  zoomBy(levels: number, ms?: number): void;
  /** Resolves when everything the current frame needs is on the screen. */
  settled(): Promise<void>;
  /** Where things were last painted, CSS px of the stage. */
  painted(): ReturnType<StoryMap['painted']>;
}

/**
 * `waiting`: it is loading · `ready`: it shows · `lost`, `failed`: the drawn picture shows instead, perhaps for a while · `held`: not requested yet, or
 * released; the drawn picture shows.
 */
export type LiveState = 'waiting' | 'ready' | 'lost' | 'failed' | 'held';

/** One live map at a time, made when requested. */
export interface LiveMapControl {
  /** Makes the map, if there is none. */
  start(): void;
  /** Releases the map and its graphics context. The drawn picture shows again. */
  release(): void;
  /** the map while it is `ready`, else null */
  current(): LiveMap | null;
  /** Resolves when the map shows its first frame, or with null once it is known that it will not for now; never rejects. */
  shows(): Promise<LiveMap | null>;
  stop(): void;
}

interface LiveMapOptions {
  readonly basemap: string;
  readonly worker: string;
  readonly borders: readonly string[];
  readonly player: Player;
  readonly onState: (state: LiveState, error?: Error) => void;
  readonly onTap: (target: Target | null) => void;
  readonly onHover: (target: Target) => void;
}

/** The map is made after the page's first paint, so that the text comes before the map's code. `onState` reports everything from `start` on. */
export function liveMap(root: HTMLElement, options: LiveMapOptions): LiveMapControl {
  const container = root.querySelector<HTMLElement>('[data-map]');
  let run: ReturnType<typeof open> | null = null;
  let current: LiveMap | null = null;
  const onState = (state: LiveState, live: LiveMap | null, error?: Error): void => {
    current = state === 'ready' ? live : null;
    options.onState(state, error);
  };
  const end = (): void => {
    run?.stop();
    run = null;
  };
  return {
    start() {
      if (run || !container) return;
      onState('waiting', null);
      run = open(container, options, onState);
    },
    release() {
      if (!run) return;
      end();
      onState('held', null);
    },
    current: () => current,
    shows: () => run?.shows ?? Promise.resolve(null),
    stop: end,
  };
}

/** When nothing at all was reported of the map for this long, the reader learns that the picture is not live, ms. The map may still come. */
const timeout = 25_000;

function open(
  container: HTMLElement,
  { basemap, worker, borders, player, onTap, onHover }: LiveMapOptions,
  onState: (state: LiveState, live: LiveMap | null, error?: Error) => void,
): { shows: Promise<LiveMap | null>; stop(): void } {
  let stopped = false;
  let stops: (() => void)[] = [];
  let reported = false;
  const report: typeof onState = (...state) => {
    reported = true;
    if (!stopped) onState(...state);
  };
  const timer = setTimeout(() => {
    if (!reported) report('failed', null, new Error('Expected the map in time, got nothing'));
  }, timeout);
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
      onState: (state, error) => report(state === 'restored' ? 'ready' : state, live, error),
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
    // While it loads, too: its first frame is the one that the reader has arrived at by then.
    stops = [player.subscribe(live.draw), () => made.destroy()];
    await made.ready;
    return stopped ? null : live;
  };
  const shows = create().catch((error: unknown) => {
    report('failed', null, error instanceof Error ? error : new Error(String(error)));
    return null;
  });
  return {
    shows,
    stop() {
      stopped = true;
      clearTimeout(timer);
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
