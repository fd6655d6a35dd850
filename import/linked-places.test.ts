import { describe, expect, it } from 'vitest';
import { importText, noted, storyFrom, storyOf } from './fixtures/import-text.ts';
import { linkedPlaces } from './fixtures/map-samples.ts';

describe('Linked Places', () => {
  const imported = importText('places.json', linkedPlaces);
  const story = storyFrom(imported);

  it('keeps certainty, sources and names in languages', () => {
    expect(Object.values(story.places).map(({ kind }) => kind)).toEqual(['story', 'approximate', 'context']);
    expect(story.legs['the-road-north']).toMatchObject({ certainty: 'reported' });
    expect(Object.values(story.sources)).toEqual([
      expect.objectContaining({ who: { en: 'An atlas, 1901' }, date: '1901', pages: [{ url: 'https://example.org/atlas' }] }),
    ]);
    expect(storyOf(imported)).toContain('    date: "1901"\n');
    expect(storyOf(imported)).toContain('la: Abindonia');
    expect(storyOf(imported)).toContain('0676 – 1066');
    expect(noted(imported, 'place')).toEqual([expect.stringContaining('whose location is not known')]);
  });

  it.each([
    [{ year: 1834 }, '1834'],
    [{ date: '1834' }, '1834'],
    [{ date: 'about 1834' }, '1834'],
    [{ date: '1834-05' }, '1834-05'],
    [{ date: '1834-05-06' }, '1834-05-06'],
    [{ date: '1834-02-31' }, '1834'],
    [{ year: '0000', label: 'A chart of 1790' }, '1790'],
  ])('dates a source as far as its citation does: %j', (dated, date) => {
    const cited = linkedPlaces.replace('"label": "An atlas, 1901"', `"label": "An atlas", ${JSON.stringify(dated).slice(1, -1)}`);
    expect(Object.values(storyFrom(importText('a.json', cited)).sources).map((source) => source.date)).toEqual([date]);
  });
});
