import { clamp } from './angle.ts';
import type { LngLat } from './camera.ts';
import type { Path } from './path.ts';
import { between, distanceKm } from './sphere.ts';

/** Where a path comes nearest to a point. */
export interface Nearest {
  /** of the path's length, 0–1; 0 for a path without length */
  readonly share: number;
  /** from there to the point */
  readonly km: number;
}

/** Where a path comes nearest to a point, on a segment or at its ends; of places that are equally near the first. */
export function nearestOn({ points, at, km }: Path, point: LngLat): Nearest {
  let best: Nearest = { share: 0, km: Number.POSITIVE_INFINITY };
  for (const [i, start] of points.entries()) {
    const end = points[i + 1];
    const t = end ? alongSegment(point, start, end) : 0;
    const distance = distanceKm(point, end ? between(start, end, t) : start);
    if (distance >= best.km) continue;
    const along = (at[i] ?? 0) + t * ((at[i + 1] ?? at[i] ?? 0) - (at[i] ?? 0));
    best = { share: km > 0 ? along / km : 0, km: distance };
  }
  return best;
}

/** Share of a segment at the foot of the perpendicular, by the cosine rule in the plane: a path's segments are short, and a point far off is far off anyway. */
function alongSegment(point: LngLat, start: LngLat, end: LngLat): number {
  const [a, b, c] = [distanceKm(point, start), distanceKm(point, end), distanceKm(start, end)];
  return c === 0 ? 0 : clamp(0, (a * a - b * b + c * c) / (2 * c * c), 1);
}
