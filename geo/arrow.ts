import { type Path, pointAt } from './path.ts';
import { project, type View } from './projection.ts';
import { earthKm } from './sphere.ts';

/** Two barbs and the tip between them, CSS px on the stage. */
export type Arrow = readonly [
  barb: readonly [x: number, y: number],
  tip: readonly [x: number, y: number],
  barb: readonly [x: number, y: number],
];

/**
 * The tip of an arrow at the end of the drawn part of a path, pointing as the line runs there; null where that end is behind the horizon, or the line too short on
 * the stage for an arrow.
 *
 * @param drawn fraction of the path, 0–1
 * @param length of the barbs, CSS px
 * @param gap how far before the end the tip is, CSS px
 * @param spread of each barb from the line, degrees
 */
export function arrowAt(
  view: View,
  path: Path,
  drawn: number,
  { length, gap, spread }: { length: number; gap: number; spread: number },
): Arrow | null {
  // The scale of the stage's middle finds a point near the end, and that the scale there: perspective makes them differ.
  const probe = path.km > 0 ? Math.min(((length + gap) * earthKm) / view.R / path.km, drawn) : 0;
  const at = (fraction: number) => project(view, pointAt(path, Math.max(fraction, 0)));
  const [end, near] = [at(drawn), at(drawn - probe)];
  const pxPerPath = Math.hypot(end.x - near.x, end.y - near.y) / probe;
  if (!end.visible || !near.visible || !(pxPerPath * drawn > length + gap)) return null;
  const tip = at(drawn - gap / pxPerPath);
  const before = at(drawn - (gap + length) / pxPerPath);
  const [dx, dy] = [before.x - tip.x, before.y - tip.y];
  const px = Math.hypot(dx, dy);
  if (!tip.visible || !before.visible || !(px > 0)) return null;
  const barb = (degrees: number): readonly [number, number] => {
    const turn = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn) * (length / px), Math.sin(turn) * (length / px)];
    return [tip.x + dx * cos - dy * sin, tip.y + dx * sin + dy * cos];
  };
  return [barb(spread), [tip.x, tip.y], barb(-spread)];
}
