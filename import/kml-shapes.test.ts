import { describe, expect, it } from 'vitest';
import { importText, said } from './fixtures/import-text.ts';

const lineOf = (coordinates: string) =>
  importText(
    'a.kml',
    `<kml><Document><Placemark><name>Way</name><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark></Document></kml>`,
  );
const points = (coordinates: string): string => lineOf(coordinates).files?.['way.geojson']?.replace(/\s/g, '') ?? '';

describe('coordinates of KML without blanks between points', () => {
  it.each([
    ['heights that are all 0', '10.5,46.2,0,10.6,46.3,0,10.7,46.4,0.0,10.8,46.5,0'],
    ['heights that are no degrees', '10.5,46.2,512,10.6,46.3,515,10.7,46.4,520,10.8,46.5,530'],
    ['a number of them that no pairs have', '10.5,46.2,12,10.6,46.3,13,10.7,46.4,14 10.8,46.5'],
  ])('are read by threes with %s', (_, coordinates) => {
    expect(points(coordinates)).toContain('[10.5,46.2],[10.6,46.3],[10.7,46.4],[10.8,46.5]');
  });

  it('are left out where they may be pairs, and that is said', () => {
    const coordinates = '10.5,46.2,10.6,46.3,10.7,46.4';
    expect(points(`8.1,45.1 8.2,45.2 ${coordinates}`)).toContain('[[8.1,45.1],[8.2,45.2]]');
    expect(said(lineOf(`8.1,45.1 8.2,45.2 ${coordinates}`))).toContainEqual(
      expect.stringContaining(`Left out: coordinates \`${coordinates}\`, 6 numbers without a blank between them`),
    );
  });

  it.each(['10,5,46,2', '10,5,46,2,0', '10,5,46,2,0 10,6,46,3,0'])('with decimal commas are refused: %s', (coordinates) => {
    const { files, notes } = lineOf(coordinates);
    expect(files).toBeNull();
    expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('expected decimal points')]);
  });
});
