import { describe, expect, it } from 'vitest';
import { errorsOf, importText, said, storyOf } from './fixtures/import-text.ts';
import { modeOf } from './modes.ts';

const track = (inner: string): string => {
  const points = '<trkpt lat="42.4" lon="-71.1"/><trkpt lat="42.6" lon="-71.3"/>';
  return `<gpx version="1.1"><trk><name>By train to the sea</name>${inner}<trkseg>${points}</trkseg></trk></gpx>`;
};

describe('the mode of a leg', () => {
  it.each([
    ['cycling', 'road'],
    ['Road_Biking', 'road'],
    ['driving', 'road'],
    ['train', 'rail'],
    ['sailing_v2', 'sea'],
    ['Flying', 'air'],
  ])('is what `type` of a track says: %s', (type, mode) => {
    const imported = importText('a.gpx', track(`<type>${type}</type>`));
    expect(errorsOf(imported)).toEqual([]);
    expect(storyOf(imported)).toContain(`    mode: ${mode}\n    certainty: inferred # TODO`);
    expect(storyOf(imported)).toContain(`# type in the file: ${type}`);
    expect(said(imported).filter((line) => /`type`|`mode`/.test(line))).toEqual([
      expect.stringContaining('guessed Look at: `certainty` of legs whose `mode` the file says, and not who says so'),
    ]);
  });

  it.each(['walking', 'hiking', 'running', 'mountain_biking', 'NC', '9', 'constructor', '__proto__'])(
    'is not made up of what a story has no mode for, which is kept in a comment: %s',
    (type) => {
      const imported = importText('a.gpx', track(`<type>${type}</type>`));
      expect(errorsOf(imported)).toEqual([]);
      expect(storyOf(imported)).not.toMatch(/^ {4}mode:/m);
      expect(storyOf(imported)).toContain(`# type in the file: ${type}\n    # mode: sea, air, rail or road # TODO`);
      expect(said(imported)).toContainEqual(
        expect.stringMatching(
          new RegExp(`^1:\\d+ property Kept in comments: \`type\` of tracks, “${type}”, for which a story has no \`mode\`$`),
        ),
      );
    },
  );

  it('is not taken from a name, in GPX or KML', () => {
    const line = '<LineString><coordinates>1,2 3,4</coordinates></LineString>';
    const kml = `<kml><Placemark><name>Cycling</name><description>By car.</description>${line}</Placemark></kml>`;
    for (const imported of [importText('a.gpx', track('')), importText('a.kml', kml)]) {
      expect(storyOf(imported)).toContain('# mode: sea, air, rail or road # TODO');
      expect(storyOf(imported)).not.toMatch(/^ {4}mode:/m);
    }
  });

  it('is said by routes too, and by no waypoint', () => {
    const ends = '<rtept lat="1" lon="2"/><rtept lat="3" lon="4"/>';
    const imported = importText(
      'a.gpx',
      `<gpx><wpt lat="1" lon="2"><name>A</name><type>car</type></wpt><rte><type>ferry</type>${ends}</rte></gpx>`,
    );
    expect(storyOf(imported).match(/^ {4}mode: .*$/gm)).toEqual(['    mode: sea']);
    expect(said(imported)).toContainEqual(expect.stringContaining('style Not carried over: `type` of waypoints, “car”'));
  });
});

it('a word that programs write for how somebody moved is a mode in one way only', () => {
  expect(['boat', 'plane', 'tram', 'bus', 'on foot', ''].map(modeOf)).toEqual(['sea', 'air', 'rail', 'road', undefined, undefined]);
});
