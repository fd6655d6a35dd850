import { describe, expect, it } from 'vitest';
import { arrowAt } from './arrow.ts';
import { makePath } from './path.ts';
import { project, viewOf } from './projection.ts';

const stage = { width: 800, height: 600, free: { top: 0, right: 0, bottom: 0, left: 0 } };
const view = viewOf({ center: [10, 0], zoom: 4, bearing: 0, pitch: 0 }, stage);
const east = makePath([
  [0, 0],
  [12, 0],
]);
const look = { length: 10, gap: 8, spread: 30 };

describe('arrowAt', () => {
  it('points as the line runs, with two barbs of one length behind its tip', () => {
    const [a, tip, b] = arrowAt(view, east, 1, look) ?? expect.fail();
    for (const [x, y] of [a, b]) {
      expect(Math.hypot(x - tip[0], y - tip[1])).toBeCloseTo(10, 6);
      expect(x).toBeCloseTo(tip[0] - 10 * Math.cos(Math.PI / 6), 1);
    }
    expect(Math.abs(a[1] - b[1])).toBeCloseTo(10, 1);
  });

  it('stops as far before the end as it is told to', () => {
    const [, tip] = arrowAt(view, east, 1, look) ?? expect.fail();
    const end = project(view, [12, 0]);
    expect(Math.hypot(end.x - tip[0], end.y - tip[1])).toBeCloseTo(8, 1);
  });

  it('follows the drawn part', () => {
    const [, half] = arrowAt(view, east, 0.5, look) ?? expect.fail();
    const [, whole] = arrowAt(view, east, 1, look) ?? expect.fail();
    expect(half[0]).toBeLessThan(whole[0]);
  });

  it('is none for a line without length or direction, and none behind the horizon', () => {
    const spot = makePath([
      [10, 0],
      [10, 0],
    ]);
    expect(arrowAt(view, spot, 1, look)).toBeNull();
    expect(arrowAt(view, east, 0, look)).toBeNull();
    const away = makePath([
      [170, 0],
      [180, 0],
    ]);
    expect(arrowAt(view, away, 1, look)).toBeNull();
  });
});
