import { describe, expect, it } from 'vitest';
import { readings } from './reading.ts';

describe('readings', () => {
  it.each(Object.entries(readings))('%s begins where it is and never goes back', (_, { ms, offset }) => {
    expect(offset(0)).toBe(0);
    for (let time = 0; time < ms; time += 10) expect(offset(time + 10)).toBeGreaterThan(offset(time));
  });
  it('flicks begin at 3,000 px/s and join', () => {
    const { offset } = readings.flicks;
    expect(offset(1) - offset(0)).toBeCloseTo(3, 1);
    expect(offset(1500) - offset(1499.9)).toBeLessThan(15);
  });
});
