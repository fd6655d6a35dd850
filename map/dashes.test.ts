import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dashPeriod } from './dashes.ts';

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
