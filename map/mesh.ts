import type { Run } from './runs.ts';

/** Numbers per vertex of a stroke: x, y (CSS px), the direction in which it is widened (nx, ny), side (−1 or 1), at. */
export const STROKE_FLOATS = 6;

/** A mitre longer than this many half widths is cut off. */
const MITRE_LIMIT = 2;
/** By how much the two ends of a stroke are lengthened, to make room for round caps, CSS px. */
const CAP = 4;

/**
 * Vertices of a triangle strip along the runs, two for each of their points; strips are joined by triangles without area. The strip has no
 * width of its own: the vertex shader moves each vertex by `n · side · half the width`, so one mesh serves casing and line.
 */
export function strokeMesh(runs: readonly Run[]): Float32Array {
  const out: number[] = [];
  const pair = (x: number, y: number, nx: number, ny: number, at: number, first: boolean): void => {
    if (first && out.length > 0) {
      out.push(...out.slice(-STROKE_FLOATS));
      out.push(x, y, nx, ny, -1, at);
    }
    out.push(x, y, nx, ny, -1, at, x, y, nx, ny, 1, at);
  };
  for (const { x, y, at } of runs) {
    const n = x.length;
    let before: [number, number] | null = null;
    let opened = false;
    for (let i = 0; i < n; i++) {
      const [px, py, pat] = [x[i] ?? 0, y[i] ?? 0, at[i] ?? 0];
      const [dx, dy] = [(x[i + 1] ?? px) - px, (y[i + 1] ?? py) - py];
      const length = Math.hypot(dx, dy);
      if (i < n - 1 && length < 1e-6) continue;
      const after: [number, number] | null = i < n - 1 ? [dx / length, dy / length] : null;
      const direction = after ?? before;
      if (!direction) continue;
      if (!before || !after) {
        // An end: lengthened straight on, with `at` running on at the rate of its segment.
        const sign = before ? 1 : -1;
        const j = before ? lastOther(x, y, i) : i + 1;
        const gap = Math.hypot((x[j] ?? px) - px, (y[j] ?? py) - py) || 1;
        const rate = Math.abs((at[j] ?? pat) - pat) / gap;
        const end = (): void => {
          pair(px + sign * CAP * direction[0], py + sign * CAP * direction[1], -direction[1], direction[0], pat + sign * CAP * rate, !opened);
        };
        if (!before) end();
        opened = true;
        pair(px, py, -direction[1], direction[0], pat, false);
        if (before) end();
      } else {
        const [nx, ny] = [-(before[1] + after[1]), before[0] + after[0]];
        const half = (nx * nx + ny * ny) / 4; // cosine squared of half the turn
        if (half * MITRE_LIMIT * MITRE_LIMIT > 1) pair(px, py, nx / 2 / half, ny / 2 / half, pat, false);
        else {
          pair(px, py, -before[1], before[0], pat, false);
          pair(px, py, -after[1], after[0], pat, false);
        }
      }
      before = after ?? before;
    }
  }
  return new Float32Array(out);
}

/** The last point before `i` that is not the same point. */
function lastOther(x: readonly number[], y: readonly number[], i: number): number {
  let j = i - 1;
  while (j > 0 && x[j] === x[i] && y[j] === y[i]) j--;
  return j;
}
