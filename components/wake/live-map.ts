import type { StoryMap } from '#map/open.ts';
import type { Player } from '#player/player.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Timeline } from '#timeline/timeline.ts';

/** The live map once it shows its first frame. */
export interface LiveMap {
  draw(frame: Frame, timeline: Timeline): void;
  map(): ReturnType<StoryMap['map']>;
  /** Resolves when all that the shown frame needs is on the screen. */
  settled(): Promise<void>;
  destroy(): void;
}

/**
 * Creates the live map after the page's first paint, so that words come before the map's code. `created` resolves with null when there can
 * be none; it never rejects.
 */
export function liveMap(
  root: HTMLElement,
  options: { ground: string; worker: string; borders: readonly string[]; player: Player },
): { created: Promise<LiveMap | null>; stop(): void } {
  const container = root.querySelector<HTMLElement>('[data-map]');
  const stage = root.querySelector<HTMLElement>('[data-stage]');
  let stopped = false;
  const state = (name: string, error?: Error): void => {
    if (!stage) return;
    stage.dataset.mapState = name;
    if (error) stage.dataset.mapError = error.message;
    else delete stage.dataset.mapError;
  };
  const create = async (): Promise<LiveMap | null> => {
    await afterPaint();
    if (!container || stopped) return null;
    const { openStoryMap, settled } = await import('#map/open.ts');
    if (stopped) return null;
    const { player } = options;
    let timeline = player.timeline();
    const storyMap = openStoryMap({
      container,
      base: options.ground,
      workerUrl: options.worker,
      borders: options.borders,
      timeline,
      frame: player.frame(),
      onState: state,
    });
    const draw = (frame: Frame, next: Timeline): void => {
      if (next !== timeline) {
        timeline = next;
        storyMap.setTimeline(next, frame);
      } else storyMap.draw(frame);
    };
    const stop = player.subscribe(draw);
    try {
      await storyMap.ready;
    } catch {
      stop();
      storyMap.destroy();
      state('failed');
      return null;
    }
    stop();
    draw(player.frame(), player.timeline());
    return { draw, map: () => storyMap.map(), settled: () => settled(storyMap), destroy: () => storyMap.destroy() };
  };
  const created = create().catch((error: unknown) => {
    state('failed', error instanceof Error ? error : new Error(String(error)));
    return null;
  });
  return {
    created,
    stop() {
      stopped = true;
    },
  };
}

/** After the browser has painted once: two animation frames, then a task of its own. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
