import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { overlayPath, tilesFolder } from '#story/media-files.ts';
import type { Overlay } from '#story/story.ts';

/** The opacities of a layer's type, with MapLibre's defaults: all 1. */
const opacities = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  raster: ['raster-opacity'],
} as const satisfies Record<Overlay['type'], readonly string[]>;

const prefix = 'overlay-';

const idOf = ({ id }: Overlay): string => `${prefix}${id}`;

/** Whether a source of the map is an overlay's. */
export const isOverlaySource = (id: string | undefined): boolean => id?.startsWith(prefix) ?? false;

/** What an overlay is painted with at a strength, 0–1. */
export function paintAt({ type, paint }: Overlay, strength: number): Record<string, number> {
  const own = (property: string): number => (typeof paint[property] === 'number' ? paint[property] : 1);
  return Object.fromEntries(opacities[type].map((property) => [property, own(property) * strength]));
}

/** An overlay as MapLibre has it, not to be seen and not loaded yet. */
export function overlayLayer(overlay: Overlay): LayerSpecification {
  const { type, paint } = overlay;
  const fade = type === 'raster' ? { 'raster-fade-duration': 0 } : {};
  return {
    id: idOf(overlay),
    source: idOf(overlay),
    type,
    layout: { visibility: 'none' },
    paint: { ...paint, ...fade, ...paintAt(overlay, 0) },
  } as LayerSpecification;
}

/**
 * Adds overlays to the map, the lowest first; none shows yet.
 * @param files address prefix of files that never change
 * @param below id of the layer that they stay under
 */
export function addOverlays(map: MapLibreMap, overlays: readonly Overlay[], files: string, below: string | undefined): void {
  for (const overlay of overlays) {
    const id = idOf(overlay);
    if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(id)) map.removeSource(id);
    // absolute, as the worker may be from an address of its own
    const absolute = (path: string): string => new URL(`${files}${path}`, window.location.href).href;
    if ('tiles' in overlay) {
      const { format, side, minZoom, maxZoom, bounds } = overlay.tiles;
      map.addSource(id, {
        type: 'raster',
        tiles: [`${absolute(tilesFolder(overlay.tiles))}/{z}/{x}/{y}.${format}`],
        tileSize: side,
        minzoom: minZoom,
        maxzoom: maxZoom,
        bounds: [...bounds],
      });
    } else if (overlay.type === 'raster') {
      const url = absolute(overlayPath(overlay));
      const coordinates = overlay.corners.map(([lon, lat]) => [lon, lat] as [number, number]);
      map.addSource(id, {
        type: 'image',
        url,
        coordinates: coordinates as [[number, number], [number, number], [number, number], [number, number]],
      });
    } else map.addSource(id, { type: 'geojson', data: absolute(overlayPath(overlay)) });
    map.addLayer(overlayLayer(overlay), below);
  }
}

/** Shows overlays with their strengths, 0–1; those that are not named are not seen. */
export function showOverlays(map: MapLibreMap, overlays: readonly Overlay[], strengths: Readonly<Record<string, number>>): void {
  for (const overlay of overlays) {
    const id = idOf(overlay);
    if (!map.getLayer(id)) continue;
    const strength = strengths[overlay.id] ?? 0;
    // Its file is loaded when it first shows. From then on MapLibre keeps it, and draws nothing of an opacity of 0: where it shows again, it does in this frame.
    if (strength > 0) map.setLayoutProperty(id, 'visibility', 'visible');
    for (const [property, value] of Object.entries(paintAt(overlay, strength))) map.setPaintProperty(id, property as 'fill-opacity', value);
  }
}
