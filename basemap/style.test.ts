import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { nightPalette } from '#theme/palette.ts';
import { closeTiles } from './close-tiles.ts';
import { basemapStyle, belowStory } from './style.ts';
import { runsOf } from './tile-set.ts';
import { tileParts } from './tiles.ts';

const style = basemapStyle({ base: 'https://example.org/basemap/', borders: ['RU', 'UA', 'BY', 'KP'], palette: nightPalette });

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

  it('goes deeper where the story has tiles of its own, and nowhere else', () => {
    const close = closeTiles(runsOf([{ z: 7, x: 7, y: 56 }]));
    const deeper = basemapStyle({ base: 'https://example.org/basemap/', borders: [], palette: nightPalette, close });
    expect(validateStyleMin(deeper)).toEqual([]);
    expect(deeper.sources['basemap-west']).toMatchObject({ maxzoom: 7, sparse: true });
    expect(deeper.sources['basemap-near']).toEqual(style.sources['basemap-near']);
    expect(style.sources['basemap-west']).not.toHaveProperty('sparse');
    expect(deeper.layers.length).toBe(style.layers.length);
  });

  it('has a publisher’s streets over land and water, below borders and the story, from zoom 9', () => {
    const streets = {
      path: 'streets/1a2b3c4d/',
      tiles: runsOf([{ z: 9, x: 271, y: 148 }, { z: 14, x: 8683, y: 4767 }]),
      bounds: [10, 59, 11, 60],
      credit: [],
    } as const; // biome-ignore format: lines
    const town = basemapStyle({ base: 'https://example.org/basemap/', borders: ['NO'], palette: nightPalette, streets });
    expect(validateStyleMin(town)).toEqual([]);
    expect(town.sources.streets).toMatchObject({
      tiles: ['https://example.org/basemap/streets/1a2b3c4d/{z}/{x}/{y}.mvt'],
      minzoom: 9,
      maxzoom: 14,
      bounds: [10, 59, 11, 60],
      sparse: true,
    });
    const ids = town.layers.map(({ id }) => id);
    const own = ids.filter((id) => id.startsWith('streets-'));
    expect(own).toEqual(['earth', 'water', 'waterways', 'buildings', 'street', 'rail', 'main', 'highway'].map((id) => `streets-${id}`));
    expect(ids.indexOf('coast-south')).toBeLessThan(ids.indexOf('streets-earth'));
    expect(ids.indexOf('streets-highway')).toBeLessThan(ids.indexOf('borders-near'));
    for (const { id, minzoom = 0 } of town.layers.filter((layer) => own.includes(layer.id)) as { id: string; minzoom?: number }[])
      expect(minzoom, id).toBeGreaterThanOrEqual(9);
    const withoutStreets = style.layers.map(({ id }) => id);
    const isGround = (id: string): boolean => /^(land|rivers|lakes|shores|coast)-/.test(id);
    expect(ids.filter((id) => !own.includes(id))).toEqual([
      'basemap-sea',
      ...withoutStreets.filter(isGround),
      ...withoutStreets.filter((id) => !isGround(id) && !id.startsWith('basemap-')),
      'basemap-end',
    ]);
  });

  it('keeps the layers of a source together, so that the masks of its tiles are drawn once', () => {
    const sources = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect(sources.filter((source, i) => source !== sources[i - 1])).toEqual(tileParts.map(({ name }) => `basemap-${name}`));
  });

  it('has few layers: what a view does not show is not in its style', () => {
    expect(style.layers.length).toBeLessThanOrEqual(2 + 10 * tileParts.length);
  });
});
