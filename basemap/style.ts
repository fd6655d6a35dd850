import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
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
  seaBands,
  shoreWidth,
} from './basemap-lines.ts';
import { lightLayers } from './style-lights.ts';
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
}

/**
 * The basemap as a MapLibre style: land, lakes, rivers, coast, borders and lights on a globe whose sea is the background. No labels, glyphs or sprites,
 * and nothing from other origins. The global state `lights` (0–1, default 1) dims all lights in the same frame.
 */
export function basemapStyle({ base, borders, palette }: BasemapStyleOptions): StyleSpecification {
  const layers = (make: (part: TilePart) => LayerSpecification[]): LayerSpecification[] => tileParts.flatMap(make);
  return {
    version: 8,
    projection: { type: 'vertical-perspective' },
    state: { lights: { default: 1 } },
    sources: Object.fromEntries(
      tileParts.map(({ name, maxzoom, bounds }) => [
        sourceOf(name),
        { type: 'vector', tiles: [`${base}tiles/${name}/{z}/{x}/{y}.mvt`], minzoom: 0, maxzoom, bounds: [...bounds] },
      ]),
    ),
    layers: [
      { id: 'basemap-sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...layers((part) => seaLayers(part, palette)),
      ...layers((part) => landLayers(part, palette)),
      ...layers((part) => borderLayers(part, borders, palette)),
      ...layers((part) => lightLayers(part.name, sourceOf(part.name), palette)),
      { id: belowStory, type: 'background', layout: { visibility: 'none' } },
    ],
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

/** Lighter water along the coast; the land is drawn over the inner half. */
function seaLayers({ name }: TilePart, palette: Palette): LayerSpecification[] {
  return seaBands.map(({ width, alpha }, index) => ({
    id: `sea-band-${index}-${name}`,
    type: 'line',
    source: sourceOf(name),
    'source-layer': 'coast',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.shallows, 'line-opacity': alpha, 'line-width': byZoom(...width) },
  }));
}

function landLayers({ name }: TilePart, palette: Palette): LayerSpecification[] {
  const from = { source: sourceOf(name) };
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    // Antialiasing would show the edges along which tiles are cut. The coastline covers the jagged edge.
    { id: `land-${name}`, type: 'fill', ...from, 'source-layer': 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    {
      id: `rivers-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'rivers',
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], ...stepArguments(riverRank)]] as unknown as FilterSpecification,
      layout: round,
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
      layout: round,
      paint: { 'line-color': palette.river, 'line-width': byZoom(...shoreWidth) },
    },
    {
      id: `coast-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'coast',
      layout: round,
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
      paint: { 'line-color': palette.sea, 'line-width': byZoom(...borderCasingWidth) },
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
