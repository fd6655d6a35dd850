// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dashPeriod, periodsOf, scalesOf } from './dashes.ts';

it('is a power of √2 km, within a quarter octave of the wish', () => {
  fc.assert(
    fc.property(fc.double({ min: 2, max: 30, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }), (px, kmPerPx) => {
      const period = dashPeriod(px, kmPerPx);
      const power = 2 * Math.log2(period);
      expect(power).toBeCloseTo(Math.round(power), 9);
      expect(Math.abs(Math.log2(period / kmPerPx / px))).toBeLessThanOrEqual(0.25 + 1e-9);
    }),
  );
});

it('stays the same while the zoom changes a little', () => {
  expect(dashPeriod(15, 1)).toBe(dashPeriod(15, 1.05));
});

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
