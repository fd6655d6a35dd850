import { type Lens, limbPoint } from '#geo/lens.ts';
import { dot } from '#geo/vector.ts';
import type { SphereLine } from './sphere-shape.ts';

/**
 * Points before the perspective division, as a flat list of x·w, y·w, w, px. Points behind the camera have w < 0; lines through it stay straight,
 * unlike after the division.
 */
export type Homogeneous = number[];

const turn = 2 * Math.PI;
const wrap = (angle: number): number => angle - turn * Math.round(angle / turn);

/** Largest gap between points of a drawn horizon, radians: its chords stay within 0.05 px of the arc. */
export function limbStep(lens: Lens): number {
  const radius = lens.focal / Math.sqrt(lens.distance ** 2 - 1);
  return Math.min(Math.PI / 90, 2 * Math.acos(1 - Math.min(0.05 / radius, 0.5)));
}

/** Adds a vector to a homogeneous line. */
export function pushVector(lens: Lens, out: Homogeneous, x: number, y: number, z: number): void {
  const { rowX, rowY, rowW } = lens;
  out.push(
    rowX[0] * x + rowX[1] * y + rowX[2] * z + rowX[3],
    rowY[0] * x + rowY[1] * y + rowY[2] * z + rowY[3],
    rowW[0] * x + rowW[1] * y + rowW[2] * z + rowW[3],
  );
}

/** Adds the part of the horizon from azimuth `from` over `sweep` radians, both ends included. */
export function pushLimb(lens: Lens, out: Homogeneous, from: number, sweep: number): void {
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / limbStep(lens)));
  for (let i = 0; i <= pieces; i++) pushVector(lens, out, ...limbPoint(lens, from + (sweep * i) / pieces));
}

/**
 * The part of a ring in front of the horizon. Hidden parts are replaced by an arc of the horizon, over as many radians as they wind about the
 * camera's antipode, so that the result encloses what the ring encloses (even-odd), provided the antipode is outside.
 *
 * @returns `points` is empty for a wholly hidden ring; `turns` is then how often it winds about the antipode. The caller adds the whole horizon
 *   as one more ring if the number of those turns, plus one if the antipode is inside, is odd.
 */
export function clipRingToHorizon(lens: Lens, ring: SphereLine): { points: Homogeneous; turns: number } {
  const { xyz, count } = ring;
  const points: Homogeneous = [];
  if (isBehind(lens, ring)) return { points, turns: 0 };
  const height = (i: number): number =>
    (xyz[i * 3] as number) * lens.eye[0] + (xyz[i * 3 + 1] as number) * lens.eye[1] + (xyz[i * 3 + 2] as number) * lens.eye[2] - 1;
  const azimuth = (i: number): number => azimuthOf(lens, xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number);
  let start = 0;
  while (start < count && height(start) < 0) start++;
  if (start === count) {
    let swept = 0;
    for (let i = 0, before = count > 0 ? azimuth(count - 1) : 0; i < count; i++) {
      const now = azimuth(i);
      swept += wrap(now - before);
      before = now;
    }
    return { points, turns: Math.round(swept / turn) };
  }
  let heightBefore = height(start);
  let leftAt = 0;
  let swept = 0;
  let azimuthBefore = 0;
  pushVector(lens, points, xyz[start * 3] as number, xyz[start * 3 + 1] as number, xyz[start * 3 + 2] as number);
  for (let step = 1; step <= count; step++) {
    const i = (start + step) % count;
    const now = height(i);
    if (now >= 0 && heightBefore >= 0) {
      if (step < count) pushVector(lens, points, xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number);
    } else {
      const before = (i + count - 1) % count;
      if (heightBefore >= 0) {
        leftAt = crossing(lens, xyz, before, i, heightBefore, now);
        azimuthBefore = azimuth(i);
        swept = wrap(azimuthBefore - leftAt);
      } else if (now < 0) {
        const here = azimuth(i);
        swept += wrap(here - azimuthBefore);
        azimuthBefore = here;
      } else {
        swept += wrap(crossing(lens, xyz, before, i, heightBefore, now) - azimuthBefore);
        pushLimb(lens, points, leftAt, swept);
        if (step < count) pushVector(lens, points, xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number);
      }
    }
    heightBefore = now;
  }
  return { points, turns: 0 };
}

/** Whether a line is certainly behind the horizon and too far from the camera's antipode to wind about it. False where that is not certain. */
export function isBehind(lens: Lens, { cap }: SphereLine): boolean {
  const away = Math.acos(Math.min(Math.max(dot(cap.middle, lens.nadir), -1), 1));
  return away - cap.radius > Math.acos(1 / lens.distance) && Math.PI - away > cap.radius;
}

function azimuthOf(lens: Lens, x: number, y: number, z: number): number {
  const { up, side } = lens;
  return Math.atan2(x * side[0] + y * side[1] + z * side[2], x * up[0] + y * up[1] + z * up[2]);
}

/** The azimuth where the edge between two vertices crosses the horizon. */
function crossing(lens: Lens, xyz: Float64Array, a: number, b: number, heightA: number, heightB: number): number {
  const t = heightA / (heightA - heightB);
  const mix = (axis: number): number => (xyz[a * 3 + axis] as number) * (1 - t) + (xyz[b * 3 + axis] as number) * t;
  return azimuthOf(lens, mix(0), mix(1), mix(2));
}
