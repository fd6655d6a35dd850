import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Palette } from '#theme/palette.ts';
import {
  type BorderStyle,
  borderCasingWidth,
  borderCloseness,
  borderStyles,
  coastWidth,
  largeRivers,
  riverAlpha,
  riverRank,
  riverWidths,
  type Stops,
  shoreWidth,
} from './basemap-lines.ts';
import { type CloseTiles, deepestOf, noCloseTiles } from './close-tiles.ts';
import { type Streets, streetLayers, streetSource, streetsFrom } from './streets.ts';
import { tileSet } from './tile-set.ts';
import { type TilePart, tileParts } from './tiles.ts';
import { stepArguments } from './zoom-steps.ts';

/** Story layers are inserted before this one: above all of the basemap and its lights. */
export const belowStory = 'basemap-end';

export interface BasemapStyleOptions {
  /** absolute URL under which the files of basemap/data are served, with a trailing slash */
  readonly base: string;
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn */
  readonly borders: readonly string[];
  readonly palette: Palette;
  /** tiles that the story has besides; default none */
  readonly close?: CloseTiles;
  /** the publisher's own tiles that the story has; default none */
  readonly streets?: Streets | undefined;
}

/**
 * The basemap as a MapLibre style: land, lakes, rivers, coast and borders on a globe whose sea is the background. No labels, glyphs or sprites,
 * and nothing from other origins. The lights are a layer of our own (map/light-layer.ts).
 */
export function basemapStyle({ base, borders, palette, close = noCloseTiles, streets }: BasemapStyleOptions): StyleSpecification {
  const layers = (make: (part: TilePart) => LayerSpecification[]): LayerSpecification[] => tileParts.flatMap(make);
  return {
    version: 8,
    projection: { type: 'vertical-perspective' },
    sources: {
      ...Object.fromEntries(tileParts.map((part) => [sourceOf(part.name), sourceFor(part, base, close)])),
      ...(streets ? { [streetSource]: streetSourceFor(streets, base) } : {}),
    },
    layers: [
      { id: 'basemap-sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...(streets
        ? [
            ...layers((part) => landLayers(part, palette)),
            ...streetLayers(palette),
            ...layers((part) => borderLayers(part, borders, palette)),
          ]
        : // No part lies over another. MapLibre draws the masks of a source's tiles anew whenever a layer of another source was between.
          layers((part) => [...landLayers(part, palette), ...borderLayers(part, borders, palette)])),
      { id: belowStory, type: 'background', layout: { visibility: 'none' } },
    ],
  };
}

/** With tiles of the story it is `sparse`: where one is missing, MapLibre shows the nearest above it. */
function sourceFor(part: TilePart, base: string, close: CloseTiles): VectorSourceSpecification & { readonly sparse?: true } {
  const maxzoom = deepestOf(part, close);
  return {
    type: 'vector',
    tiles: [`${base}tiles/${part.name}/{z}/{x}/{y}.mvt`],
    minzoom: 0,
    maxzoom,
    bounds: [...part.bounds],
    ...(close.deepestIn(part) >= 0 ? { sparse: true } : {}),
  };
}

function streetSourceFor({ path, tiles, bounds }: Streets, base: string): VectorSourceSpecification & { readonly sparse: true } {
  return {
    type: 'vector',
    tiles: [`${base}${path}{z}/{x}/{y}.mvt`],
    minzoom: streetsFrom,
    maxzoom: tileSet(tiles).deepest,
    bounds: [...bounds],
    sparse: true,
  };
}

const sourceOf = (part: TilePart['name']): string => `basemap-${part}`;

/** Linear interpolation between [zoom, value] stops. */
function byZoom(...stops: readonly (readonly [number, number])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

const firstZoom = (stops: Stops): number => stops[0]?.[0] ?? 0;

function riverWidth(): ExpressionSpecification {
  const { large, small } = riverWidths;
  const widths = large.flatMap(([zoom, width], i) => {
    const other = small[i]?.[1] ?? width;
    return [zoom, width === other ? width : ['step', ['get', 'rank'], width, largeRivers + 1, other]];
  });
  return ['interpolate', ['linear'], ['zoom'], ...widths] as unknown as ExpressionSpecification;
}

function linePaint({ width, alpha, dash }: BorderStyle): NonNullable<LineLayerSpecification['paint']> {
  return { 'line-width': byZoom(...width), 'line-opacity': byZoom(...alpha), ...(dash && { 'line-dasharray': [...dash] }) };
}

/** Joins of these thin lines are not rounded: nobody would see it, and round ones double the vertices. */
function landLayers({ name }: TilePart, palette: Palette): LayerSpecification[] {
  const from = { source: sourceOf(name) };
  return [
    // Antialiasing would show the edges along which tiles are cut. The coastline covers the jagged edge.
    { id: `land-${name}`, type: 'fill', ...from, 'source-layer': 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    {
      id: `rivers-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'rivers',
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], ...stepArguments(riverRank)]] as unknown as FilterSpecification,
      paint: {
        'line-color': palette.river,
        'line-width': riverWidth(),
        'line-opacity': byZoom(...riverAlpha),
      },
    },
    { id: `lakes-${name}`, type: 'fill', ...from, 'source-layer': 'lakes', paint: { 'fill-color': palette.lake, 'fill-antialias': false } },
    {
      id: `shores-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'lakes',
      minzoom: firstZoom(shoreWidth),
      paint: { 'line-color': palette.river, 'line-width': byZoom(...shoreWidth) },
    },
    {
      id: `coast-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'coast',
      paint: { 'line-color': palette.coast, 'line-width': byZoom(...coastWidth) },
    },
  ];
}

function borderLayers({ name }: TilePart, borders: readonly string[], palette: Palette): LayerSpecification[] {
  const from = { source: sourceOf(name), 'source-layer': 'borders' } as const;
  const ofStory = ['any', ['in', ['get', 'a'], ['literal', [...borders]]], ['in', ['get', 'b'], ['literal', [...borders]]]];
  const kind = (...kinds: readonly string[]): FilterSpecification =>
    ['all', ['in', ['get', 'kind'], ['literal', [...kinds]]], ofStory] as unknown as FilterSpecification;
  const color = [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...borderCloseness.flatMap(([zoom, share]) => [zoom, share > 0 ? palette.borderClose : palette.border]),
  ] as unknown as ExpressionSpecification;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: `border-casing-${name}`,
      type: 'line',
      ...from,
      minzoom: firstZoom(borderCasingWidth),
      filter: kind('agreed', 'disputed'),
      layout: round,
      paint: { 'line-color': palette.halo, 'line-width': byZoom(...borderCasingWidth) },
    },
    {
      id: `province-borders-${name}`,
      type: 'line',
      ...from,
      minzoom: firstZoom(borderStyles.province.alpha),
      filter: kind('province'),
      layout: round,
      paint: {
        'line-color': palette.border,
        ...linePaint(borderStyles.province),
      },
    },
    {
      id: `borders-${name}`,
      type: 'line',
      ...from,
      filter: kind('agreed'),
      layout: round,
      paint: { 'line-color': color, ...linePaint(borderStyles.agreed) },
    },
    {
      id: `disputed-borders-${name}`,
      type: 'line',
      ...from,
      filter: kind('disputed'),
      paint: { 'line-color': color, ...linePaint(borderStyles.disputed) },
    },
    {
      id: `ceasefire-${name}`,
      type: 'line',
      ...from,
      filter: kind('ceasefire'),
      paint: {
        'line-color': palette.borderClose,
        ...linePaint(borderStyles.ceasefire),
      },
    },
  ];
}
