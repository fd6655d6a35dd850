import { describe, expect, it } from 'vitest';
import { importText } from './fixtures/import-text.ts';
import { eastward } from './fixtures/lines.ts';

const chapter = (id: string, location: string): string => `{ id: '${id}', title: '${id}', location: { center: [1, 2], ${location} } }`;
const streets = (file: string, content: string): string[] =>
  importText(file, content)
    .notes.filter(({ code }) => code === 'streets')
    .map(({ message }) => message);
describe('cameras closer than the basemap is exact', () => {
  it('are told once, with how many there are', () => {
    const chapters = [chapter('a', 'zoom: 9'), chapter('b', 'zoom: 20'), chapter('c', 'zoom: 8'), chapter('d', 'zoom: 4, zoomSmall: 8.5')];
    expect(streets('config.js', `var config = { chapters: [${chapters.join(',')}] };`)).toEqual([
      'Look at: 3 steps are closer than zoom 8, where the basemap has no streets: see docs/publishing.md (“Streets of your own”), or widen their cameras',
    ]);
  });

  it('are not told where there are none', () => {
    expect(streets('config.js', `var config = { chapters: [${chapter('a', 'zoom: 8')}] };`)).toEqual([]);
    expect(streets('a.geojson', eastward(10))).toEqual([]);
  });

  it('are those of points near one another on both sides of the antimeridian', () => {
    const point = (name: string, lon: number) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Point', coordinates: [lon, 2] },
    });
    const features = [point('A', 179.95), point('B', -179.95)];
    expect(streets('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }))).toEqual([
      expect.stringContaining('2 steps are closer'),
    ]);
  });

  it('are not those of a line whose labels need so much room that it is seen from farther', () => {
    // without the margin it would be just closer than 8, as the title's camera is
    expect(streets('a.geojson', eastward(1.7))).toEqual([expect.stringContaining('1 step is closer')]);
  });

  it('are those of short lines too', () => {
    // the title and the step of the line
    expect(streets('a.geojson', eastward(0.1))).toEqual([expect.stringContaining('2 steps are closer')]);
  });
});
