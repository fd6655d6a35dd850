import { describe, expect, it } from 'vitest';
import { plainName } from './csv-columns.ts';
import { bothOf, degreesOf, hasO, mistakeOf } from './csv-coordinates.ts';

describe('a coordinate in a cell', () => {
  it.each([
    ['52.5', 52.5],
    ['52,5', 52.5],
    ['-33.45°', -33.45],
    ['−33,45', -33.45],
    ['22.9 S', -22.9],
    ['-22.9 S', -22.9],
    ['E 139.5', 139.5],
    ['35°41\'24"N', 35.69],
    ['35° 41′ 24″ S', -35.69],
    ['34 30 00 N', 34.5],
    ["52°30'N", 52.5],
    ['-0°30′', -0.5],
    ['-.1278', -0.1278],
    ['.5', 0.5],
    [',5', 0.5],
    ['52.', 52],
    ['5e-05', 0.00005],
    ['-1.2E-4', -0.00012],
    ['52.5 E', 52.5],
  ])('%s is %d', (text, degrees) => {
    expect(degreesOf(text)).toBeCloseTo(degrees, 6);
  });

  it('takes O for west, and for east in a German table', () => {
    expect(degreesOf('7,1 O')).toBe(-7.1);
    expect(degreesOf('7,1 O', true)).toBe(7.1);
  });

  it.each(['', 'abc', '.', '-', '°', 'Infinity', '1.234,5', '12 75', '35°41\'99"N', 'N 5 E', '5 Q'])('%j is none', (text) => {
    expect(degreesOf(text)).toBeUndefined();
  });
});

describe('the letter O', () => {
  it('is seen at either end of a cell that may be a coordinate', () => {
    expect(['6,96 O', 'O 6,96', '6,96 o'].every(hasO)).toBe(true);
    expect(['6,96', '6,96 E', `${'1'.repeat(100)} O`].some(hasO)).toBe(false);
  });
});

describe('both coordinates in a cell', () => {
  it.each([
    ['52.5, 13.4', ['52.5', '13.4']],
    ['52.5,13.4', ['52.5', '13.4']],
    ['(52,5; 13,4)', ['52,5', '13,4']],
    ['52,5, 13,4', ['52,5', '13,4']],
    ['52.5 13.4', ['52.5', '13.4']],
    ['35°41\'22"N 139°41\'30"E', ['35°41\'22"N', '139°41\'30"E']],
    ['139.69, 35.68', ['35.68', '139.69']],
    ['13.4 E, 52.5 N', ['52.5 N', '13.4 E']],
    ['POINT (13.4 52.5)', ['52.5', '13.4']],
    ['51.5, -.1278', ['51.5', '-.1278']],
    ['5e-05, 51.5', ['5e-05', '51.5']],
  ])('%s', (text, both) => {
    expect(bothOf(text)).toEqual(both);
  });

  it('is not a name, an address or three numbers', () => {
    for (const text of ['Berlin', 'Main St 5, 10115', '1, 2, 3', '']) expect(bothOf(text)).toBeUndefined();
  });
});

describe('a long cell', () => {
  it.each([
    ['of blanks', `1${' '.repeat(200_000)}x`],
    ['of blanks and commas', `1${' '.repeat(200_000)},${' '.repeat(200_000)}x`],
    ['of brackets', '('.repeat(200_000)],
  ])('%s is none at once, and names no column', (_, text) => {
    expect([degreesOf(text), bothOf(text)]).toEqual([undefined, undefined]);
    // each took minutes, which is beyond the time of a test
    expect(plainName(text)).toBe('');
  });
});

describe('a row that is not on Earth', () => {
  it('is asked whether its numbers are exchanged only where that would help', () => {
    expect(mistakeOf('35.68', '139.69')).toBeUndefined();
    expect(mistakeOf('139.69', '35.68')).toEqual({
      swapped: true,
      what: 'latitude 139.69 and longitude 35.68, which are not on Earth: the other way round, latitude 35.68 and longitude 139.69, it would be on Earth',
    });
    expect(mistakeOf('139.69', '135.5')).toEqual({ swapped: false, what: 'latitude 139.69 and longitude 135.5, which are not on Earth' });
    expect(mistakeOf('abc', '5')?.what).toContain('latitude `abc`, expected degrees');
  });
});
