import { RADIANS, wrap180 } from '#geo/angle.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, type View, viewOf } from '#geo/projection.ts';
import { freeSide } from './rest-cameras.ts';

/**
 * How many CSS px the picture moves between two similar cameras: how far the ground in the middle of the free part moves, plus how far
 * zoom, rotation and pitch move its edge (half its smaller side away from the middle).
 */
export function cameraMotion(a: Camera, b: Camera, stage: Stage): number {
  const edge = freeSide(stage) / 2;
  // The actual scale of the ground: at one MapLibre zoom the globe is larger towards the poles.
  const scaleOf = ({ zoom, center }: Camera): number => zoom * Math.LN2 - Math.log(Math.cos(center[1] * RADIANS));
  const turn = Math.abs(wrap180(b.bearing - a.bearing)) * RADIANS;
  const tilt = Math.abs(b.pitch - a.pitch) * RADIANS;
  return groundMotion(a, b, stage) + edge * (Math.abs(scaleOf(b) - scaleOf(a)) + turn + tilt);
}

/** How far the ground in the middle moves, CSS px: the mean of what both cameras see. */
function groundMotion(a: Camera, b: Camera, stage: Stage): number {
  const from = (eye: Camera, other: Camera): number => {
    const view = viewOf(eye, stage);
    const { x, y, depth } = project(view, other.center);
    return depth > 0 ? Math.hypot(x - view.cx, y - view.cy) : Number.POSITIVE_INFINITY;
  };
  const [there, back] = [from(a, b), from(b, a)];
  // Past the horizon there is no distance in px: use the other view's, or else a whole stage.
  const known = [there, back].filter(Number.isFinite);
  return known.length > 0 ? known.reduce((sum, px) => sum + px, 0) / known.length : stage.width;
}

/** How many CSS px the drawn end of a leg moves between two fractions of it, as seen in `view`; 0 where it is out of view. */
export function headMotion(path: Path, from: number, to: number, view: View): number {
  const [a, b] = [project(view, pointAt(path, from)), project(view, pointAt(path, to))];
  const inView = ({ x, y, visible }: typeof a): boolean => visible && x >= 0 && y >= 0 && x <= view.width && y <= view.height;
  return inView(a) && inView(b) ? Math.hypot(b.x - a.x, b.y - a.y) : 0;
}
