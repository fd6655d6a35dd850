import { type Path, pointAt } from '#geo/path.ts';
import { project, type View } from '#geo/projection.ts';
import { earthKm } from '#geo/sphere.ts';
import { dashLevel, dashPeriod } from '#theme/dashes.ts';

/** A part of a path, km from its start; a dot where both are equal. */
export type Piece = readonly [from: number, to: number];

/**
 * Dashes where the live map has them: fixed to the ground at multiples of a period, the power of √2 km closest to the desired length in px at
 * the map's centre, halved or doubled where perspective compresses or stretches the line by half. `stroke-dasharray` would count from where the
 * line enters the picture, so that the dashes would not match the map's.
 *
 * @param part the part of the path to be dashed, km
 * @param dash desired lengths, CSS px; an `on` of 0 gives dots
 */
export function mapDashes(view: View, path: Path, part: Piece, [on, off]: readonly [number, number]): Piece[] {
  const desired = on + off;
  const base = dashPeriod(desired, earthKm / view.R);
  const pieces: Piece[] = [];
  const [from, to] = part;
  let at = from;
  while (at < to) {
    const period = base * 2 ** dashLevel(desired, base, pxPerKm(view, path, at, base / 4));
    const count = Math.floor(at / period + 1e-9);
    const start = count * period;
    const end = start + (on / desired) * period;
    if (on === 0 && start >= from - 1e-9) pieces.push([start, start]);
    else if (end > at) pieces.push([Math.max(start, at), Math.min(end, to)]);
    at = (count + 1) * period;
  }
  return pieces;
}

/** CSS px per km of the path on the stage, around `at`; 0 behind the horizon. */
function pxPerKm(view: View, path: Path, at: number, reach: number): number {
  const low = Math.max(at - reach, 0);
  const high = Math.min(at + reach, path.km);
  const a = project(view, pointAt(path, low / path.km));
  const b = project(view, pointAt(path, high / path.km));
  return a.visible && b.visible && high > low ? Math.hypot(b.x - a.x, b.y - a.y) / (high - low) : 0;
}
