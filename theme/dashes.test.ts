import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dashLevel, dashPeriod } from './dashes.ts';

const wishes = fc.double({ min: 2, max: 30, noNaN: true });
const scales = fc.double({ min: 0.01, max: 100, noNaN: true });

describe('dashPeriod', () => {
  it('is a power of √2 km, within a quarter octave of the wish', () => {
    fc.assert(
      fc.property(wishes, scales, (px, kmPerPx) => {
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
});

describe('dashLevel', () => {
  it('brings a dash within half an octave of its wish, but for the horizon', () => {
    fc.assert(
      fc.property(wishes, scales, fc.double({ min: 2 ** -5, max: 2 ** 4, noNaN: true }), (px, period, squeeze) => {
        const pxPerKm = (px / period) * squeeze;
        const length = period * 2 ** dashLevel(px, period, pxPerKm) * pxPerKm;
        expect(Math.abs(Math.log2(length / px))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('is 0 where the line is as large as at the middle of the map, and where its scale cannot be said', () => {
    expect(dashLevel(15, 15, 1)).toBe(0);
    expect(dashLevel(15, 15, 1.2)).toBe(0);
    expect(dashLevel(15, 15, 0)).toBe(0);
    expect(dashLevel(15, 15, Number.NaN)).toBe(0);
  });

  it('follows the horizon only so far', () => {
    expect(dashLevel(15, 15, 1e-9)).toBe(6);
    expect(dashLevel(15, 15, 1e9)).toBe(-4);
  });
});
