import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { belowStory } from '#basemap/style.ts';
import type { Camera } from '#geo/camera.ts';
import type { Frame } from '#timeline/frame.ts';
import { makeAnnouncer } from './announcer.ts';
import { type Change, changesBetween, type MapTimeline, type Shown } from './changes.ts';
import { listen } from './events.ts';
import { glide } from './glide.ts';
import { sameTarget, type Target } from './highlight.ts';
import { hitAt } from './hit.ts';
import { labelKey } from './label-atlas.ts';
import { makeLabelText } from './label-text.ts';
import { handlers, makeMap } from './maplibre.ts';
import { type Painted, paintedOf } from './painted.ts';
import { pointing } from './pointing.ts';
import type { MapState } from './readiness.ts';
import { makeStoryLayer, storyLayerId, viewNow } from './story-layer.ts';

export interface StoryMapOptions {
  /** an element of the stage's size; its content is the map's */
  readonly container: HTMLElement;
  /** the ground */
  readonly style: StyleSpecification;
  readonly timeline: MapTimeline;
  /** address of MapLibre's worker, from our own origin */
  readonly workerUrl: string;
  /** the first frame */
  readonly frame: Frame;
  readonly onState?: (state: MapState, error?: Error) => void;
  /** what the reader tapped; null: nothing */
  readonly onTap?: (target: Target | null) => void;
  /** what the mouse came to rest on while the reader moves the map */
  readonly onHover?: (target: Target) => void;
  /** how long `ready` waits for a map whose files hang, ms from creation; 20 000 unless told */
  readonly patience?: number;
}

export interface StoryMap {
  /** Shows a frame, before the call returns. Never throws; while there is no map the last frame waits for it. */
  draw(frame: Frame): void;
  /** Another stage or language, with the frame that belongs to it (else the last one). Call it when the container has its new size. */
  setTimeline(timeline: MapTimeline, frame?: Frame): void;
  /** MapLibre's map; null when there is none */
  map(): MapLibreMap | null;
  /**
   * On: the reader moves the map, frames move only the story on it. Off: the map goes back to the frame, in `ms` (0 unless told: at once).
   */
  setExplore(on: boolean, ms?: number): void;
  /** While exploring: one zoom level in (1) or out (-1), about the middle of the free part. */
  zoomBy(levels: number, ms?: number): void;
  /**
   * Points at something of the story, at once and until it is cleared (null), whatever frame is drawn: a ring in ink about a place, an edge of ink about
   * a leg, a stronger outline for a region. It shows also where the frame does not show it, if it lies in view. Never throws; ids that the story
   * does not know show nothing.
   */
  highlight(target: Target | null): void;
  /** What the story's layer last put on the canvas, CSS px of the stage; null: nothing yet. For checks. */
  painted(): Painted | null;
  /**
   * Resolves with the first whole picture, words included. Rejects where `onState` first says `failed`, and when the map is destroyed
   * before. `onState` may still say `ready` later, when the ground comes after all.
   */
  readonly ready: Promise<void>;
  /** Safe at any moment, and twice. */
  destroy(): void;
}

const PATIENCE = 20_000;
/** More device px than this per CSS px cost much and show little. */
const MAX_RATIO = 2;

/** Makes the map of a story in its container. Does not throw: a browser without WebGL 2 is a state (`failed`), not a mistake. */
export function createStoryMap(options: StoryMapOptions): StoryMap {
  const { container, onState = () => {} } = options;
  let wanted: Shown = { frame: options.frame, timeline: options.timeline };
  let shown: Shown | null = null;
  let styled = false;
  let exploring = false;
  let destroyed = false;
  let target: Target | null = null;
  /** brings a map that is gliding home there at once */
  let arrive: (() => void) | null = null;
  const { dispatch, breakWith, ready, stop } = makeAnnouncer(onState, options.patience ?? PATIENCE);

  const ratioNow = (): number => Math.min(window.devicePixelRatio || 1, MAX_RATIO);
  const map = makeMap(options, ratioNow(), () => exploring);
  if (map instanceof Error) {
    queueMicrotask(() => breakWith(map));
    return noMap(ready, stop);
  }

  let painted: Painted | null = null;
  const words = makeLabelText(ratioNow, () => alive() && map.redraw());
  const layer = makeStoryLayer(
    () => ({ frame: wanted.frame, source: wanted.timeline, atlas: words.atlas(), target }),
    (scene, { source, atlas }) => {
      painted = paintedOf(scene, source, atlas);
    },
  );
  const letScroll = (scroll: boolean): void => {
    // The page keeps wheel and fingers: nothing of the map takes part in hit testing.
    map.getCanvasContainer().style.pointerEvents = scroll ? 'none' : '';
    map.getCanvas().tabIndex = scroll ? -1 : 0;
  };

  const apply = (change: Change): void => {
    switch (change.kind) {
      case 'size':
        map.setPixelRatio(ratioNow());
        map.resize();
        break;
      case 'camera': {
        const { center, zoom, bearing, pitch } = change.camera;
        if (!exploring) map.jumpTo({ center: [center[0], center[1]], zoom, bearing, pitch, padding: change.padding });
        break;
      }
      case 'global-state':
        map.setGlobalStateProperty(change.key, change.value);
        break;
      case 'labels':
        wordsReady = words.renew(wanted.timeline);
        wordsReady.catch(breakWith);
        break;
      case 'story': // the layer reads the frame while it renders
        break;
    }
  };

  /** There is a canvas to draw on. (The browser tells of a lost context one task late.) */
  const alive = (): boolean => styled && !destroyed && !map.getCanvas().getContext('webgl2')?.isContextLost();

  const show = (): void => {
    if (!alive()) return;
    const changes = changesBetween(shown, wanted);
    if (changes.length === 0) return;
    for (const change of changes) apply(change);
    shown = wanted;
    // In this task: MapLibre's own rendering would come an animation frame later.
    map.redraw();
  };

  let wordsReady: Promise<void> = Promise.resolve();

  const onLost = (): void => {
    styled = false;
    shown = null;
    // Before MapLibre hears of it: it would warn that it cannot bring the layer back. We do.
    if (map.getLayer(storyLayerId)) map.removeLayer(storyLayerId);
    dispatch({ kind: 'lost' });
  };
  const onStyle = (): void => {
    styled = true;
    shown = null;
    try {
      if (!map.getLayer(storyLayerId)) map.addLayer(layer, map.getLayer(belowStory) ? belowStory : undefined);
    } catch (error) {
      // A driver that cannot compile the shaders.
      styled = false;
      breakWith(error);
      return;
    }
    show();
  };
  const hit = (point: { x: number; y: number }): Target | null => {
    if (!styled) return null;
    const sizeOf = (id: string, side: Parameters<typeof labelKey>[1]): { width: number; height: number } | null => {
      const place = wanted.timeline.story.places[id];
      return (place && words.atlas()?.entries.get(labelKey(place, side))?.text) ?? null;
    };
    return hitAt(point, wanted.frame, wanted.timeline, viewNow(map), sizeOf);
  };
  const stopPointing = pointing(container, { hit, exploring: () => exploring, onTap: options.onTap, onHover: options.onHover });

  letScroll(true);
  map.on('style.load', onStyle);
  listen(map, () => wordsReady, dispatch);
  container.addEventListener('webglcontextlost', onLost, { capture: true });
  return {
    draw(frame) {
      wanted = { ...wanted, frame };
      show();
    },
    setTimeline(timeline, frame = wanted.frame) {
      wanted = { timeline, frame };
      show();
    },
    map: () => (destroyed ? null : map),
    setExplore(on, ms = 0) {
      if (destroyed) return;
      arrive?.();
      if (on === exploring) return;
      for (const name of handlers) {
        if (on) map[name].enable();
        else map[name].disable();
      }
      letScroll(!on);
      if (on) {
        exploring = true;
        return;
      }
      map.stop();
      const { lng, lat } = map.getCenter();
      const from = { center: [lng, lat] as const, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
      const move = ({ center, zoom, bearing, pitch }: Camera): void => {
        if (!alive()) return;
        map.jumpTo({ center: [center[0], center[1]], zoom, bearing, pitch });
        map.redraw();
      };
      arrive = glide(
        from,
        () => wanted.frame.camera,
        wanted.timeline.stage,
        ms,
        move,
        () => {
          arrive = null;
          exploring = false;
          shown = null;
          show();
        },
      );
    },
    zoomBy(levels, ms = 0) {
      if (exploring && !arrive && !destroyed) map.easeTo({ zoom: map.getZoom() + levels, duration: ms });
    },
    highlight(next) {
      if (sameTarget(target, next)) return;
      target = next;
      if (alive()) map.redraw();
    },
    painted: () => painted,
    ready,
    destroy() {
      if (destroyed) return;
      arrive?.();
      destroyed = true;
      stop();
      words.stop();
      container.removeEventListener('webglcontextlost', onLost, { capture: true });
      stopPointing();
      map.remove();
    },
  };
}

/** Where the browser gives no map: everything can be called, nothing happens. */
function noMap(ready: Promise<void>, destroy: () => void): StoryMap {
  return {
    draw() {},
    setTimeline() {},
    map: () => null,
    setExplore() {},
    zoomBy() {},
    highlight() {},
    painted: () => null,
    ready,
    destroy,
  };
}
