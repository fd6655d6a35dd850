import type { LngLat } from '#geo/camera.ts';
import { earthKm } from '#geo/sphere.ts';
import { toVector } from '#geo/vector.ts';
import type { Light } from './basemap.ts';

export interface ProfileOptions {
  /** length of a stretch, km */
  readonly everyKm?: number;
  /** how far from the way a light still counts, km */
  readonly withinKm?: number;
}

/**
 * Light beneath a way: for each stretch of it, in order, the summed weight of the lights within
 * `withinKm` of its middle; as shares of the brightest stretch, 0–1. All zeros where there is no light. The last stretch may be shorter.
 *
 * @param path `points` dense along the way, `at` km from its start to each point, `km` its length
 */
export function lightProfile(
  lights: readonly Light[],
  path: { readonly points: readonly LngLat[]; readonly at: readonly number[]; readonly km: number },
  { everyKm = 25, withinKm = 60 }: ProfileOptions = {},
): number[] {
  if (!(everyKm > 0) || !(withinKm >= 0))
    throw new RangeError(`Unexpected stretches of ${everyKm} km and reach of ${withinKm} km, expected more than 0`);
  const count = Math.ceil(path.km / everyKm);
  const middles = Array.from({ length: count }, (_, i) => toVector(pointAlong(path, Math.min((i + 0.5) * everyKm, path.km))));
  // squares of chords instead of arcs: compared, never summed
  const reach = 4 * Math.sin(Math.min(withinKm / earthKm, Math.PI) / 2) ** 2;
  const sums = new Array<number>(count).fill(0);
  for (const light of lights) {
    const [x, y, z] = toVector(light.at);
    for (let i = 0; i < count; i++) {
      const middle = middles[i];
      if (middle && (middle[0] - x) ** 2 + (middle[1] - y) ** 2 + (middle[2] - z) ** 2 <= reach) sums[i] = (sums[i] ?? 0) + light.weight;
    }
  }
  const most = Math.max(0, ...sums);
  return most === 0 ? sums : sums.map((sum) => sum / most);
}

function pointAlong({ points, at }: { readonly points: readonly LngLat[]; readonly at: readonly number[] }, km: number): LngLat {
  const after = at.findIndex((distance) => distance >= km);
  const i = Math.max(after === -1 ? points.length - 1 : after, 1);
  const [a, b] = [points[i - 1] ?? points[0], points[i] ?? points[0]];
  if (!a || !b) throw new RangeError('Unexpected path without points');
  const [from, to] = [at[i - 1] ?? 0, at[i] ?? 0];
  const t = to > from ? (km - from) / (to - from) : 0;
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}
