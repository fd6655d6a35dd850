import { describe, expect, it } from 'vitest';
import { facesBeside, type MadeFace } from './faces.ts';
import { rangeHolds } from './fixture.ts';
import { unicodeRange } from './unicode-range.ts';

const face = (file: string, characters: string, more: Partial<MadeFace> = {}): MadeFace => ({
  family: 'IBM Plex Sans',
  style: 'normal',
  weight: '400',
  file,
  characters,
  range: unicodeRange(characters, ''),
  first: true,
  where: 'page',
  late: false,
  ...more,
});

describe('facesBeside', () => {
  const own = face('own', 'abcz');

  it('has of other languages’ faces what its own do not hold, once, and asks for none of it first', () => {
    const faces = facesBeside([own], [face('german', 'abcß'), face('swedish', 'abcßå'), face('dutch', 'abc')]);
    expect(faces.map(({ file, characters, first }) => [file, characters, first])).toEqual([
      ['swedish', 'å', false],
      ['german', 'ß', false],
      ['own', 'abcz', true],
    ]);
  });

  it('has no character in the ranges of two faces, but where its own runs over what it has not', () => {
    const faces = facesBeside([own], [face('arabic', ' ابمab'), face('cyrillic', 'абвz')]);
    for (const character of 'abcz ابمабв') {
      const holding = faces.filter(({ range }) => rangeHolds(range, character)).map(({ file }) => file);
      expect(holding, character).toHaveLength(1);
    }
  });

  it('keeps another cut, and leaves what only a map draws', () => {
    const bold = face('bold', 'abc', { weight: '600', where: 'both' });
    const map = face('map', 'äbc', { where: 'map' });
    expect(facesBeside([own], [bold, map]).map(({ file, where }) => [file, where])).toEqual([
      ['bold', 'page'],
      ['own', 'page'],
    ]);
  });

  it('is the page’s own where it has words in no other language', () => {
    expect(facesBeside([own], [])).toEqual([own]);
  });
});
