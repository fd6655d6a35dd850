import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Palette } from '#theme/palette.ts';
import { lightLayers } from './style-lights.ts';
import { type TilePart, tileParts } from './tiles.ts';

/** Story layers go in before this one, above all of the ground and its lights. */
export const belowStory = 'ground-end';

export interface GroundStyleOptions {
  /** address under which the files of basemap/data are served, absolute, with a slash at the end */
  readonly base: string;
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn */
  readonly borders: readonly string[];
  readonly palette: Palette;
}

/**
 * The ground as a MapLibre style: land, lakes, rivers, coast, borders and lights on a globe whose sea is the background. No labels, glyphs or sprites,
 * and nothing of another origin. The global state `lights` (0–1, 1 when it is not set) dims all lights in the same frame.
 */
export function groundStyle({ base, borders, palette }: GroundStyleOptions): StyleSpecification {
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
      { id: 'ground-sea', type: 'background', paint: { 'background-color': palette.sea } },
      ...layers((part) => landLayers(part, palette)),
      ...layers((part) => borderLayers(part, borders, palette)),
      ...layers((part) => lightLayers(part.name, sourceOf(part.name), palette)),
      { id: belowStory, type: 'background', layout: { visibility: 'none' } },
    ],
  };
}

const sourceOf = (part: TilePart['name']): string => `ground-${part}`;

/** Straight between [zoom, value] stops. */
function byZoom(...stops: readonly (readonly [number, number])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

function landLayers({ name }: TilePart, palette: Palette): LayerSpecification[] {
  const from = { source: sourceOf(name) };
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    // Without antialiasing: it would draw the edges along which tiles are cut. The coast line covers the steps of the edge.
    { id: `land-${name}`, type: 'fill', ...from, 'source-layer': 'land', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    {
      id: `rivers-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'rivers',
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 2, 2, 3, 3, 4, 5, 5, 6]] as unknown as FilterSpecification,
      layout: round,
      paint: {
        'line-color': palette.river,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          3,
          0.6,
          6,
          ['step', ['get', 'rank'], 1.3, 3, 1],
          8,
          ['step', ['get', 'rank'], 2, 3, 1.4],
        ] as unknown as ExpressionSpecification,
        'line-opacity': byZoom([1.5, 0], [2.5, 0.8], [4, 1]),
      },
    },
    { id: `lakes-${name}`, type: 'fill', ...from, 'source-layer': 'lakes', paint: { 'fill-color': palette.lake, 'fill-antialias': false } },
    {
      id: `shores-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'lakes',
      minzoom: 3,
      layout: round,
      paint: { 'line-color': palette.river, 'line-width': byZoom([3, 0.5], [6, 0.8]) },
    },
    {
      id: `coast-${name}`,
      type: 'line',
      ...from,
      'source-layer': 'coast',
      layout: round,
      paint: { 'line-color': palette.coast, 'line-width': byZoom([1, 0.5], [4, 0.7], [5, 1], [8, 1.2]) },
    },
  ];
}

function borderLayers({ name }: TilePart, borders: readonly string[], palette: Palette): LayerSpecification[] {
  const from = { source: sourceOf(name), 'source-layer': 'borders' } as const;
  const ofStory = ['any', ['in', ['get', 'a'], ['literal', [...borders]]], ['in', ['get', 'b'], ['literal', [...borders]]]];
  const kind = (...kinds: readonly string[]): FilterSpecification =>
    ['all', ['in', ['get', 'kind'], ['literal', [...kinds]]], ofStory] as unknown as FilterSpecification;
  const color = ['interpolate', ['linear'], ['zoom'], 5, palette.border, 6.5, palette.borderClose] as unknown as ExpressionSpecification;
  const alpha = byZoom([3, 0.45], [5, 0.75], [6.5, 1]);
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: `border-casing-${name}`,
      type: 'line',
      ...from,
      minzoom: 5.5,
      filter: kind('agreed', 'disputed'),
      layout: round,
      paint: { 'line-color': palette.sea, 'line-width': byZoom([5.5, 0], [6.5, 5]) },
    },
    {
      id: `province-borders-${name}`,
      type: 'line',
      ...from,
      minzoom: 4.6,
      filter: kind('province'),
      layout: round,
      paint: {
        'line-color': palette.border,
        'line-width': byZoom([4.6, 0.7], [7, 0.9]),
        'line-opacity': byZoom([4.6, 0], [5.6, 0.5]),
        'line-dasharray': [0.1, 3],
      },
    },
    {
      id: `borders-${name}`,
      type: 'line',
      ...from,
      filter: kind('agreed'),
      layout: round,
      paint: { 'line-color': color, 'line-width': byZoom([4, 0.6], [5, 1], [6.5, 2]), 'line-opacity': alpha },
    },
    {
      id: `disputed-borders-${name}`,
      type: 'line',
      ...from,
      filter: kind('disputed'),
      paint: { 'line-color': color, 'line-width': byZoom([4, 0.6], [5, 1], [6.5, 1.4]), 'line-opacity': alpha, 'line-dasharray': [4, 3] },
    },
    {
      id: `demarcation-${name}`,
      type: 'line',
      ...from,
      filter: kind('demarcation'),
      paint: {
        'line-color': palette.borderClose,
        'line-width': byZoom([3, 0.7], [5, 1]),
        'line-opacity': byZoom([3, 0.45], [5, 0.8]),
        'line-dasharray': [2, 3],
      },
    },
  ];
}
