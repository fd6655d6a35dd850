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

/**
 * An alignment that leaves no side of a stage bare but those named, as near to `fit` as that allows: larger if it must be, about the middle of
 * the stage, then moved.
 * @param bare sides at which the picture may end
 */
export function covering(
  fit: Alignment,
  size: { readonly width: number; readonly height: number },
  stage: { readonly width: number; readonly height: number },
  bare: readonly ('left' | 'right' | 'top' | 'bottom')[] = [],
): Alignment {
  const free = (...sides: readonly (typeof bare)[number][]): boolean => sides.some((side) => bare.includes(side));
  const scale = Math.max(
    fit.scale,
    free('left', 'right') ? 0 : stage.width / size.width,
    free('top', 'bottom') ? 0 : stage.height / size.height,
  );
  const grown = scale / fit.scale;
  const along = (offset: number, picture: number, room: number, start: boolean, end: boolean): number => {
    let at = room / 2 + (offset - room / 2) * grown;
    if (!end) at = Math.max(at, room - scale * picture);
    if (!start) at = Math.min(at, 0);
    return at;
  };
  return {
    scale,
    x: along(fit.x, size.width, stage.width, free('left'), free('right')),
    y: along(fit.y, size.height, stage.height, free('top'), free('bottom')),
  };
}
