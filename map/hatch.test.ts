// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { hatchOf } from './hatch.ts';
import type { Run } from './runs.ts';

const ring = (...points: [number, number][]): Run => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
  at: points.map((_, i) => i),
});
const square = (low: number, high: number): Run => ring([low, low], [high, low], [high, high], [low, high], [low, low]);
const stage = { width: 200, height: 200 };
const lengthOf = (lines: readonly Run[]): number => lines.reduce((sum, { at }) => sum + at[1]!, 0);

describe('hatchOf', () => {
  it('covers a square: length of lines times their distance is its area', () => {
    expect(lengthOf(hatchOf([square(20, 180)], 0.5, { x: 0, y: 0 }, stage)) * 0.5).toBeCloseTo(160 * 160, -2);
  });

  it('leaves a hole by the even-odd rule', () => {
    const lines = hatchOf([square(20, 180), square(60, 140)], 0.5, { x: 0, y: 0 }, stage);
    expect(lengthOf(lines) * 0.5).toBeCloseTo(160 * 160 - 80 * 80, -2);
  });

  it('rises to the right at 45°, lines `every` px apart, one through the anchor', () => {
    const lines = hatchOf([square(20, 180)], 9, { x: 100, y: 100 }, stage);
    for (const { x, y } of lines) expect(x[1]! - x[0]!).toBeCloseTo(y[0]! - y[1]!, 9);
    const across = lines.map(({ x, y }) => (x[0]! + y[0]! - 200) * Math.SQRT1_2).sort((a, b) => a - b);
    expect(Math.min(...across.map(Math.abs))).toBeCloseTo(0, 9);
    for (const [i, u] of across.slice(1).entries()) expect(u - across[i]!).toBeCloseTo(9, 9);
  });

  it('makes only lines that meet the stage', () => {
    const lines = hatchOf([square(-1e6, 1e6)], 9, { x: 0, y: 0 }, stage);
    expect(lines.length).toBeLessThan((200 * Math.SQRT2) / 9 + 2);
  });

  it('is empty without rings', () => {
    expect(hatchOf([], 9, { x: 0, y: 0 }, stage)).toEqual([]);
  });
});
