import { expect, it } from 'vitest';
import { madeStory } from './made-stories.ts';

const placesOf = (yaml: string): number[][] =>
  [...yaml.matchAll(/at: \[([-\d.]+), ([-\d.]+)\]/g)].map(([, lon, lat]) => [Number(lon), Number(lat)]);

it.each([12, 300])('makes a story of %i steps that stays on the map', (steps) => {
  for (const seed of [0, 1, 2, 3]) {
    const files = madeStory(seed, { steps, languages: ['en'] });
    expect(Object.keys(files)).toEqual(['story.yaml', 'text.en.md']);
    expect(files['text.en.md']?.match(/^::::step/gm)).toHaveLength(steps);
    const places = placesOf(files['story.yaml'] ?? '');
    expect(places).toHaveLength(steps);
    for (const [lon = 999, lat = 999] of places) {
      expect(Math.abs(lon)).toBeLessThan(180);
      expect(Math.abs(lat)).toBeLessThan(75);
    }
  }
});

it('makes the same story from the same seed, and another from another', () => {
  expect(madeStory(5)).toEqual(madeStory(5));
  expect(madeStory(5)).not.toEqual(madeStory(6));
});

it('gives its legs as many points as asked for, from port to port', () => {
  const files = madeStory(1, { steps: 12, languages: ['en'], points: 500 });
  const ports = placesOf(files['story.yaml'] ?? '');
  const lines = Array.from({ length: 11 }, (_, leg) => JSON.parse(files[`leg-${leg}.geojson`] ?? '').coordinates as number[][]);
  expect(Math.abs(lines.flat().length - 500)).toBeLessThan(11);
  for (const [leg, line] of lines.entries()) {
    expect(line[0]).toEqual(ports[leg]);
    expect(line.at(-1)).toEqual(ports[leg + 1]);
  }
});
