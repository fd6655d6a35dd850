import { describe, expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Story } from '#story/story.ts';
import { archivePath, streetTilesOf } from './streets.ts';

const step = smallStory.steps[0]!;
const town: Story = {
  ...smallStory,
  steps: [
    { ...step, id: 'afar', camera: { center: [10.75, 59.91], zoom: 4 } },
    { ...step, id: 'near', camera: { center: [10.75, 59.91], zoom: 15.4 } },
  ],
};
const extent = { minZoom: 0, maxZoom: 15, bounds: [10, 59, 11.5, 60.5] } as const;

describe('streetTilesOf', () => {
  const tiles = streetTilesOf(town, extent);
  const zooms = (found: typeof tiles): number[] => [...new Set(found.map(({ z }) => z))].sort((a, b) => a - b);

  it('are of all zooms on the way, from 9 to the archive’s last', () => {
    expect(zooms(tiles)).toEqual([9, 10, 11, 12, 13, 14, 15]);
    expect(zooms(streetTilesOf(town, { ...extent, minZoom: 11, maxZoom: 13 }))).toEqual([11, 12, 13]);
    expect(tiles.length).toBeLessThan(400);
  });

  it('are within the archive’s bounds', () => {
    expect(streetTilesOf(town, { ...extent, bounds: [20, 40, 21, 41] })).toEqual([]);
    const narrow = streetTilesOf(town, { ...extent, bounds: [10.7, 59.9, 10.8, 59.95] });
    expect(narrow.length).toBeGreaterThan(6);
    expect(narrow.length).toBeLessThan(tiles.length);
  });

  it('are none of a story that looks from afar', () => {
    expect(streetTilesOf({ ...town, steps: [town.steps[0]!] }, extent)).toEqual([]);
  });
});

it('archivePath follows site.yaml: one for all, one for each, or none', () => {
  expect(archivePath({ streets: 'maps/oslo.pmtiles' }, 'town', '/site')).toBe('/site/maps/oslo.pmtiles');
  expect(archivePath({ streets: '/maps/oslo.pmtiles' }, 'town', '/site')).toBe('/maps/oslo.pmtiles');
  expect(archivePath({ streets: { town: 'oslo.pmtiles' } }, 'town', '/site')).toBe('/site/oslo.pmtiles');
  expect(archivePath({ streets: { town: 'oslo.pmtiles' } }, 'other', '/site')).toBeNull();
  expect(archivePath({}, 'town', '/site')).toBeNull();
});
