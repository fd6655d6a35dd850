import { expect, it } from 'vitest';
import { atmosphereStrength, glow, haze } from './atmosphere.ts';

it('is whole over a round disc and gone before the horizon opens', () => {
  expect(atmosphereStrength(500, 500)).toBe(1);
  expect(atmosphereStrength(500, 650)).toBe(1);
  expect(atmosphereStrength(500, 900)).toBeCloseTo(0.5, 9);
  expect(atmosphereStrength(500, 5000)).toBe(0);
});

it('has a haze that begins at nothing, only grows, and ends at the limb', () => {
  expect(haze[0][1]).toBe(0);
  expect(haze.at(-1)?.[0]).toBe(1);
  for (let i = 1; i < haze.length; i++) expect(haze[i]?.map((value, j) => value > (haze[i - 1]?.[j] ?? 0))).toEqual([true, true]);
});

it('has a glow that ends where it can no longer be seen', () => {
  expect(glow.alpha * Math.exp(-glow.reach)).toBeLessThan(1 / 512);
});
