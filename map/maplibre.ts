import { getGlobalDispatcher, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import { clamp } from '#geo/angle.ts';
import type { StoryMapOptions } from './story-map.ts';

/** How far a reader may zoom in explore mode. */
const EXPLORE_ZOOM = { min: 0, max: 10 } as const;
/** MapLibre's handlers by which a reader moves a map; off except in explore mode. */
export const handlers = [
  'scrollZoom',
  'boxZoom',
  'dragRotate',
  'dragPan',
  'keyboard',
  'doubleClickZoom',
  'touchZoomRotate',
  'touchPitch',
] as const;

const ignore = (): void => {};

/** The map with everything switched off that would move it by itself; the error where the browser gives no WebGL 2. */
export function makeMap(
  { container, style, workerUrl, frame, timeline }: StoryMapOptions,
  pixelRatio: number,
  exploring: () => boolean,
): MapLibreMap | Error {
  const { center, zoom, bearing, pitch } = frame.camera;
  setWorkerUrl(workerUrl);
  // A worker that does not load is reported to each map and here again, where without a listener it would go to the console.
  getGlobalDispatcher().on('error', ignore);
  try {
    const map = new MapLibreMap({
      container,
      // Changes of a paint value show at once, not after a fade.
      style: { ...style, transition: { duration: 0, delay: 0 } },
      center: [center[0], center[1]],
      zoom,
      bearing,
      pitch,
      maxPitch: 75,
      pixelRatio,
      fadeDuration: 0,
      trackResize: false,
      renderWorldCopies: true,
      attributionControl: false,
      canvasContextAttributes: { powerPreference: 'default', antialias: false },
      // The camera is the frame's, to the bit; only a reader's own is limited to zooms that have a basemap.
      transformConstrain: (where, z) => ({
        center: where,
        zoom: exploring() ? clamp(EXPLORE_ZOOM.min, z, EXPLORE_ZOOM.max) : z,
      }),
      ...Object.fromEntries(handlers.map((name) => [name, false])),
    });
    map.setPadding(timeline.stage.free);
    return map;
  } catch (error) {
    // MapLibre leaves what it had built.
    container.replaceChildren();
    container.classList.remove('maplibregl-map');
    return error instanceof Error ? error : new Error(String(error));
  }
}
