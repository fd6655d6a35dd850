import { expect, it } from 'vitest';
import { needsInset } from './needs-inset.ts';

it('the inset fades in where the stage is closer than a region, and earlier where the map cuts: there it is the only locator', () => {
  const at = (zoom: number, cuts = false): number => needsInset({ zoom }, cuts);
  expect([at(2, true), at(3, true) > 0, at(3.5, true), at(3.5)]).toEqual([0, true, 1, 0]);
  expect([2, 4.6, 5, 5.4, 9].map((zoom) => at(zoom))).toEqual([0, 0, expect.closeTo(0.5), 1, 1]);
  expect(at(4.9)).toBeLessThan(at(4.95));
});
