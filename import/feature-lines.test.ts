import { describe, expect, it } from 'vitest';
import { errorsOf, importText, storyOf } from './fixtures/import-text.ts';

/** Lines along one parallel, each from one longitude to another. */
const lines = (...ends: readonly (readonly [string, number, number])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: ends.map(([name, from, to]) => ({
      type: 'Feature',
      properties: { name },
      geometry: {
        type: 'LineString',
        coordinates: [
          [from, 2],
          [to, 2],
        ],
      },
    })),
  });

const messages = (content: string, code: string): string[] =>
  importText('a.geojson', content)
    .notes.filter((note) => note.code === code)
    .map(({ message }) => message);

describe('lines that are drawn from end to start', () => {
  it('are all named, in one note that says how to turn one', () => {
    expect(messages(lines(['A', 11, 10], ['B', 12, 11], ['C', 13, 12], ['D', 20, 21]), 'backwards')).toEqual([
      'Look at: these 3 lines are drawn from end to start, if the file has them in their order: “A”, “B”, “C”; to turn one, reverse the coordinates of its .geojson and exchange `from` and `to`',
    ]);
    expect(messages(lines(['A', 10, 11], ['B', 11, 12]), 'backwards')).toEqual([]);
  });

  it('are named however many they are', () => {
    const many = Array.from({ length: 40 }, (_, i): [string, number, number] => [`A way with a long name ${i}`, i + 1, i]);
    expect(messages(lines(...many), 'backwards')[0]).toContain('A way with a long name 39');
  });
});

describe('lines that are no journey', () => {
  it('say so, and the story has the order to be corrected', () => {
    const apart = lines(['A', 10, 11], ['B', 15, 16]);
    expect(messages(apart, 'gap')).toEqual([
      'No journey: line “B” does not begin where line “A” ends; if they are one, order them in `journey`',
    ]);
    const story = storyOf(importText('a.geojson', apart));
    expect(story).toMatch(/^# journey: \[a, b\] # TODO: /m);
    expect(story).not.toMatch(/^journey/m);
  });

  it('are a journey where they meet, and nothing is said', () => {
    const joined = importText('a.geojson', lines(['A', 10, 11], ['B', 11, 12]));
    expect(errorsOf(joined)).toEqual([]);
    expect(storyOf(joined)).toMatch(/^journey: \[a, b\]$/m);
    expect(joined.notes.filter(({ code }) => code === 'gap')).toEqual([]);
  });

  it('say so too where they are more than a journey has', () => {
    const many = Array.from({ length: 61 }, (_, i): [string, number, number] => [`W${i}`, i, i + 1]);
    expect(messages(lines(...many), 'gap')).toEqual(['No journey: of more than 60 lines none is made']);
  });
});
