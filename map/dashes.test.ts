// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { periodsOf, scalesOf } from './dashes.ts';

describe('along a line', () => {
  const straight = (scale: (i: number) => number) => {
    const run = { x: [0], y: [0], at: [0] };
    for (let i = 1; i < 400; i++) {
      run.x.push(i);
      run.y.push(0);
      run.at.push(run.at[i - 1]! + 1 / scale(i));
    }
    return run;
  };

  it('measures px per km', () => {
    for (const scale of scalesOf(straight(() => 0.2))) expect(scale).toBeCloseTo(0.2, 9);
  });

  it('keeps the period where the line is about as large as at the middle of the map', () => {
    expect(
      new Set(
        periodsOf(
          straight((i) => 0.8 + i / 1000),
          { on: 9, off: 6, period: 15 },
        ),
      ),
    ).toEqual(new Set([15]));
  });

  it.each([
    ['dashes', { on: 9, off: 6, period: 15 }, 0],
    ['dots', { on: 0, off: 15, period: 15 }, 7.5],
  ] as const)('doubles it where the line is squeezed, in a gap that both patterns of %s share', (_, dash, shift) => {
    const run = straight((i) => 1 - i / 600);
    const periods = periodsOf(run, dash);
    expect(new Set(periods)).toEqual(new Set([15, 30]));
    const change = periods.indexOf(30);
    const cell = (at: number): number => Math.floor((at - shift) / 30);
    expect(cell(run.at[change]!)).toBe(cell(run.at[change - 1]!) + 1);
    expect(periods.slice(change).every((period) => period === 30)).toBe(true);
  });
});
