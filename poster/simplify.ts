/** A polyline as a flat list of x, y, CSS px. */
export type Flat = readonly number[];

/**
 * Douglas and Peucker 1973: drops points such that none is further than `tolerance` px from the remaining line. The first and last point
 * stay.
 */
export function simplifyLine(points: Flat, tolerance: number): number[] {
  const count = points.length / 2;
  if (count < 3) return [...points];
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  mark(points, 0, count - 1, tolerance, keep);
  return pick(points, keep);
}

/** The same for a ring without a repeated first point. The point furthest from the first also stays. */
export function simplifyRing(points: Flat, tolerance: number): number[] {
  const count = points.length / 2;
  if (count < 4) return [...points];
  const [x0, y0] = [points[0] as number, points[1] as number];
  let far = 0;
  let distance = -1;
  for (let i = 1; i < count; i++) {
    const d = ((points[i * 2] as number) - x0) ** 2 + ((points[i * 2 + 1] as number) - y0) ** 2;
    if (d > distance) [far, distance] = [i, d];
  }
  const closed = [...points, x0, y0];
  const keep = new Uint8Array(count + 1);
  keep[0] = 1;
  keep[far] = 1;
  mark(closed, 0, far, tolerance, keep);
  mark(closed, far, count, tolerance, keep);
  return pick(points, keep);
}

function pick(points: Flat, keep: Uint8Array): number[] {
  const out: number[] = [];
  for (let i = 0; i < points.length / 2; i++) if (keep[i]) out.push(points[i * 2] as number, points[i * 2 + 1] as number);
  return out;
}

function mark(points: Flat, first: number, last: number, tolerance: number, keep: Uint8Array): void {
  const stack = [first, last];
  while (stack.length > 0) {
    const to = stack.pop() as number;
    const from = stack.pop() as number;
    const [ax, ay] = [points[from * 2] as number, points[from * 2 + 1] as number];
    const [dx, dy] = [(points[to * 2] as number) - ax, (points[to * 2 + 1] as number) - ay];
    const length = dx * dx + dy * dy;
    let worst = tolerance * tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [(points[i * 2] as number) - ax, (points[i * 2 + 1] as number) - ay];
      const t = length > 0 ? Math.min(Math.max((px * dx + py * dy) / length, 0), 1) : 0;
      const d = (px - t * dx) ** 2 + (py - t * dy) ** 2;
      if (d > worst) [at, worst] = [i, d];
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push(from, at, at, to);
  }
}

/** Signed area of a ring, px² (positive: clockwise on the screen). */
export function ringArea(points: Flat): number {
  let twice = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    twice += (points[j] as number) * (points[i + 1] as number) - (points[i] as number) * (points[j + 1] as number);
  }
  return twice / 2;
}
