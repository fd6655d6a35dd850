import { describe, expect, it } from 'vitest';
import { editDistance, expectedOf, nearest } from './nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['sea', 'sea', 0],
    ['bearign', 'bearing', 1],
    ['kitten', 'sitting', 3],
    ['southamptonn', 'southampton', 1],
    ['ca', 'abc', 3],
  ])('%j to %j is %i, both ways', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearest', () => {
  it('finds what was meant', () => {
    expect(nearest('centre', ['fit', 'center', 'follow'])).toBe('center');
    expect(nearest('Lisbon', ['lisbon', 'oslo'])).toBe('lisbon');
  });

  it('finds nothing where nothing is near', () => {
    expect(nearest('colour', ['id', 'camera', 'show'])).toBeUndefined();
    expect(nearest('sea', [])).toBeUndefined();
  });

  it('takes the nearest of several', () => {
    expect(nearest('trondhein', ['trondheim-port', 'trondheim', 'tromdheims'])).toBe('trondheim');
  });
});

describe('expectedOf', () => {
  it('names all while they are few, and else says what is wanted', () => {
    expect(expectedOf('xyz', ['aaa', 'bbb', 'ccc'], 'leg')).toBe('`aaa`, `bbb` or `ccc`');
    expect(
      expectedOf(
        'xyz',
        Array.from({ length: 13 }, (_, i) => `leg-number-${i}`),
        'leg',
      ),
    ).toBe('the id of a leg');
    expect(expectedOf('xyz', [], 'leg')).toBe('none: there is no leg');
  });
});
