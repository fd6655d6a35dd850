import { AJAXError, addProtocol, getGlobalDispatcher, Map as MapLibreMap, type RequestTransformFunction, setWorkerUrl } from 'maplibre-gl';
import { clamp } from '#geo/angle.ts';
import { leaveOutClearSky } from './clear-sky.ts';
import type { StoryMapOptions } from './story-map.ts';
import { noStoryTiles, tileAddress } from './tile-address.ts';
import { trustWorker } from './trusted-worker.ts';

/** How far a reader may zoom in explore mode; and beyond the deepest tiles of streets. */
const EXPLORE_ZOOM = { min: 0, max: 10, overStreets: 2 } as const;
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

/** A scheme that no server answers: tiles that a story has not are known to be missing, and are never asked for. */
const missing = 'missing-tile';

function ownTiles(basemap: string, tiles: StoryMapOptions['tiles']): RequestTransformFunction {
  addProtocol(missing, async ({ url }) => {
    throw new AJAXError(404, 'no such tile in this story', url, new Blob());
  });
  return (url) => ({ url: tileAddress(url, basemap, tiles) ?? `${missing}://${url}` });
}

/** The map with everything switched off that would move it by itself; the error where the browser gives no WebGL 2. */
export function makeMap(
  { container, style, basemap, tiles, workerUrl, frame, timeline }: StoryMapOptions,
  pixelRatio: number,
  exploring: () => boolean,
): MapLibreMap | Error {
  const { center, zoom, bearing, pitch } = frame.camera;
  const closest = Math.max(EXPLORE_ZOOM.max, (tiles.streets?.tiles.deepest ?? 0) + EXPLORE_ZOOM.overStreets);
  trustWorker(workerUrl);
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
      transformRequest: tiles === noStoryTiles ? null : ownTiles(basemap, tiles),
      canvasContextAttributes: { powerPreference: 'default', antialias: false },
      // The camera is the frame's, to the bit; only a reader's own is limited to zooms that have a basemap.
      transformConstrain: (where, z) => ({
        center: where,
        zoom: exploring() ? clamp(EXPLORE_ZOOM.min, z, closest) : z,
      }),
      ...Object.fromEntries(handlers.map((name) => [name, false])),
    });
    leaveOutClearSky(map);
    map.setPadding(timeline.stage.free);
    return map;
  } catch (error) {
    // MapLibre leaves what it had built.
    container.replaceChildren();
    container.classList.remove('maplibregl-map');
    return error instanceof Error ? error : new Error(String(error));
  }
}
