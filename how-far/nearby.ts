import type { LngLat } from '#geo/camera.ts';
import { distanceKm, earthKm } from '#geo/sphere.ts';
import { dot, toVector, type Vector } from '#geo/vector.ts';

interface Located {
  readonly at: LngLat;
}

/** The place that is nearest to a point, and how far it is, km; null where there are none. */
export function nearestTo<T extends Located>(places: readonly T[], point: LngLat): { readonly place: T; readonly km: number } | null {
  const here = toVector(point);
  let best: { place: T; cosine: number } | null = null;
  for (const place of places) {
    const cosine = dot(toVector(place.at), here);
    if (!best || cosine > best.cosine) best = { place, cosine };
  }
  return best && { place: best.place, km: distanceKm(best.place.at, point) };
}

export interface AlongOptions {
  /** how near the way must pass, km */
  readonly withinKm: number;
  /** how far they must be from each other, and from `apartFrom`, km */
  readonly apartKm: number;
  readonly apartFrom?: readonly LngLat[];
  readonly most: number;
}

/** The first of `places` that a way passes near to, in their order (large ones first), not too close to each other. */
export function placesAlong<T extends Located>(
  places: readonly T[],
  way: readonly LngLat[],
  { withinKm, apartKm, apartFrom = [], most }: AlongOptions,
): T[] {
  // Cosines of angles: ten times as fast as lengths, which this compares by the hundred thousand whenever the line is turned.
  const [within, apart] = [withinKm, apartKm].map((km) => Math.cos(km / earthKm)) as [number, number];
  const points = way.map(toVector);
  const others: Vector[] = apartFrom.map(toVector);
  const found: T[] = [];
  for (const place of places) {
    if (found.length >= most) break;
    const here = toVector(place.at);
    if (others.some((other) => dot(other, here) > apart) || !points.some((point) => dot(point, here) >= within)) continue;
    found.push(place);
    others.push(here);
  }
  return found;
}
