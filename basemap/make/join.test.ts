import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { joinLines } from './join.ts';

const [a, b, c, d, e]: LngLat[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
  [3, 1],
];
const line = (...points: (LngLat | undefined)[]): LngLat[] => points.filter((point) => point !== undefined);

describe('joinLines', () => {
  it('joins a chain whatever the direction and order of its pieces', () => {
    for (const pieces of [
      [line(a, b), line(b, c), line(c, d)],
      [line(c, d), line(b, a), line(c, b)],
      [line(b, a), line(b, c), line(d, c)],
    ]) {
      const [whole, ...more] = joinLines(pieces);
      expect(more).toEqual([]);
      expect([line(a, b, c, d), line(d, c, b, a)]).toContainEqual(whole);
    }
  });

  it('keeps three lines that meet apart', () => {
    expect(joinLines([line(a, c), line(c, d), line(c, e)])).toHaveLength(3);
  });

  it('closes a ring and leaves rings alone', () => {
    const [ring, ...more] = joinLines([line(a, c, d), line(a, e, d)]);
    expect(more).toEqual([]);
    expect(ring?.at(-1)).toEqual(ring?.[0]);
    expect(joinLines([line(a, b, e, a), line(a, c)])).toHaveLength(2);
  });
});
