import type { Run } from './runs.ts';

/** Numbers per vertex of a stroke: x, y (CSS px), the direction in which it is widened (nx, ny), side (−1 or 1), at, px per unit of at. */
export const STROKE_FLOATS = 7;

/** A mitre longer than this many half widths is cut off. */
const MITRE_LIMIT = 2;
/** Over how much of the line, to either side, its local scale is taken, CSS px: wide enough not to flicker from point to point. */
const SCALE_WINDOW = 12;

/**
 * Vertices of a triangle strip along the runs, two for each of their points; strips are joined by triangles without area. The strip has no
 * width of its own: the vertex shader moves each vertex by `n · side · half the width`, so one mesh serves casing and line. `cap`: by how
 * much both ends are lengthened to make room for round caps, CSS px.
 */
export function strokeMesh(runs: readonly Run[], cap: number): Float32Array {
  const out: number[] = [];
  let scale = 0;
  const pair = (x: number, y: number, nx: number, ny: number, at: number, first: boolean): void => {
    if (first && out.length > 0) {
      out.push(...out.slice(-STROKE_FLOATS));
      out.push(x, y, nx, ny, -1, at, scale);
    }
    out.push(x, y, nx, ny, -1, at, scale, x, y, nx, ny, 1, at, scale);
  };
  for (const run of runs) {
    const { x, y, at } = run;
    const n = x.length;
    const scales = scalesOf(run);
    let before: [number, number] | null = null;
    for (let i = 0; i < n; i++) {
      const [px, py, pat] = [x[i] ?? 0, y[i] ?? 0, at[i] ?? 0];
      const [dx, dy] = [(x[i + 1] ?? px) - px, (y[i + 1] ?? py) - py];
      const length = Math.hypot(dx, dy);
      if (i < n - 1 && length < 1e-6) continue;
      const after: [number, number] | null = i < n - 1 ? [dx / length, dy / length] : null;
      scale = scales[i] ?? 0;
      const direction = after ?? before;
      if (!direction) continue;
      if (!before || !after) {
        // An end: lengthened straight on, with `at` running on at the rate of its segment.
        const sign = before ? 1 : -1;
        const j = before ? lastOther(x, y, i) : i + 1;
        const gap = Math.hypot((x[j] ?? px) - px, (y[j] ?? py) - py) || 1;
        const rate = Math.abs((at[j] ?? pat) - pat) / gap;
        const end = (): void => {
          pair(px + sign * cap * direction[0], py + sign * cap * direction[1], -direction[1], direction[0], pat + sign * cap * rate, sign < 0);
        };
        if (!before && cap > 0) end();
        pair(px, py, -direction[1], direction[0], pat, !before && cap === 0);
        if (before && cap > 0) end();
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

/** Px per unit of `at` about each point of a run. */
function scalesOf({ x, y, at }: Run): number[] {
  let length = 0;
  const lengths = x.map((px, i) => {
    if (i > 0) length += Math.hypot(px - (x[i - 1] ?? 0), (y[i] ?? 0) - (y[i - 1] ?? 0));
    return length;
  });
  let [low, high] = [0, 0];
  return lengths.map((here) => {
    while (low < lengths.length - 1 && (lengths[low] ?? 0) < here - SCALE_WINDOW) low++;
    while (high < lengths.length - 1 && (lengths[high] ?? 0) < here + SCALE_WINDOW) high++;
    const from = Math.max(low - 1, 0); // one point beyond the window, so that it is never empty
    const units = (at[high] ?? 0) - (at[from] ?? 0);
    return units > 0 ? ((lengths[high] ?? 0) - (lengths[from] ?? 0)) / units : 1;
  });
}

/** The last point before `i` that is not the same point. */
function lastOther(x: readonly number[], y: readonly number[], i: number): number {
  let j = i - 1;
  while (j > 0 && x[j] === x[i] && y[j] === y[i]) j--;
  return j;
}
