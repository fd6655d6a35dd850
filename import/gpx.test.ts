import { gpx as gpxToGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { counts, importText, noted, said, storyFrom, storyOf } from './fixtures/import-text.ts';
import { gpx } from './fixtures/samples.ts';

describe('GPX', () => {
  const imported = importText('ride.gpx', gpx);
  const story = storyFrom(imported);

  it('has a leg of the segments that join, without the impossible point, and the waypoints as its ends', () => {
    expect(counts(story)).toEqual({ steps: 3, places: 2, legs: 1, regions: 0, journey: 1 });
    expect(story.legs.loop?.path).toEqual([
      [-71.1, 42.43],
      [-71.11, 42.44],
      [-71.12, 42.46],
    ]);
    expect(story.legs.loop).toMatchObject({ from: 'gate-at-the-pond', to: 'hill' });
    expect(said(imported)).toContainEqual(
      expect.stringMatching(
        /^11:4 coordinate Left out: vertex 2 of line “Loop”, \[-71.10?, 142.44\]|^\d+:\d+ coordinate Left out: vertex 2 of line “Loop”/,
      ),
    );
    expect(noted(imported, 'repeated')).toHaveLength(1);
  });

  it('warns that it is somebody’s recording', () => {
    expect(noted(imported, 'personal')).toEqual([expect.stringContaining('where somebody was')]);
    expect(noted(importText('a.gpx', gpx.replace(/<trkpt(.*?)<time>.*?<\/time>/g, '<trkpt$1')), 'personal')).toEqual([]);
  });

  it('calls by its words what has a code for a name', () => {
    expect(story.places['gate-at-the-pond']?.name).toEqual({ en: 'Gate at the pond' });
    expect(storyOf(imported)).toContain('# in the file: GATE6');
  });

  it('agrees with togeojson on what is there', () => {
    const other = gpxToGeoJson(new DOMParser().parseFromString(gpx, 'text/xml') as unknown as Document);
    const line = other.features.find(({ geometry }) => geometry?.type.endsWith('LineString'))?.geometry;
    const points = line && 'coordinates' in line ? (line.coordinates.flat(line.type === 'MultiLineString' ? 1 : 0) as number[][]) : [];
    for (const [lon, lat] of story.legs.loop?.path ?? []) expect(points.some((point) => point[0] === lon && point[1] === lat)).toBe(true);
  });
});
