import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { belowStory } from '#basemap/style.ts';
import type { Frame } from '#timeline/frame.ts';
import { type Change, changesBetween, type MapTimeline, type Shown } from './changes.ts';
import { loadLabelFaces } from './fonts.ts';
import { hitAt, type Target } from './hit.ts';
import { drawLabelAtlas, type LabelAtlas, labelKey } from './label-atlas.ts';
import { handlers, makeMap } from './maplibre.ts';
import type { Scene } from './scene.ts';
import { makeStoryLayer, storyLayerId, viewNow } from './story-layer.ts';

/** `failed`: there is no map and there will be none · `lost`: the browser took the graphics away, the map is blank until `restored`. */
export type MapState = 'ready' | 'lost' | 'restored' | 'failed';

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
}

export interface StoryMap {
  /** Shows a frame, before the call returns. Never throws; while there is no map the last frame waits for it. */
  draw(frame: Frame): void;
  /** Another stage or language, with the frame that belongs to it (else the last one). Call it when the container has its new size. */
  setTimeline(timeline: MapTimeline, frame?: Frame): void;
  /** MapLibre's map; null when there is none */
  map(): MapLibreMap | null;
  /** On: the reader moves the map, frames move only the story on it. Off: the map goes back to the frame. */
  setExplore(on: boolean): void;
  /** What the story's layer last put on the canvas, CSS px; null: nothing yet. For checks. */
  painted(): Scene | null;
  /** Resolves with the first whole picture, words included. Rejects where `onState` says `failed`. */
  readonly ready: Promise<void>;
  destroy(): void;
}

/** How long labels wait for their fonts before they are drawn in the fallback, ms. */
const FONT_PATIENCE = 3000;
/** More device px than this per CSS px cost much and show little. */
const MAX_RATIO = 2;
/** Makes the map of a story in its container. Does not throw: a browser without WebGL 2 is a state (`failed`), not a mistake. */
export function createStoryMap(options: StoryMapOptions): StoryMap {
  const { container, onState = () => {}, onTap } = options;
  let wanted: Shown = { frame: options.frame, timeline: options.timeline };
  let shown: Shown | null = null;
  let styled = false;
  let exploring = false;
  let destroyed = false;
  let atlas: LabelAtlas | null = null;
  let settle: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => {}); // who does not wait for it has onState

  const ratioNow = (): number => Math.min(window.devicePixelRatio || 1, MAX_RATIO);
  let failed = false;
  const fail = (error: Error): void => {
    if (failed || destroyed) return;
    failed = true;
    settle.reject(error);
    onState('failed', error);
  };
  const map = makeMap(options, ratioNow(), () => exploring);
  if (map instanceof Error) {
    queueMicrotask(() => fail(map));
    return {
      draw() {},
      setTimeline() {},
      map: () => null,
      setExplore() {},
      painted: () => null,
      ready,
      destroy() {
        destroyed = true;
      },
    };
  }

  let painted: Scene | null = null;
  const layer = makeStoryLayer(
    () => ({ frame: wanted.frame, source: wanted.timeline, atlas }),
    (scene) => {
      painted = scene;
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
        labelsReady = renewLabels();
        labelsReady.catch(fail);
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

  const drawLabels = (): void => {
    const { story, lang } = wanted.timeline;
    // Twice the device's px at most: the pictures lie between px while the map moves.
    atlas = drawLabelAtlas(Object.values(story.places), lang, Math.max(ratioNow(), 2));
    if (alive()) map.redraw();
  };
  const renewLabels = async (): Promise<void> => {
    const { timeline } = wanted;
    await loadLabelFaces(timeline.story, timeline.lang, FONT_PATIENCE);
    if (!destroyed && timeline.lang === wanted.timeline.lang) drawLabels();
  };
  let labelsReady: Promise<void> = Promise.resolve();
  const onLateFonts = (): void => {
    if (atlas) drawLabels();
  };

  const onLost = (): void => {
    styled = false;
    shown = null;
    // Before MapLibre hears of it: it would warn that it cannot bring the layer back. We do.
    if (map.getLayer(storyLayerId)) map.removeLayer(storyLayerId);
    onState('lost');
  };
  const onStyle = (): void => {
    styled = true;
    shown = null;
    try {
      if (!map.getLayer(storyLayerId)) map.addLayer(layer, map.getLayer(belowStory) ? belowStory : undefined);
    } catch (error) {
      // A driver that cannot compile the shaders.
      styled = false;
      fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    show();
  };
  let wasReady = false;
  const onLoad = async (): Promise<void> => {
    await labelsReady.catch(() => {}); // already told
    if (destroyed || failed) return;
    wasReady = true;
    settle.resolve();
    onState('ready');
  };
  const onClick = (event: MouseEvent): void => {
    if (!onTap || !styled) return;
    const { left, top } = container.getBoundingClientRect();
    const sizeOf = (id: string, side: Parameters<typeof labelKey>[1]): { width: number; height: number } | null => {
      const place = wanted.timeline.story.places[id];
      return (place && atlas?.entries.get(labelKey(place, side))?.text) ?? null;
    };
    onTap(hitAt({ x: event.clientX - left, y: event.clientY - top }, wanted.frame, wanted.timeline, viewNow(map), sizeOf));
  };

  letScroll(true);
  map.on('style.load', onStyle);
  map.once('load', () => void onLoad());
  map.on('webglcontextrestored', () => map.once('idle', () => !destroyed && onState('restored')));
  map.on('error', ({ error }) => {
    // What fails after the first picture leaves that picture standing.
    if (!wasReady) fail(error instanceof Error ? error : new Error(error.message));
  });
  container.addEventListener('webglcontextlost', onLost, { capture: true });
  container.addEventListener('click', onClick);
  document.fonts.addEventListener('loadingdone', onLateFonts);

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
    setExplore(on) {
      if (on === exploring || destroyed) return;
      exploring = on;
      for (const name of handlers) {
        if (on) map[name].enable();
        else map[name].disable();
      }
      letScroll(!on);
      if (on) return;
      shown = null;
      show();
    },
    painted: () => painted,
    ready,
    destroy() {
      if (destroyed) return;
      destroyed = true;
      container.removeEventListener('webglcontextlost', onLost, { capture: true });
      container.removeEventListener('click', onClick);
      document.fonts.removeEventListener('loadingdone', onLateFonts);
      map.remove();
    },
  };
}
