import { periodsOf } from './dashes.ts';
import type { Floats } from './floats.ts';
import type { Run } from './runs.ts';
import type { Lines } from './scene.ts';

/** Numbers per vertex of a stroke: x, y (CSS px), the direction in which it is widened (nx, ny), side (−1 or 1), at, period of the dashes. */
export const STROKE_FLOATS = 7;

/** A mitre longer than this many half widths is cut off. */
const MITRE_LIMIT = 2;

/**
 * Adds the vertices of a triangle strip along the lines, two for each of their points; strips are joined by triangles without area. The strip has no
 * width of its own: the vertex shader moves each vertex by `n · side · half the width`, so one mesh serves casing and line.
 */
export function addStrokeMesh(floats: Floats, { runs, cap, dash }: Lines): void {
  // At most two pairs a point, two for the ends, and two joining vertices.
  const most = runs.reduce((sum, { x }) => sum + 4 * x.length + 6, 0);
  const strip = makeStrip(floats, floats.room(most * STROKE_FLOATS));
  for (const run of runs) addRun(strip, run, cap, dash ? periodsOf(run, dash) : null);
}

interface StripWriter {
  /** two vertices; `first`: of a new line */
  pair(x: number, y: number, nx: number, ny: number, at: number, period: number, first: boolean): void;
}

function makeStrip(floats: Floats, out: Float32Array): StripWriter {
  const begin = floats.length;
  const vertex = (x: number, y: number, nx: number, ny: number, side: number, at: number, period: number): void => {
    out[floats.length++] = x;
    out[floats.length++] = y;
    out[floats.length++] = nx;
    out[floats.length++] = ny;
    out[floats.length++] = side;
    out[floats.length++] = at;
    out[floats.length++] = period;
  };
  return {
    pair(x, y, nx, ny, at, period, first) {
      if (first && floats.length > begin) {
        out.copyWithin(floats.length, floats.length - STROKE_FLOATS, floats.length);
        floats.length += STROKE_FLOATS;
        vertex(x, y, nx, ny, -1, at, period);
      }
      vertex(x, y, nx, ny, -1, at, period);
      vertex(x, y, nx, ny, 1, at, period);
    },
  };
}

function addRun(strip: StripWriter, { x, y, at }: Run, cap: number, periods: readonly number[] | null): void {
  const n = x.length;
  /** the direction in which the line arrived; null at its start */
  let before: readonly [number, number] | null = null;
  for (let i = 0; i < n; i++) {
    const [px, py, pat, period] = [x[i] ?? 0, y[i] ?? 0, at[i] ?? 0, periods?.[i] ?? 1];
    const [dx, dy] = [(x[i + 1] ?? px) - px, (y[i + 1] ?? py) - py];
    const length = Math.hypot(dx, dy);
    if (i < n - 1 && length < 1e-6) continue; // twice the same point
    const after: readonly [number, number] | null = i < n - 1 ? [dx / length, dy / length] : null;

    if (before && after) {
      const [nx, ny] = [-(before[1] + after[1]), before[0] + after[0]];
      const half = (nx * nx + ny * ny) / 4; // cosine squared of half the turn
      if (half * MITRE_LIMIT * MITRE_LIMIT > 1) strip.pair(px, py, nx / 2 / half, ny / 2 / half, pat, period, false);
      else {
        strip.pair(px, py, -before[1], before[0], pat, period, false);
        strip.pair(px, py, -after[1], after[0], pat, period, false);
      }
    } else {
      const direction = after ?? before;
      if (!direction) continue;
      const sign = before ? 1 : -1;
      const lengthen = (): void => {
        const j = before ? lastOther(x, y, i) : i + 1;
        const rate = Math.abs((at[j] ?? pat) - pat) / (Math.hypot((x[j] ?? px) - px, (y[j] ?? py) - py) || 1);
        strip.pair(
          px + sign * cap * direction[0],
          py + sign * cap * direction[1],
          -direction[1],
          direction[0],
          pat + sign * cap * rate,
          period,
          !before,
        );
      };
      if (!before && cap > 0) lengthen();
      strip.pair(px, py, -direction[1], direction[0], pat, period, !before && cap === 0);
      if (before && cap > 0) lengthen();
    }
    before = after ?? before;
  }
}

/** The last point before `i` that is not the same point. */
function lastOther(x: readonly number[], y: readonly number[], i: number): number {
  let j = i - 1;
  while (j > 0 && x[j] === x[i] && y[j] === y[i]) j--;
  return j;
}
