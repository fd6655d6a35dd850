import { describe, expect, it } from 'vitest';
import { editDistance, expectedOf, nearest, nearestFew, thereAre } from './nearest.ts';

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

describe('nearestFew', () => {
  it('names the nearest first, and in their own order where equally near', () => {
    expect(nearestFew('port', ['pont', 'ports', 'porta', 'port-a', 'sea'])).toEqual(['pont', 'ports', 'porta']);
    expect(nearestFew('trondhein', ['tromdheims', 'trondheim'])).toEqual(['trondheim', 'tromdheims']);
  });

  it('also names those made of the same words, after the misspelt', () => {
    expect(nearestFew('harbour', ['north-harbour', 'sea', 'harbor'])).toEqual(['harbor', 'north-harbour']);
    expect(nearestFew('harbor', ['northharbor', 'sea'])).toEqual(['northharbor']);
    expect(nearestFew('har', ['northharbor', 'sea'])).toEqual([]);
    expect(nearestFew('north-harbour', ['harbour', 'harbour-wall'])).toEqual(['harbour']);
  });

  it('compares nothing with a name that is no id', () => {
    expect(nearestFew('x'.repeat(200), ['x'.repeat(200)])).toEqual([]);
  });
});

describe('expectedOf', () => {
  const many = Array.from({ length: 13 }, (_, i) => `leg-number-${i}`);

  it('names all while they are few, the nearest first', () => {
    expect(expectedOf('xyz', ['aaa', 'bbb', 'ccc'], 'leg')).toBe('`aaa`, `bbb` or `ccc`');
    expect(expectedOf('xyz', many.slice(1), 'leg')).toContain('`leg-number-11` or `leg-number-12`');
    expect(expectedOf('aab', ['aaa', 'bbb', 'ccc'], 'leg')).toBe('`aaa`; there are `aaa`, `bbb` and `ccc`');
    expect(expectedOf('aab', ['aaa'], 'leg')).toBe('`aaa`');
    expect(expectedOf('xyz', [], 'leg')).toBe('none: there is no leg');
  });

  it('says of many how many there are, and where', () => {
    expect(expectedOf('xyz', many, 'leg')).toBe('the id of a leg; there are 13');
    expect(expectedOf('xyz', many, 'leg', '13 legs (story.yaml:4)')).toBe('the id of a leg; there are 13 legs (story.yaml:4)');
    expect(expectedOf('leg-numbr-12', many, 'leg', '13 legs (story.yaml:4)')).toBe(
      '`leg-number-12`, `leg-number-1` or `leg-number-2`; there are 13 legs (story.yaml:4)',
    );
  });
});

describe('thereAre', () => {
  it('names one, two and none', () => {
    expect(thereAre([])).toBe('there is none');
    expect(thereAre(['sea'])).toBe('there is `sea`');
    expect(thereAre(['sea', 'air'])).toBe('there are `sea` and `air`');
  });
});
