import { describe, expect, it } from 'vitest';
import { errorsOf, importText, storyOf, textOf } from './fixtures/import-text.ts';
import { makeId } from './write-story.ts';

describe('an id', () => {
  const idOf = (words: string, taken = new Set<string>()): string => makeId(words, 'step-1', taken);

  it.each([
    ['Opening Ceremony at the Winter Games of 2014', 'opening-ceremony-at-the-winter-games-of'],
    // 40 characters, and one more
    ['abcdefghi abcdefghi abcdefghi abcdefghij', 'abcdefghi-abcdefghi-abcdefghi-abcdefghij'],
    ['abcdefghi abcdefghi abcdefghi abcdefghij k', 'abcdefghi-abcdefghi-abcdefghi-abcdefghij'],
    ['abcdefghi abcdefghi abcdefghi abcdefghijk', 'abcdefghi-abcdefghi-abcdefghi'],
    ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'llanfairpwllgwyngyllgogerychwyrndrobwlll'],
    ['– “Zum Ende.” –', 'zum-ende'],
    ['東京', 'step-1'],
  ])('of “%s” ends where a word does', (words, id) => {
    expect(idOf(words)).toBe(id);
  });

  it('is the same for the same words, and told from one that is taken by a number', () => {
    const taken = new Set<string>();
    const long = 'The way over the mountains, and what was seen';
    expect([`${long} there`, `${long} here`, 'A port', `${long} on the way back`].map((words) => idOf(words, taken))).toEqual([
      'the-way-over-the-mountains-and-what-was',
      'the-way-over-the-mountains-and-what-was-2',
      'a-port',
      'the-way-over-the-mountains-and-what-was-3',
    ]);
    expect(idOf(`${long} there`)).toBe('the-way-over-the-mountains-and-what-was');
  });
});

it('steps with long headings have ids of whole words, each its own', () => {
  const slides = ['morning', 'evening'].map((time, i) => ({
    text: { headline: `What the harbour master wrote down in the ${time}`, text: 'Words.' },
    location: { lat: 50 + i, lon: 10, zoom: 6 },
  }));
  const imported = importText(
    'a.json',
    JSON.stringify({ storymap: { slides: [{ type: 'overview', text: { headline: 'A port' } }, ...slides] } }),
  );
  expect(errorsOf(imported)).toEqual([]);
  const ids = ['title', 'what-the-harbour-master-wrote-down-in', 'what-the-harbour-master-wrote-down-in-2'];
  expect([...storyOf(imported).matchAll(/^ {2}- id: (.*)$/gm)].map(([, id]) => id)).toEqual(ids);
  expect([...textOf(imported).matchAll(/::::step\{#(.*)\}/g)].map(([, id]) => id)).toEqual(ids);
});
