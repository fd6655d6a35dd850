import type { PageScroll } from '#player/drivers/page-scroll.ts';
import type { Player } from '#player/player.ts';
import type { Story } from '#story/story.ts';
import type { Frame } from '#timeline/frame.ts';
import type { LngLat, Stage } from '#timeline/stages.ts';
import type { LiveMap } from './live-map.ts';

/** `window.mapStory`: the public interface for host pages, tests and curious developers. */
export interface MapStoryHandle {
  readonly story: string;
  readonly lang: string;
  readonly steps: readonly { readonly id: string; readonly position: number }[];
  readonly places: Readonly<Record<string, LngLat>>;
  position(): number;
  stage(): Stage;
  frame(): Frame;
  /** Resolves with the frame once it is on the screen. Rejects with RangeError for an unknown step or a position that is not a number. */
  seek(stepIdOrPosition: string | number): Promise<Frame>;
  /** MapLibre's map once it shows the story's frame, or null. */
  map(): ReturnType<LiveMap['map']> | null;
  /** Where the story's layer last painted marks, labels and the legs' drawn ends, CSS px of the stage, or null. For tests. */
  painted(): ReturnType<LiveMap['painted']>;
  /** For the studio: the map shows the story as it is edited, with the steps that the page has. Its words are the page's. */
  showEdited(story: Story): void;
}

declare global {
  interface Window {
    mapStory?: MapStoryHandle;
  }
}

/** Puts the handle on `window`. @returns how to remove it */
export function installHandle(parts: {
  story: Story;
  lang: string;
  player: Player;
  scroll: PageScroll;
  live: () => LiveMap | null;
  shows: () => Promise<LiveMap | null>;
  showEdited: (story: Story) => void;
}): () => void {
  const { story, lang, player, scroll, live, shows, showEdited } = parts;
  const steps = story.steps.map((step, position) => ({ id: step.id, position }));
  const handle: MapStoryHandle = {
    story: story.id,
    lang,
    steps,
    places: Object.fromEntries(Object.values(story.places).map((place) => [place.id, place.at])),
    position: () => player.position(),
    stage: () => player.timeline().stage,
    frame: () => player.frame(),
    async seek(to) {
      const position = typeof to === 'number' ? to : steps.find((step) => step.id === to)?.position;
      if (position === undefined || !Number.isFinite(position)) {
        throw new RangeError(
          `Unexpected step ${JSON.stringify(to)}, expected a number or one of ${steps.map((step) => step.id).join(', ')}`,
        );
      }
      scroll.seek(position);
      const frame = await player.drawn();
      await shows();
      // A lost map does not settle until it is restored.
      await live()?.settled();
      return frame;
    },
    map: () => live()?.map() ?? null,
    painted: () => live()?.painted() ?? null,
    showEdited,
  };
  window.mapStory = handle;
  return () => {
    if (window.mapStory === handle) delete window.mapStory;
  };
}
