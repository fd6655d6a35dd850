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
  /** Resolves when all that the shown frame needs is on the screen. */
  settled(): Promise<void>;
}

/** `waiting`: not made yet · `ready`: it shows · `lost`, `failed`: the picture must stand in, perhaps for a while. */
export type LiveState = 'waiting' | 'ready' | 'lost' | 'failed';

/**
 * Creates the live map after the page's first paint, so that words come before the map's code. `created` resolves when it shows its first frame, or
 * with null when it is known that it will not for now; it never rejects. `onState` hears all that follows.
 */
export function liveMap(
  root: HTMLElement,
  options: {
    ground: string;
    worker: string;
    borders: readonly string[];
    player: Player;
    onState: (state: LiveState, live: LiveMap | null, error?: Error) => void;
    onTap: (target: Target | null) => void;
  },
): { created: Promise<LiveMap | null>; stop(): void } {
  const { ground, worker, borders, player, onState, onTap } = options;
  const container = root.querySelector<HTMLElement>('[data-map]');
  let stopped = false;
  let storyMap: StoryMap | null = null;
  const create = async (): Promise<LiveMap | null> => {
    await afterPaint();
    if (!container || stopped) return null;
    const { openStoryMap, settled } = await import('#map/open.ts');
    if (stopped) return null;
    let timeline = player.timeline();
    let live: LiveMap | null = null;
    const made = openStoryMap({
      container,
      base: ground,
      workerUrl: worker,
      borders,
      timeline,
      frame: player.frame(),
      onTap,
      onState: (state, error) => {
        if (!stopped) onState(state === 'restored' ? 'ready' : state, live, error);
      },
    });
    storyMap = made;
    live = {
      draw(frame, next) {
        if (next !== timeline) {
          timeline = next;
          made.setTimeline(next, frame);
        } else made.draw(frame);
      },
      map: () => made.map(),
      highlight: (target) => made.highlight(target),
      settled: () => settled(made),
    };
    // Also while it loads: what is wanted when it is ready is what the reader sees then.
    player.subscribe(live.draw);
    await made.ready;
    return live;
  };
  const created = create().catch((error: unknown) => {
    if (!stopped) onState('failed', null, error instanceof Error ? error : new Error(String(error)));
    return null;
  });
  return {
    created,
    stop() {
      stopped = true;
      storyMap?.destroy();
    },
  };
}

/** After the browser has painted once: two animation frames, then a task of its own. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
