import type { Map as MapLibreMap } from 'maplibre-gl';
import { type View, viewOf } from '#geo/projection.ts';

/**
 * The view that the map has now: in the story the frame's, in explore mode the reader's. Asks nothing of the page's layout, which a scroll may just have changed.
 * @param size of the stage, CSS px
 */
export function viewNow(map: MapLibreMap, { width, height }: { readonly width: number; readonly height: number }): View {
  const { lng, lat } = map.getCenter();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  return viewOf(
    { center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() },
    { width, height, free: { top, right, bottom, left } },
  );
}

/** Whether two views show the same. */
export const sameView = (a: View, b: View): boolean =>
  a.center[0] === b.center[0] &&
  a.center[1] === b.center[1] &&
  a.R === b.R &&
  a.f === b.f &&
  a.cx === b.cx &&
  a.cy === b.cy &&
  a.width === b.width &&
  a.height === b.height &&
  a.sinBearing === b.sinBearing &&
  a.cosBearing === b.cosBearing &&
  a.sinPitch === b.sinPitch &&
  a.cosPitch === b.cosPitch;
