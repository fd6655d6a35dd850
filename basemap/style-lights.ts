import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Palette } from '#theme/palette.ts';
import { dataPixel, leastHalos } from './lights.ts';
import { stepArguments } from './zoom-steps.ts';

/** Zooms at which sizes and alphas are sampled; in between MapLibre interpolates exponentially with base √2, close to the formulas. */
const zooms = Array.from({ length: 33 }, (_, i) => i / 4);

type Value = number | string | readonly unknown[];

/** A function of the data pixel's size as an expression of zoom. */
function bySize(value: (size: number) => Value): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', Math.SQRT2],
    ['zoom'],
    ...zooms.flatMap((zoom) => [zoom, value(dataPixel(zoom))]),
  ] as unknown as ExpressionSpecification;
}

const weight = ['get', 'w'] as const;
const root = ['sqrt', weight] as const;
const settled = [1, 3] as const;
const isSettled = ['in', ['get', 'kind'], ['literal', settled]] as const;
const isSea = ['>=', ['get', 'kind'], 2] as const;
const falling = (value: number, from: number, to: number): number => Math.min(Math.max((to - value) / (to - from), 0), 1);
const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Halos and cores of the lights of one part of the world: the formulas of lights.ts as expressions (a test keeps them in sync). What differs between lights,
 * alpha included, is in the colour and the radius; `circle-opacity` is a constant, so that changing the global state `lights` does not
 * re-evaluate the tiles.
 */
export function lightLayers(part: string, source: string, palette: Palette): LayerSpecification[] {
  const [core, halo] = [channels(palette.lightCore), channels(palette.lightHalo)];
  const from = { source, 'source-layer': 'lights' } as const;
  const strength = ['number', ['global-state', 'lights'], 1] as unknown as ExpressionSpecification;
  const rgba = (color: readonly number[], alpha: Value): readonly unknown[] => ['rgba', ...color, alpha];
  const disc = (
    id: string,
    isOf: readonly unknown[],
    blur: number,
    radius: (size: number) => Value,
    alpha: (size: number) => Value,
    color: readonly number[],
    visible: readonly [number, number],
  ): LayerSpecification => ({
    id: `${id}-${part}`,
    type: 'circle',
    ...from,
    minzoom: visible[0],
    maxzoom: visible[1],
    filter: isOf as unknown as FilterSpecification,
    paint: {
      'circle-blur': blur,
      'circle-radius': bySize(radius),
      'circle-color': bySize((size) => rgba(color, alpha(size))),
      'circle-opacity': strength,
      // flat on the globe: they narrow towards the limb instead of piling up there
      'circle-pitch-alignment': 'map',
    },
  });
  const extent = (size: number): number => (size < 10 ? size : Math.sqrt(10 * size));
  const seaShare = (size: number): Value => ['case', isSea, round3(1 - 0.45 * (1 - falling(size, 4, 6))), 1];
  const coreRadius = (size: number): Value => ['max', 0.5, ['min', 3.4, ['*', ['+', 0.38, ['*', 1.25, root]], round3((size / 4) ** 0.32)]]];
  const coreAlpha = (size: number): Value => {
    const near = round3(1 - falling(size, 6, 12));
    return ['+', round3(0.16 + 0.2 * near), ['*', round3(0.74 * (1 - near)), weight], ['*', round3(0.62 * near), root]];
  };
  const unsettled = ['!', isSettled];
  const shines = ['>=', weight, ['step', ['zoom'], ...stepArguments(leastHalos)]];
  return [
    disc(
      'light-haze',
      ['all', unsettled, shines],
      1,
      (size) => ['*', round3(extent(size)), ['+', 0.9, ['*', 0.7, root]]],
      (size) => ['*', ['+', 0.03, ['*', 0.22, weight]], seaShare(size), round3(falling(size, 16, 30))],
      halo,
      [0, 6.5],
    ),
    disc(
      'light-halos',
      ['all', isSettled, shines],
      1,
      (size) => ['*', round3(extent(size)), ['+', 0.5, ['*', 1.15, root]]],
      () => ['min', 0.5, ['+', 0.05, ['*', 0.36, weight]]],
      halo,
      [0, 24],
    ),
    disc(
      'light-points',
      unsettled,
      0,
      coreRadius,
      (size) => ['*', coreAlpha(size), seaShare(size), round3(falling(size, 5, 9))],
      core,
      [0, 5],
    ),
    disc('light-cores', isSettled, 0, coreRadius, coreAlpha, core, [0, 24]),
  ];
}

/** "#F4EFE4" → 244, 239, 228 */
function channels(hex: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
}
