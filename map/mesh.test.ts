// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import { makeFloats } from './floats.ts';
import { addStrokeMesh, STROKE_FLOATS } from './mesh.ts';
import type { Run } from './runs.ts';
import type { Lines } from './scene.ts';

const run = (...points: [x: number, y: number, at: number][]): Run => ({
  x: points.map(([x]) => x),
  y: points.map(([, y]) => y),
  at: points.map(([, , at]) => at),
});
const strokeMesh = (lines: Lines): Float32Array => {
  const floats = makeFloats(1);
  addStrokeMesh(floats, lines);
  return floats.written();
};
const meshOf = (runs: readonly Run[], cap: number): Float32Array => strokeMesh({ runs, cap, dash: null });
const vertices = (mesh: Float32Array): number[][] =>
  Array.from({ length: mesh.length / STROKE_FLOATS }, (_, i) => [...mesh.slice(i * STROKE_FLOATS, (i + 1) * STROKE_FLOATS)]);

describe('strokeMesh', () => {
  it('widens a straight line at right angles, and lengthens its ends at the rate of `at`', () => {
    const made = vertices(meshOf([run([0, 0, 0], [10, 0, 100])], 4));
    expect(made.map(([x, y, nx, ny, side, at]) => [x, y, Math.abs(nx!), ny, side, at])).toEqual([
      [-4, 0, 0, 1, -1, -40],
      [-4, 0, 0, 1, 1, -40],
      [0, 0, 0, 1, -1, 0],
      [0, 0, 0, 1, 1, 0],
      [10, 0, 0, 1, -1, 100],
      [10, 0, 0, 1, 1, 100],
      [14, 0, 0, 1, -1, 140],
      [14, 0, 0, 1, 1, 140],
    ]);
  });

  it('mitres a right angle so that the stroke keeps its width', () => {
    const corner = vertices(meshOf([run([0, 0, 0], [10, 0, 10], [10, 10, 20])], 4)).filter(([x, y]) => x === 10 && y === 0);
    expect(corner).toHaveLength(2);
    expect([corner[0]![2], corner[0]![3]]).toEqual([-1, 1]);
  });

  it('cuts off the mitre of a sharp turn', () => {
    const turn = vertices(meshOf([run([0, 0, 0], [10, 0, 10], [0, 1, 20])], 4)).filter(([x, y]) => x === 10 && y === 0);
    expect(turn).toHaveLength(4);
    for (const [, , nx, ny] of turn) expect(Math.hypot(nx!, ny!)).toBeCloseTo(1, 6);
  });

  it('joins two runs by triangles without area', () => {
    const made = vertices(meshOf([run([0, 0, 0], [10, 0, 10]), run([50, 50, 20], [60, 50, 30])], 4));
    expect(made).toHaveLength(8 + 2 + 8);
    expect(made[8]).toEqual(made[7]);
    expect(made[9]).toEqual(made[10]);
  });

  it('keeps ends where they are without a cap', () => {
    const xs = vertices(meshOf([run([0, 0, 0], [10, 0, 10]), run([50, 0, 20], [60, 0, 30])], 0)).map(([x]) => x);
    expect(xs).toEqual([0, 0, 10, 10, 10, 50, 50, 50, 60, 60]);
  });

  it('makes nothing, and no NaN, of runs without length', () => {
    expect(meshOf([run([5, 5, 0], [5, 5, 1])], 4)).toHaveLength(0);
    expect([...meshOf([run([5, 5, 0], [5, 5, 1], [9, 5, 2], [9, 5, 3])], 4)].every(Number.isFinite)).toBe(true);
  });

  it('adds to what is there, and does not join it', () => {
    const lines = { runs: [run([0, 0, 0], [10, 0, 10])], cap: 4, dash: null };
    const floats = makeFloats(1);
    addStrokeMesh(floats, lines);
    addStrokeMesh(floats, lines);
    expect([...floats.written()]).toEqual([...strokeMesh(lines), ...strokeMesh(lines)]);
  });

  it('carries the period of the dashes', () => {
    const dash = { on: 9, off: 6, period: 15 };
    for (const vertex of vertices(strokeMesh({ runs: [run([0, 0, 0], [100, 0, 100])], cap: 4, dash }))) expect(vertex[6]).toBe(15);
  });
});
