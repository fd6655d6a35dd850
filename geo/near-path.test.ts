import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestOn } from './near-path.ts';
import { makePath, pointAt } from './path.ts';

const equator = makePath([
  [0, 0],
  [10, 0],
]);

it('is nought on the path and measured to the foot of the perpendicular beside it', () => {
  expect(nearestOn(equator, [3.1, 0]).km).toBeLessThan(1e-6);
  expect(nearestOn(equator, [3.1, 1]).km).toBeCloseTo(111.195, 2);
});

it('is measured to the ends beyond them', () => {
  expect(nearestOn(equator, [-2, 0]).km).toBeCloseTo(222.39, 1);
  expect(nearestOn(equator, [11, 0]).km).toBeCloseTo(111.195, 2);
});

it('takes a path over the antimeridian as it runs', () => {
  const pacific = makePath([
    [179, 10],
    [181, 10],
  ]);
  expect(nearestOn(pacific, [-179.5, 10]).km).toBeLessThan(0.2);
});

it('says where along the path', () => {
  expect(nearestOn(equator, [3.1, 1]).share).toBeCloseTo(0.31, 4);
  expect(nearestOn(equator, [-5, 0]).share).toBe(0);
  expect(nearestOn(equator, [175, 0]).share).toBe(1);
  const over = makePath([[170, 0], [190, 0]]); // biome-ignore format: a list of points
  expect(nearestOn(over, [-175, 0]).share).toBeCloseTo(0.75, 4);
  const still = makePath([[131.9, 43.1], [131.9, 43.1]]); // biome-ignore format: a list of points
  expect(nearestOn(still, [131.9, 44.1])).toEqual({ share: 0, km: expect.closeTo(111.2, 0) });
});

it('finds each point of a path again', () => {
  const path = makePath([[131.9, 43.1], [89, 58], [36.2, 51.7]], { curved: true }); // biome-ignore format: a list of points
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const found = nearestOn(path, pointAt(path, share));
      expect(found.km).toBeLessThan(0.05);
      expect(found.share).toBeCloseTo(share, 4);
    }),
  );
});
