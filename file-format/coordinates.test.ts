import { describe, expect, it } from 'vitest';
import { isProjected, isSwapped, reportCoordinate, reportProjected } from './coordinates.ts';
import { collect } from './problem.ts';

const file = { spot: () => ({ file: 'story.yaml', offset: 0 }) };
const said = (point: [number, number], wrong: number, east?: number) => {
  const { findings, report } = collect();
  reportCoordinate(report, file, ['at'], point, wrong, east);
  return findings.map(({ code, message }) => [code, message]);
};

describe('a coordinate off the Earth', () => {
  it('asks for the other order where it would be right', () => {
    expect(said([27.91, 143.2], 1)).toEqual([
      [
        'coordinate-swapped',
        'Unexpected latitude 143.2 as the second number, expected -90 to 90; the order is longitude, latitude: is `[143.2, 27.91]` meant?',
      ],
    ]);
  });

  it('offers no other order where that would be wrong too', () => {
    for (const point of [
      [127.6, 143.2],
      [-91, 91],
      [27.91, 343.2],
    ] as [number, number][])
      expect(said(point, 1)).toEqual([['coordinate-range', `Unexpected latitude ${point[1]} as the second number, expected -90 to 90`]]);
  });

  it('knows how far paths may run on', () => {
    expect(isSwapped([30, 200])).toBe(false);
    expect(said([30, 200], 1, 360)[0]?.[0]).toBe('coordinate-swapped');
  });

  it('says what a longitude counted from 0 to 360 is', () => {
    expect(said([227.6, 40], 0)[0]?.[1]).toBe(
      'Unexpected longitude 227.6 as the first number, expected -180 to 180; `-132.4` is the same meridian',
    );
    expect(said([-190, 40], 0)[0]?.[1]).toContain('`170` is the same meridian');
    expect(said([1270, 40], 0)[0]?.[1]).toBe('Unexpected longitude 1270 as the first number, expected -180 to 180');
    expect(said([731, 40], 0, 360)[0]?.[1]).toBe('Unexpected longitude 731 as the first number, expected -360 to 360');
  });

  it('takes metres for what they are', () => {
    expect(isProjected([500_000, 5_200_000])).toBe(true);
    expect(isProjected([127, 411])).toBe(false);
    const { findings, report } = collect();
    reportProjected(report, file, [], [500_000, 5_200_000]);
    expect(findings[0]?.message).toContain('expected degrees of longitude and latitude');
  });
});
