import { describe, expect, it } from 'vitest';
import { inTurn, median } from './statistics.ts';

describe('median', () => {
  it('is the middle, of an even count the mean of both middles', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });
  it('does not exist for no numbers', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('inTurn', () => {
  it('lets each contender come first and last as often, in three runs of three', () => {
    const orders = Array.from({ length: 6 }, (_, run) => inTurn(['a', 'b', 'c'], run).join(''));
    expect(orders).toHaveLength(new Set(orders).size);
    for (const at of [0, 2]) expect(orders.map((order) => order[at]).sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  });
});
