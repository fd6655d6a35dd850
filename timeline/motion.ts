import { RADIANS, wrap180 } from '#geo/angle.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { type Path, pointAt } from '#geo/path.ts';
import { project, type View, viewOf } from '#geo/projection.ts';
import { freeSide } from './rest-cameras.ts';

/**
 * How many CSS px the picture moves between two cameras that are near to each other: the ground at the middle of the free part, plus what
 * zooming and turning move at the free part's edge (half its smaller side away from the middle), plus a change of pitch likewise.
 */
export function cameraMotion(a: Camera, b: Camera, stage: Stage): number {
  const edge = freeSide(stage) / 2;
  // Scale of the ground itself: MapLibre's zoom counts the globe larger towards the poles.
  const scaleOf = ({ zoom, center }: Camera): number => zoom * Math.LN2 - Math.log(Math.cos(center[1] * RADIANS));
  const turn = Math.abs(wrap180(b.bearing - a.bearing)) * RADIANS;
  const tilt = Math.abs(b.pitch - a.pitch) * RADIANS;
  return groundMotion(a, b, stage) + edge * (Math.abs(scaleOf(b) - scaleOf(a)) + turn + tilt);
}

/** How far the ground that stood in the middle moves, seen from both cameras, the mean of the two, CSS px. */
function groundMotion(a: Camera, b: Camera, stage: Stage): number {
  const from = (eye: Camera, other: Camera): number => {
    const view = viewOf(eye, stage);
    const { x, y, depth } = project(view, other.center);
    return depth > 0 ? Math.hypot(x - view.cx, y - view.cy) : Number.POSITIVE_INFINITY;
  };
  const [there, back] = [from(a, b), from(b, a)];
  // Past the horizon there is no distance in px; then the other view's counts, or a whole stage.
  const known = [there, back].filter(Number.isFinite);
  return known.length > 0 ? known.reduce((sum, px) => sum + px, 0) / known.length : stage.width;
}

/** How many CSS px of a leg are drawn between two fractions of it, in the middle of a stage seen by `camera`; 0 for what is out of view. */
export function drawnMotion(path: Path, from: number, to: number, view: View): number {
  const [a, b] = [project(view, pointAt(path, from)), project(view, pointAt(path, to))];
  const inView = ({ x, y, visible }: typeof a): boolean => visible && x >= 0 && y >= 0 && x <= view.width && y <= view.height;
  return inView(a) && inView(b) ? Math.hypot(b.x - a.x, b.y - a.y) : 0;
}
