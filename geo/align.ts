import type { Insets } from './camera.ts';
import { project, unproject, type View } from './projection.ts';

/** Scales by `scale` about the origin, then moves by (x, y) CSS px. */
export interface Alignment {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Points along each side of the grid by which two views are compared. */
const GRID = 7;

/**
 * How to scale and move a picture drawn for view `from` so that it matches view `to`: the least-squares fit over a grid of points visible in both. Exact
 * for views that differ only in size; otherwise as close as a flat picture can get.
 *
 * @param free insets of the part of `to` that matters most, CSS px; only points inside it are compared
 * @returns null where the two views overlap too little
 */
export function alignmentOf(from: View, to: View, free: Insets = { top: 0, right: 0, bottom: 0, left: 0 }): Alignment | null {
  const pairs: { p: [number, number]; q: [number, number] }[] = [];
  for (let i = 0; i < GRID * GRID; i++) {
    const x = free.left + ((to.width - free.left - free.right) * (i % GRID)) / (GRID - 1);
    const y = free.top + ((to.height - free.top - free.bottom) * Math.floor(i / GRID)) / (GRID - 1);
    const ground = unproject(to, x, y);
    const seen = ground && project(from, ground);
    if (seen?.visible) pairs.push({ p: [seen.x, seen.y], q: [x, y] });
  }
  if (pairs.length < 4) return null;
  const mean = (axis: 0 | 1, of: 'p' | 'q'): number => pairs.reduce((sum, pair) => sum + pair[of][axis], 0) / pairs.length;
  const [px, py, qx, qy] = [mean(0, 'p'), mean(1, 'p'), mean(0, 'q'), mean(1, 'q')];
  let along = 0;
  let spread = 0;
  for (const { p, q } of pairs) {
    along += (p[0] - px) * (q[0] - qx) + (p[1] - py) * (q[1] - qy);
    spread += (p[0] - px) ** 2 + (p[1] - py) ** 2;
  }
  const scale = along / spread;
  if (!(scale > 0)) return null;
  return { scale, x: qx - scale * px, y: qy - scale * py };
}

/** Whether a picture of `size`, aligned like this, covers the whole stage (give or take a pixel at the edges). CSS px. */
export function covers(
  { scale, x, y }: Alignment,
  size: { readonly width: number; readonly height: number },
  stage: { readonly width: number; readonly height: number },
): boolean {
  return x <= 1 && y <= 1 && x + scale * size.width >= stage.width - 1 && y + scale * size.height >= stage.height - 1;
}
