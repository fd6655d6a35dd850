import { savesData } from '#embed/data-saver.ts';
import type { Camera } from '#geo/camera.ts';
import type { DrawLevel, StoryMap, Streets, Target, TileRuns } from '#map/open.ts';
import { nextTask } from '#map/slices.ts';
import type { Player } from '#player/player.ts';
import type { Palette } from '#theme/palette.ts';
import type { Frame } from '#timeline/frame.ts';
import { frameAt } from '#timeline/frame-at.ts';
import type { Timeline } from '#timeline/timeline.ts';
import { afterPaint } from './after-paint.ts';

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
  /** Makes the map, if there is none and this machine is not known to be too slow for it, or the reader asks for it all the same. */
  start(asked?: boolean): void;
  /** whether there is none because this machine draws too slowly */
  slow(): boolean;
  /** Releases the map and its graphics context. The drawn picture shows again. */
  release(): void;
  /** the map while it is `ready`, else null */
  current(): LiveMap | null;
  /** Resolves when the map shows its first frame, or with null once it is known that it will not for now; never rejects. */
  shows(): Promise<LiveMap | null>;
  stop(): void;
}

/** How much is drawn of a moving map, kept for the visit. */
export interface KeptLevel {
  get(): DrawLevel;
  keep(level: DrawLevel): void;
}

interface LiveMapOptions {
  readonly basemap: string;
  /** address prefix of files that never change, of a story with overlays */
  readonly files?: string | undefined;
  /** the story's own of its tiles */
  readonly tiles: TileRuns;
  readonly streets: Streets | undefined;
  /** colours of the story's look; absent: those of the night */
  readonly palette: Palette | undefined;
  readonly worker: string;
  readonly borders: readonly string[];
  readonly player: Player;
  readonly drawLevel: KeptLevel;
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
    slow: () => options.drawLevel.get() === 'pictures',
    start(asked = false) {
      if (run || !container) return;
      // Who has asked for it is not asked again in this visit.
      if (asked && options.drawLevel.get() === 'pictures') options.drawLevel.keep('no-halos');
      if (options.drawLevel.get() === 'pictures') {
        onState('held', null);
        return;
      }
      onState('waiting', null);
      run = open(container, options, onState, () => {
        end();
        onState('held', null);
      });
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
  { basemap, files, tiles, streets, palette, worker, borders, player, drawLevel, onTap, onHover }: LiveMapOptions,
  onState: (state: LiveState, live: LiveMap | null, error?: Error) => void,
  tooSlow: () => void,
): { shows: Promise<LiveMap | null>; stop(): void } {
  let stopped = false;
  const stops: (() => void)[] = [];
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
    // The map's code has just run, in this task.
    await nextTask();
    if (stopped) return null;
    let timeline = player.timeline();
    let live: LiveMap | null = null;
    const made = openStoryMap({
      container,
      base: basemap,
      ...(files === undefined ? {} : { files }),
      closeRuns: tiles,
      streets,
      palette,
      workerUrl: worker,
      borders,
      timeline,
      frame: player.frame(),
      onTap,
      onHover,
      drawLevel: drawLevel.get(),
      onDrawLevel: (level) => {
        drawLevel.keep(level);
        // In a task of its own: the map is in the middle of a frame.
        if (level === 'pictures') setTimeout(tooSlow);
      },
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
    stops.push(player.subscribe(live.draw), () => made.destroy());
    await made.ready;
    if (!savesData()) stops.push(whileReading(player, () => made.prefetch(nextCamera(player))));
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

/** So long after the last frame the reader is reading, ms. */
const reading = 700;

/** Calls back each time that the reader has come to rest, when the browser has nothing else to do. */
function whileReading(player: Player, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run));
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => idle(callback), reading);
  };
  const unsubscribe = player.subscribe(wait);
  wait();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** The camera of the step after the one being read; of the last one at the end. */
function nextCamera(player: Player): Camera {
  const timeline = player.timeline();
  return frameAt(timeline, Math.min(Math.floor(player.position() + 0.5) + 1, timeline.story.steps.length - 1)).camera;
}
