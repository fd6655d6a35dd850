import { describe, expect, it } from 'vitest';
import { counts, importText, noted, said, storyFrom, storyOf, textOf } from './fixtures/import-text.ts';
import { geojson } from './fixtures/map-samples.ts';

describe('GeoJSON', () => {
  const imported = importText('voyage.geojson', geojson);
  const story = storyFrom(imported);

  it('has a leg that goes on over the antimeridian, without the vertex that is not on Earth', () => {
    expect(story.legs.voyage?.path.map(([lon]) => lon)).toEqual([126.98, 150, 170, 181, 200, 220, 240]);
    expect(noted(imported, 'coordinate')).toEqual(['Left out: vertex 4 of line “Voyage”, [-38, -98.8], which is not on Earth']);
    expect(noted(imported, 'repeated')).toEqual([expect.stringContaining('1 vertex of line “Voyage”')]);
  });

  it('keeps names in other languages for later, and who made the data', () => {
    expect(storyOf(imported)).toMatch(/name: \{ (ko|en): 마을 \} \} # .*en: Village · ja: むら/);
    expect(textOf(imported)).toContain('credit: "Data by many people, ODbL"');
    expect(noted(imported, 'attribution')).toHaveLength(1);
  });

  it('keeps a ring over the antimeridian in one piece', () => {
    expect(Object.values(story.regions)[0]?.geometry.coordinates[0]?.[0]?.map(([lon]) => lon)).toEqual([179, 181, 181, 179, 179]);
  });

  it.each([
    [
      'another projection, said',
      { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [] },
    ],
    [
      'another projection, not said',
      {
        type: 'LineString',
        coordinates: [
          [1_000_000, 6_000_000],
          [1_100_000, 6_100_000],
        ],
      },
    ],
  ])('is refused in %s', (_, value) => {
    expect(said(importText('a.geojson', JSON.stringify(value)))).toEqual([
      expect.stringMatching(/^1:\d+ projected Unexpected|^1:\d+ projected \d+ of/),
    ]);
  });

  it('is read with a feature on each line', () => {
    const feature = (name: string, lon: number): string =>
      JSON.stringify({ type: 'Feature', properties: { name, x: 1 }, geometry: { type: 'Point', coordinates: [lon, 2] } });
    const lines = importText('a.geojson', `${feature('A', 1)}\n${feature('B', 300000)}\n${feature('C', 3)}\n`);
    expect(counts(storyFrom(lines)).places).toBe(2);
    expect(said(lines)).toContainEqual(expect.stringMatching(/^2:1 coordinate/));
  });

  it('keeps a port far away, whose numbers look swapped and are not', () => {
    const points = [
      [38.7, -9],
      [39, -10],
      [40, -12],
      [-9.19, 38.69],
    ];
    const features = points.map((coordinates, i) => ({
      type: 'Feature',
      properties: { name: `Port ${'ABCD'[i]}` },
      geometry: { type: 'Point', coordinates },
    }));
    const far = importText('ports.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    expect(counts(storyFrom(far)).places).toBe(4);
    expect(storyOf(far)).toContain('asWritten: true');
    expect(noted(far, 'coordinate')).toEqual([expect.stringContaining('“Port D”')]);
  });
});
