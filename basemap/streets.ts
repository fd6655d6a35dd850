import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LngLat } from '#geo/camera.ts';
import type { Palette } from '#theme/palette.ts';
import type { Polygon } from './basemap.ts';
import type { Stops } from './basemap-lines.ts';
import type { TileRuns } from './tile-set.ts';

/** From this zoom on a publisher's own tiles are drawn, where there are some; below it the basemap is as exact as they. */
export const streetsFrom = 9;
/** The deepest tiles of archives in Protomaps' schema; closer cameras see these, scaled up. */
export const streetsDeepest = 15;
/** Buildings are kept of tiles from this zoom on. */
export const buildingsFrom = 13;

/** Who made the data, as their archive says it: words, of which some are a link. */
export interface Credit {
  readonly text: string;
  readonly url?: string;
}

/** What a page knows of the publisher's tiles that its story has. Plain JSON. */
export interface Streets {
  /** the tiles' folder under the basemap's address, with a trailing slash */
  readonly path: string;
  readonly tiles: TileRuns;
  /** west, south, east, north, degrees */
  readonly bounds: readonly [number, number, number, number];
  readonly credit: readonly Credit[];
}

/** A tile of streets as geometry, for renderers that draw it themselves. Degrees. */
export interface StreetGround {
  readonly earth: readonly Polygon[];
  readonly water: readonly Polygon[];
  readonly waterways: readonly (readonly LngLat[])[];
  readonly buildings: readonly Polygon[];
  readonly ways: readonly { readonly way: WayClass; readonly line: readonly LngLat[] }[];
}

/** How a way is drawn. `highway`, `main`, `street`: roads by rank · `rail` */
export type WayClass = 'highway' | 'main' | 'street' | 'rail';

/** Widths of ways by zoom, CSS px. A class shows from the first of its zooms on. In the order in which they are drawn. */
export const wayWidths: Readonly<Record<WayClass, Stops>> = {
  street: [
    [12, 0.4],
    [14, 1.2],
    [17, 7],
  ],
  rail: [
    [10, 0.5],
    [14, 0.9],
    [17, 2],
  ],
  main: [
    [9, 0.4],
    [12, 1],
    [14, 2.4],
    [17, 11],
  ],
  highway: [
    [9, 0.8],
    [12, 1.8],
    [14, 3.4],
    [17, 14],
  ],
};

/** Widths of rivers and canals that are lines, CSS px. */
export const waterwayWidth: Stops = [
  [9, 0.5],
  [12, 1],
  [16, 4],
];

export const wayColour = (way: WayClass, palette: Palette): string =>
  way === 'highway' || way === 'main' ? palette.mainStreet : palette.street;

export const streetSource = 'streets';

const byZoom = (stops: Stops): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** The layers of the publisher's tiles, over the basemap's land and water, which they cover, and below its borders. */
export function streetLayers(palette: Palette): LayerSpecification[] {
  const from = (layer: string) => ({ source: streetSource, 'source-layer': layer, minzoom: streetsFrom });
  const polygons = ['==', ['geometry-type'], 'Polygon'] as unknown as FilterSpecification;
  const lines = ['==', ['geometry-type'], 'LineString'] as unknown as FilterSpecification;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    { id: 'streets-earth', type: 'fill', ...from('earth'), paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    {
      id: 'streets-water',
      type: 'fill',
      ...from('water'),
      filter: polygons,
      paint: { 'fill-color': palette.sea, 'fill-antialias': false },
    },
    {
      id: 'streets-waterways',
      type: 'line',
      ...from('water'),
      filter: lines,
      paint: { 'line-color': palette.sea, 'line-width': byZoom(waterwayWidth) },
    },
    { id: 'streets-buildings', type: 'fill', ...from('buildings'), minzoom: buildingsFrom, paint: { 'fill-color': palette.building } },
    ...(Object.keys(wayWidths) as WayClass[]).map(
      (way): LayerSpecification => ({
        id: `streets-${way}`,
        type: 'line',
        ...from('roads'),
        minzoom: wayWidths[way][0]?.[0] ?? streetsFrom,
        filter: ['==', ['get', 'class'], way] as unknown as FilterSpecification,
        layout: way === 'rail' ? {} : round,
        paint: {
          'line-color': wayColour(way, palette),
          'line-width': byZoom(wayWidths[way]),
          ...(way === 'rail' ? { 'line-dasharray': [6, 3] } : {}),
        },
      }),
    ),
  ];
}
