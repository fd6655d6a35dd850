import { describe, expect, it } from 'vitest';
import { barsPath, routePlaces, segmentsOf, shareAt } from './route.ts';

const km = { sea: 500, west: 7000 };
const legs = { sea: { from: 'hungnam', to: 'vladivostok' }, west: { from: 'vladivostok', to: 'kursk' } } as never;

describe('strip', () => {
  it('begins at the right, in the east, and ends at the left', () => {
    expect(shareAt(0, 7500)).toBe(1);
    expect(shareAt(7500, 7500)).toBe(0);
    expect(shareAt(9e9, 7500)).toBe(0);
    expect(shareAt(1, 0)).toBe(1);
  });
  it('gives legs their share by kilometres, joined end to end', () => {
    const [sea, west] = segmentsOf(['sea', 'west'], km);
    expect(sea).toEqual({ leg: 'sea', from: 1 - 500 / 7500, to: 1 });
    expect(west).toEqual({ leg: 'west', from: 0, to: 1 - 500 / 7500 });
  });
  it('names the ends of legs from west to east', () => {
    expect(routePlaces({ legs, journey: ['sea', 'west'] }, km).map((p) => p.place)).toEqual(['kursk', 'vladivostok', 'hungnam']);
  });
  it('draws the first bar at the right edge, with the square root of its height, and leaves darkness out', () => {
    expect(barsPath([0.25, 0], 10, 26)).toBe('M6.0 26v-13.0h3.00v13.0z');
  });
});
