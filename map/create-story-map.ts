import type { Map as MapLibreMap } from 'maplibre-gl';
import { lightStrength } from '#basemap/lights.ts';
import { belowStory } from '#basemap/style.ts';
import type { Camera } from '#geo/camera.ts';
import type { Path } from '#geo/path.ts';
import { viewOf } from '#geo/projection.ts';
import type { Side } from '#story/story.ts';
import { type Announcer, makeAnnouncer } from './announcer.ts';
import type { Change } from './changes.ts';
import { coarsenMeshes } from './coarse-meshes.ts';
import { inksOf } from './color.ts';
import { movingRatio } from './draw-level.ts';
import { listen } from './events.ts';
import { glide } from './glide.ts';
import type { Target } from './highlight.ts';
import { hitAt } from './hit.ts';
import { labelKey } from './label-atlas.ts';
import { makeLabelText } from './label-text.ts';
import { lightLayerId, makeLightLayer } from './light-layer.ts';
import { makeLightStore } from './light-store.ts';
import { afterInput, initialMap, type MapEffect, type MapInput, type MapModel } from './map-state.ts';
import { handlers, makeMap } from './maplibre.ts';
import { makeMoving } from './moving.ts';
import { addOverlays, showOverlays } from './overlays.ts';
import { guarded } from './own-layer.ts';
import { type Painted, paintedOf } from './painted.ts';
import { pointing } from './pointing.ts';
import { makePrefetch } from './prefetch.ts';
import { type LevelsOf, rememberLevels } from './runs.ts';
import { makeSlices } from './slices.ts';
import { makeStoryLayer, storyLayerId } from './story-layer.ts';
import type { StoryMap, StoryMapOptions } from './story-map.ts';
import { viewNow } from './view-now.ts';

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
  let painted: (() => Painted) | null = null;
  const levels = rememberLevels();
  let layersAdded = promised();
  let stopGlide = (): void => {};
  const labels = makeLabelText(pixelRatio, options.palette, () => dispatch({ kind: 'labels-drawn' }));
  const lights = makeLightStore(options.basemap, () => dispatch({ kind: 'lights-loaded' }));
  const layer = makeStoryLayer(
    () => ({ frame: store.model.wanted.frame, source: store.model.wanted.timeline, atlas: labels.atlas(), target: store.model.target }),
    levels,
    options.palette,
    (scene, { source, atlas }) => {
      painted = () => paintedOf(scene, source, atlas);
    },
  );
  const prefetch = makePrefetch(options.basemap, options.tiles);
  const lightLayer = makeLightLayer(
    (view) => lights.in(view, map.getZoom()),
    () => store.model.wanted.timeline.stage,
    () => store.model.wanted.frame.lights * lightStrength(map.getZoom()),
    () => !(moving.now() && moving.level() === 'no-halos'),
    inksOf(options.palette),
  );
  const ownLayers = [lightLayer, layer].map((one) => guarded(one, (error) => dispatch({ kind: 'layer-failed', error })));
  const moving = makeMoving(
    options.drawLevel ?? 'all',
    () => {
      if (drawnRatio !== pixelRatio() || moving.level() === 'no-halos') dispatch({ kind: 'rested' });
    },
    (level) => options.onDrawLevel?.(level),
  );
  let drawnRatio = pixelRatio();
  const stopPointing = pointing(container, { hit, exploring: () => store.model.explore !== 'off', onTap, onHover });
  setInteractive(map, false);
  map.on('style.load', () => {
    coarsenMeshes(map);
    // MapLibre waits for each program of its own, and with it for all that was asked for before it: ours come after its first.
    map.off('render', addLayer);
    map.once('render', addLayer);
  });
  listen(map, filesReady, announcer.dispatch);
  container.addEventListener('webglcontextlost', onContextLost, { capture: true });
  // What the first frame needs comes while the style loads and the programs are compiled.
  let labelsReady = updateLabels();
  lights.in(viewOf(options.frame.camera, options.timeline.stage), options.frame.camera.zoom);
  void prepareLevels(Object.values(options.timeline.paths), levels);
  // MapLibre says the same where the browser ended its workers in the background, as iOS does: it begins anew, without our layers.
  map.on('webglcontextlost', () => {
    if (store.model.styled) onContextLost();
  });

  function dispatch(input: MapInput): void {
    if (store.model.destroyed) return;
    const { next, effects } = afterInput(store.model, input, contextLost());
    store.model = next;
    for (const effect of effects) run(effect);
  }

  function run(effect: MapEffect): void {
    switch (effect.kind) {
      case 'render':
        draw(effect.changes);
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
        for (const id of [storyLayerId, lightLayerId]) if (map.getLayer(id)) map.removeLayer(id);
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
        lights.stop();
        moving.stop();
        prefetch.stop();
        container.removeEventListener('webglcontextlost', onContextLost, { capture: true });
        stopPointing();
        map.remove();
    }
  }

  function draw(changes: readonly Change[]): void {
    const moves = changes.some(({ kind }) => kind === 'camera');
    if (moves) moving.begin();
    const ratio = moves || moving.now() ? movingRatio(moving.level(), pixelRatio()) : pixelRatio();
    if (ratio !== drawnRatio) map.setPixelRatio(ratio);
    drawnRatio = ratio;
    for (const change of changes) apply(change);
    // In this task: MapLibre's own rendering would come an animation frame later.
    map.redraw();
    if (moves) moving.drawn();
  }

  function apply(change: Change): void {
    switch (change.kind) {
      case 'size':
        map.setPixelRatio(drawnRatio);
        map.resize();
        break;
      case 'camera':
        map.jumpTo({ ...cameraOptions(change.camera), padding: change.padding });
        break;
      case 'overlays':
        showOverlays(map, store.model.wanted.timeline.story.overlays ?? [], change.strengths);
        break;
      case 'labels':
        labelsReady = updateLabels();
        break;
      case 'story': // the layers read the frame while they render
        break;
    }
  }

  function updateLabels(): Promise<void> {
    const ready = labels.update(store.model.wanted.timeline);
    ready.catch(announcer.breakWith);
    return ready;
  }

  /** Shows a camera of the glide. */
  function moveTo(camera: Camera): void {
    if (!store.model.styled || contextLost()) return;
    map.jumpTo(cameraOptions(camera));
    map.redraw();
  }

  /** Resolves when what MapLibre does not load itself, labels and lights, is there or has failed. */
  async function filesReady(): Promise<void> {
    // The layers first: they ask for the lights of the frame that they get, and there may be other labels by then.
    await layersAdded.promise;
    await Promise.all([labelsReady, lights.settled()]);
  }

  async function complete(): Promise<void> {
    await filesReady();
    await moving.rest();
  }

  function contextLost(): boolean {
    return map.getCanvas().getContext('webgl2')?.isContextLost() ?? false;
  }

  function addLayer(): void {
    try {
      const below = map.getLayer(belowStory) ? belowStory : undefined;
      const [first, ...others] = ownLayers;
      if (first && !map.getLayer(first.id)) map.addLayer(first, below);
      // over the basemap and its lights, under the story
      addOverlays(map, store.model.wanted.timeline.story.overlays ?? [], options.files ?? '', below);
      for (const one of others) if (!map.getLayer(one.id)) map.addLayer(one, below);
    } catch (error) {
      dispatch({ kind: 'layer-failed', error });
      return;
    }
    whenCompiled();
  }

  /** Hands the first frame over once the programs are compiled, which the driver does beside the page's work. */
  function whenCompiled(): void {
    if (store.model.destroyed || contextLost() || !map.getLayer(storyLayerId)) return;
    if (!ownLayers.every((one) => one.ready())) {
      requestAnimationFrame(whenCompiled);
      return;
    }
    dispatch({ kind: 'layer-added' });
    layersAdded.resolve();
  }

  function onContextLost(): void {
    layersAdded = promised();
    dispatch({ kind: 'context-lost' });
  }

  function hit(point: { x: number; y: number }): Target | null {
    if (!store.model.styled) return null;
    const { frame, timeline } = store.model.wanted;
    const sizeOf = (id: string, side: Side): { width: number; height: number } | null => {
      const place = timeline.story.places[id];
      return (place && labels.atlas()?.entries.get(labelKey(place, side))?.text) ?? null;
    };
    return hitAt(point, frame, timeline, viewNow(map, timeline.stage), sizeOf, levels);
  }

  return {
    draw: (frame) => dispatch({ kind: 'draw', frame }),
    setTimeline: (timeline, frame) => dispatch({ kind: 'timeline', timeline, ...(frame ? { frame } : {}) }),
    map: () => (store.model.destroyed ? null : map),
    setExplore: (on, ms = 0) => dispatch({ kind: 'explore', on, ms }),
    zoomBy: (levels, ms = 0) => dispatch({ kind: 'zoom', levels, ms }),
    highlight: (target) => dispatch({ kind: 'highlight', target }),
    prefetch: (camera) => prefetch.want(camera, store.model.wanted.timeline.stage),
    painted: () => painted?.() ?? null,
    complete,
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

/** Works out the levels of paths before a frame needs them. */
async function prepareLevels(paths: readonly Path[], levels: LevelsOf): Promise<void> {
  const pause = makeSlices();
  for (const path of paths) {
    await pause();
    levels(path);
  }
}

/** A promise that is resolved from outside. */
function promised(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
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
    prefetch() {},
    painted: () => null,
    complete: async () => {},
    ready,
    destroy,
  };
}
