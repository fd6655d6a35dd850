import { createPropertyExpression, featureFilter, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { palette } from '#theme/palette.ts';
import type { Light } from './basemap.ts';
import { coreOf, haloOf, leastHalo, leastWeight } from './lights.ts';
import { basemapStyle, belowStory } from './style.ts';
import { tileParts } from './tiles.ts';

const style = basemapStyle({ base: 'https://example.org/basemap/', borders: ['RU', 'UA', 'BY', 'KP'], palette });

describe('basemapStyle', () => {
  it('is a valid style', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('requests only its own tiles, and has no labels', () => {
    const text = JSON.stringify(style);
    expect(text.match(/https?:[^"]*/g)).toEqual(tileParts.map(({ name }) => `https://example.org/basemap/tiles/${name}/{z}/{x}/{y}.mvt`));
    expect(style.glyphs ?? style.sprite).toBeUndefined();
    expect(style.layers.some(({ type }) => type === 'symbol')).toBe(false);
  });

  it('ends with the layer below the story’s layers', () => {
    expect(style.layers.at(-1)?.id).toBe(belowStory);
    expect(new Set(style.layers.map(({ id }) => id)).size).toBe(style.layers.length);
  });

  it('dims the lights by a constant expression, without re-evaluating tiles', () => {
    const lights = style.layers.filter(({ id }) => id.startsWith('light-'));
    expect(lights).toHaveLength(4 * tileParts.length);
    for (const layer of lights) {
      const expression = compiled('circle-opacity', paintOf(layer)['circle-opacity']);
      expect(expression.kind).toBe('constant');
      expect(expression.evaluate({ zoom: 3, globalState: { lights: 0.25 } } as never)).toBe(0.25);
      expect(expression.evaluate({ zoom: 3, globalState: {} } as never)).toBe(1);
    }
  });
});

describe('lights in the style', () => {
  const cases = [0.06, 0.25, 0.7, 1].flatMap((weight) =>
    [
      [true, false],
      [false, false],
      [false, true],
    ].map(([settled, sea]): Light => ({ at: [0, 0], weight, settled: settled === true, sea: sea === true })),
  );
  const zooms = [0.3, 1.8, 2.45, 3.1, 3.9, 4.37, 5.26, 6.4, 7.8];

  it.each(['halo', 'core'] as const)('%s: radius and alpha match lights.ts', (part) => {
    for (const light of cases) {
      const id = part === 'halo' ? (light.settled ? 'light-halos' : 'light-haze') : light.settled ? 'light-cores' : 'light-points';
      const layer = style.layers.find((one) => one.id === `${id}-near`);
      if (layer?.type !== 'circle') throw new Error(`no ${id}`);
      for (const zoom of zooms) {
        const wanted = part === 'halo' ? haloOf(light, zoom) : coreOf(light, zoom);
        const feature = { type: 1, properties: { w: light.weight, kind: (light.settled ? 1 : 0) + (light.sea ? 2 : 0) } };
        const visible = zoom < (layer.maxzoom ?? 24);
        if (!visible) {
          expect(wanted.alpha, `${id} at ${zoom}`).toBeLessThan(0.01);
          continue;
        }
        const radius = compiled('circle-radius', paintOf(layer)['circle-radius']).evaluate({ zoom } as never, feature as never) as number;
        const color = compiled('circle-color', paintOf(layer)['circle-color']).evaluate({ zoom } as never, feature as never) as {
          a: number;
        };
        // interpolation between the style's zooms is off by less than 3 % of a radius, 0.03 of an alpha
        expect(Math.abs(radius / wanted.radius - 1), `${id} ${JSON.stringify(light)} at ${zoom}`).toBeLessThan(0.03);
        expect(Math.abs(color.a - wanted.alpha), `${id} ${JSON.stringify(light)} at ${zoom}`).toBeLessThan(0.03);
      }
    }
  });

  it('draws halos from the same weight as posters', () => {
    for (const id of ['light-halos', 'light-haze']) {
      const layer = style.layers.find((one) => one.id === `${id}-near`);
      if (layer?.type !== 'circle') throw new Error(`no ${id}`);
      const { filter } = featureFilter(layer.filter, 'filter');
      for (const zoom of [0, 1.4, 2.99, 3, 3.9, 4, 4.8, 5, 7]) {
        const shown = (w: number): boolean =>
          filter({ zoom } as never, { type: 1, properties: { w, kind: id === 'light-halos' ? 1 : 0 } } as never);
        expect(shown(leastHalo(zoom)), `${id} at ${zoom}`).toBe(true);
        expect(shown(leastHalo(zoom) - 0.001), `${id} at ${zoom}`).toBe(false);
      }
    }
    expect(leastHalo(-1)).toBe(leastHalo(0));
  });

  it('shows fewer lights at world scale', () => {
    const least = [0, 1, 2, 3, 4, 5, 6].map(leastWeight);
    expect(least).toEqual([...least].sort((a, b) => b - a));
    expect(least[5]).toBe(0);
    expect(leastWeight(-2)).toBe(least[0]);
  });
});

const paintOf = (layer: { readonly paint?: object }): Record<string, unknown> => layer.paint as Record<string, unknown>;

function compiled(property: 'circle-opacity' | 'circle-radius' | 'circle-color', value: unknown) {
  const made = createPropertyExpression(value, property, latest.paint_circle[property] as never);
  if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join('\n'));
  return made.value;
}
