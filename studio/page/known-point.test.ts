import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { indexBetween, knownPoints } from './known-point.ts';

const [a, b, c, n]: readonly [LngLat, LngLat, LngLat, LngLat] = [
  [0, 0],
  [1, 10],
  [2, 20],
  [9, 90],
];

describe('a point that is shown', () => {
  it('is found where it is by now', () => {
    const [first, second, third] = knownPoints([a, b, c]);
    expect([first?.in([a, b, c]), second?.in([b, c]), third?.in([b, c]), second?.in([a, n, b, c])]).toEqual([0, 0, 1, 2]);
    expect([first?.in([b, c]), second?.in([n, n, n])]).toEqual([null, null]);
  });

  it('is found after it was moved, and where that was refused', () => {
    const [, second] = knownPoints([a, b, c]);
    second?.moved(n);
    expect([second?.in([n, c]), second?.in([b, c])]).toEqual([0, 0]);
  });

  it('is the one at its place of two that are alike', () => {
    const [first, , last] = knownPoints([a, b, a]);
    expect([first?.in([a, b, a]), last?.in([a, b, a]), last?.in([a, a])]).toEqual([0, 2, 1]);
  });

  it('has the new one beside it', () => {
    const points = knownPoints([a, b, c]);
    const at = (before: number, after: number, now: readonly LngLat[]): number => indexBetween(points[before], points[after], now, 'One');
    expect([at(1, 2, [b, c]), at(0, 1, [b, c]), at(-1, 0, [n, b]), at(2, 3, [n, n]), at(-1, 3, [])]).toEqual([1, 0, 0, 2, 0]);
    expect(() => at(0, 1, [c, n])).toThrow('Unexpected change of the line: One is not where it was');
  });
});
