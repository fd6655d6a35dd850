import { kml as kmlToGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { counts, importText, noted, storyFrom, textOf } from './fixtures/import-text.ts';
import { kml, tour } from './fixtures/map-samples.ts';

describe('KML and KMZ', () => {
  const imported = importText('line.kml', kml);
  const story = storyFrom(imported);

  it('goes over the antimeridian, and not round the Earth', () => {
    const path = story.legs.crossing?.path ?? [];
    expect(path.map(([lon]) => lon)).toEqual([140.6, 166.4, 186.5, 202.2, 232.4]);
    expect(story.legs.crossing).toMatchObject({ from: 'harbour-a', to: 'harbour-b' });
    expect(counts(story)).toMatchObject({ places: 2, legs: 1, regions: 1 });
  });

  it('agrees with togeojson on what is there', () => {
    const other = kmlToGeoJson(new DOMParser().parseFromString(kml, 'text/xml') as unknown as Document);
    const line = other.features.find(({ geometry }) => geometry?.type === 'LineString')?.geometry;
    expect((story.legs.crossing?.path ?? []).length).toBe(line && 'coordinates' in line ? line.coordinates.length : 0);
    expect(other.features.filter(({ geometry }) => geometry?.type === 'Point')).toHaveLength(Object.keys(story.places).length);
  });

  it('is read though prefixes are not declared', () => {
    const forgetful = importText('tour.kml', tour.replace(/ xmlns:gx="[^"]*"/, ''));
    expect(counts(storyFrom(forgetful))).toMatchObject({ steps: 3 });
    expect(noted(forgetful, 'syntax')).toEqual(['Read all the same: prefix `gx:`, which the file does not declare']);
  });

  it('loads nothing, and says what it did not load', () => {
    expect(noted(imported, 'link')).toEqual([expect.stringContaining('https://example.org/more.kml')]);
    expect(noted(imported, 'media')).toEqual([
      expect.stringContaining('https://example.org/p.jpg'),
      expect.stringContaining('GroundOverlay “Ice”'),
    ]);
    expect(textOf(imported)).toContain('Where it *began*.');
  });

  it('is the same out of an archive', () => {
    const zip = zipSync({ 'doc.kml': strToU8(kml), 'files/ice.png': new Uint8Array(3) });
    expect(importText('line.kmz', zip).files?.['text.en.md']).toBe(importText('line.kmz', zip).files?.['text.en.md']);
    expect(counts(storyFrom(importText('line.kmz', zip)))).toEqual(counts(story));
    expect(noted(importText('line.kmz', zip), 'file-aside')).toEqual([expect.stringContaining('files/ice.png')]);
  });

  it('makes steps of a tour’s stops, each with the words of the place that it looks at', () => {
    const toured = importText('tour.kml', tour);
    const [title, first, second] = storyFrom(toured).steps;
    expect(counts(storyFrom(toured))).toMatchObject({ steps: 3, places: 1, legs: 0 });
    expect(title?.id).toBe('title');
    // the camera stands 9.7 km up and looks 33.5° forward: its centre is north of it
    expect(first?.camera.center?.[1]).toBeCloseTo(-43.6133, 3);
    expect(first?.camera.zoom).toBeCloseTo(12.68, 1);
    expect(second?.camera).toMatchObject({ center: [174.007, -39.279], pitch: 60, bearing: 112 });
    expect(textOf(toured)).toMatch(/::::step\{#stop-2\}\nA mountain\. It smokes\./);
  });
});
