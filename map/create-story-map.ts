import type { Map as MapLibreMap } from 'maplibre-gl';
import { belowStory } from '#basemap/style.ts';
import type { Camera } from '#geo/camera.ts';
import type { Side } from '#story/story.ts';
import { type Announcer, makeAnnouncer } from './announcer.ts';
import type { Change } from './changes.ts';
import { listen } from './events.ts';
import { glide } from './glide.ts';
import type { Target } from './highlight.ts';
import { hitAt } from './hit.ts';
import { labelKey } from './label-atlas.ts';
import { makeLabelText } from './label-text.ts';
import { afterInput, initialMap, type MapEffect, type MapInput, type MapModel } from './map-state.ts';
import { handlers, makeMap } from './maplibre.ts';
import { type Painted, paintedOf } from './painted.ts';
import { pointing } from './pointing.ts';
import { makeStoryLayer, storyLayerId, viewNow } from './story-layer.ts';

import type { StoryMap, StoryMapOptions } from './story-map.ts';

const TIMEOUT = 20_000;
/** More device px than this per CSS px cost much and show little. */
const MAX_RATIO = 2;

/** Makes the map of a story in its container. Does not throw: a browser without WebGL 2 is a state (`failed`), not a mistake. */
export function createStoryMap(options: StoryMapOptions): StoryMap {
  const { onState = () => {}, timeout = TIMEOUT } = options;
  const store = { model: initialMap({ frame: options.frame, timeline: options.timeline }) };
  const announcer = makeAnnouncer(onState, timeout);
  const map = makeMap(options, pixelRatio(), () => store.model.explore !== 'off');
  if (map instanceof Error) {
    queueMicrotask(() => announcer.breakWith(map));
    return noMap(announcer.ready, announcer.stop);
  }
  return storyOn(map, store, announcer, options);
}

/** Carries out on MapLibre's map what the model's inputs ask for. */
function storyOn(map: MapLibreMap, store: { model: MapModel }, announcer: Announcer, options: StoryMapOptions): StoryMap {
  const { container, onTap, onHover } = options;
  let painted: Painted | null = null;
  let labelsReady: Promise<void> = Promise.resolve();
  let stopGlide = (): void => {};
  const labels = makeLabelText(pixelRatio, () => dispatch({ kind: 'labels-drawn' }));
  const layer = makeStoryLayer(
    () => ({ frame: store.model.wanted.frame, source: store.model.wanted.timeline, atlas: labels.atlas(), target: store.model.target }),
    (scene, { source, atlas }) => {
      painted = paintedOf(scene, source, atlas);
    },
  );
  const stopPointing = pointing(container, { hit, exploring: () => store.model.explore !== 'off', onTap, onHover });
  setInteractive(map, false);
  map.on('style.load', addLayer);
  listen(map, () => labelsReady, announcer.dispatch);
  container.addEventListener('webglcontextlost', onContextLost, { capture: true });

  function dispatch(input: MapInput): void {
    if (store.model.destroyed) return;
    const { next, effects } = afterInput(store.model, input, contextLost());
    store.model = next;
    for (const effect of effects) run(effect);
  }

  function run(effect: MapEffect): void {
    switch (effect.kind) {
      case 'render':
        for (const change of effect.changes) apply(change);
        // In this task: MapLibre's own rendering would come an animation frame later.
        map.redraw();
        break;
      case 'interactive':
        for (const name of handlers) {
          if (effect.on) map[name].enable();
          else map[name].disable();
        }
        setInteractive(map, effect.on);
        break;
      case 'halt':
        map.stop();
        break;
      case 'glide':
        stopGlide = glide(
          cameraOf(map),
          () => store.model.wanted.frame.camera,
          store.model.wanted.timeline.stage,
          effect.ms,
          moveTo,
          () => dispatch({ kind: 'returned' }),
        );
        break;
      case 'stop-glide':
        stopGlide();
        break;
      case 'zoom':
        map.easeTo({ zoom: map.getZoom() + effect.levels, duration: effect.ms });
        break;
      case 'remove-layer':
        // Before MapLibre learns of the loss: it would warn that it cannot restore the layer. We do.
        if (map.getLayer(storyLayerId)) map.removeLayer(storyLayerId);
        break;
      case 'notify-lost':
        announcer.dispatch({ kind: 'lost' });
        break;
      case 'notify-broken':
        announcer.breakWith(effect.error);
        break;
      case 'destroy':
        announcer.stop();
        labels.stop();
        container.removeEventListener('webglcontextlost', onContextLost, { capture: true });
        stopPointing();
        map.remove();
    }
  }

  function apply(change: Change): void {
    switch (change.kind) {
      case 'size':
        map.setPixelRatio(pixelRatio());
        map.resize();
        break;
      case 'camera':
        map.jumpTo({ ...cameraOptions(change.camera), padding: change.padding });
        break;
      case 'global-state':
        map.setGlobalStateProperty(change.key, change.value);
        break;
      case 'labels':
        labelsReady = labels.update(store.model.wanted.timeline);
        labelsReady.catch(announcer.breakWith);
        break;
      case 'story': // the layer reads the frame while it renders
        break;
    }
  }

  /** Shows a camera of the glide. */
  function moveTo(camera: Camera): void {
    if (!store.model.styled || contextLost()) return;
    map.jumpTo(cameraOptions(camera));
    map.redraw();
  }

  function contextLost(): boolean {
    return map.getCanvas().getContext('webgl2')?.isContextLost() ?? false;
  }

  function addLayer(): void {
    try {
      if (!map.getLayer(storyLayerId)) map.addLayer(layer, map.getLayer(belowStory) ? belowStory : undefined);
    } catch (error) {
      dispatch({ kind: 'layer-failed', error });
      return;
    }
    dispatch({ kind: 'layer-added' });
  }

  function onContextLost(): void {
    dispatch({ kind: 'context-lost' });
  }

  function hit(point: { x: number; y: number }): Target | null {
    if (!store.model.styled) return null;
    const { frame, timeline } = store.model.wanted;
    const sizeOf = (id: string, side: Side): { width: number; height: number } | null => {
      const place = timeline.story.places[id];
      return (place && labels.atlas()?.entries.get(labelKey(place, side))?.text) ?? null;
    };
    return hitAt(point, frame, timeline, viewNow(map), sizeOf);
  }

  return {
    draw: (frame) => dispatch({ kind: 'draw', frame }),
    setTimeline: (timeline, frame) => dispatch({ kind: 'timeline', timeline, ...(frame ? { frame } : {}) }),
    map: () => (store.model.destroyed ? null : map),
    setExplore: (on, ms = 0) => dispatch({ kind: 'explore', on, ms }),
    zoomBy: (levels, ms = 0) => dispatch({ kind: 'zoom', levels, ms }),
    highlight: (target) => dispatch({ kind: 'highlight', target }),
    painted: () => painted,
    ready: announcer.ready,
    destroy: () => dispatch({ kind: 'destroy' }),
  };
}

const pixelRatio = (): number => Math.min(window.devicePixelRatio || 1, MAX_RATIO);

const cameraOptions = ({ center, zoom, bearing, pitch }: Camera) => ({
  center: [center[0], center[1]] as [number, number],
  zoom,
  bearing,
  pitch,
});

function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
}

/** Off: the page keeps wheel and fingers, as nothing of the map takes part in hit testing or takes the focus. */
function setInteractive(map: MapLibreMap, on: boolean): void {
  map.getCanvasContainer().style.pointerEvents = on ? '' : 'none';
  map.getCanvas().tabIndex = on ? 0 : -1;
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
