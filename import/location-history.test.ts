import { describe, expect, it } from 'vitest';
import { counts, importText, noted, storyFrom } from './fixtures/import-text.ts';

describe('a location history', () => {
  const places = [
    [48.1, 11.5],
    [48.2, 11.6],
    [48.3, 11.7],
  ] as const;
  it.each([
    [
      'records',
      { locations: places.map(([lat, lon]) => ({ latitudeE7: lat * 1e7, longitudeE7: lon * 1e7, timestampMs: '1600000000000' })) },
      0,
    ],
    [
      'objects',
      {
        timelineObjects: [
          {
            placeVisit: {
              location: { latitudeE7: 481000000, longitudeE7: 115000000, name: 'Home' },
              duration: { startTimestamp: '2020-01-01T00:00:00Z' },
            },
          },
          {
            activitySegment: {
              startLocation: { latitudeE7: 481000000, longitudeE7: 115000000 },
              endLocation: { latitudeE7: 483000000, longitudeE7: 117000000 },
            },
          },
        ],
      },
      1,
    ],
    [
      'segments',
      {
        semanticSegments: [{ startTime: '2020', timelinePath: places.map(([lat, lon]) => ({ point: `${lat}°, ${lon}°`, time: '2020' })) }],
      },
      0,
    ],
    [
      'a phone’s list',
      [{ startTime: '2020', endTime: '2020', timelinePath: places.map(([lat, lon]) => ({ point: `geo:${lat},${lon}` })) }],
      0,
    ],
  ])('of %s is a line, with a warning', (_, value, named) => {
    const history = importText('history.json', JSON.stringify(value));
    const story = storyFrom(history);
    expect(counts(story)).toMatchObject({ legs: 1 });
    expect(Object.values(story.places).filter(({ kind }) => kind === 'story')).toHaveLength(named);
    expect(Object.values(story.legs)[0]?.path.at(-1)).toEqual([11.7, 48.3]);
    expect(noted(history, 'personal')).toHaveLength(1);
  });
});
