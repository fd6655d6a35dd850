import type { View } from './projection.ts';
import { axesAt, combine, type Vector } from './vector.ts';

/** Half of space: a point p is in it where `normal · p + offset` is not below 0; `normal` is a unit vector. */
export interface Plane {
  readonly normal: Vector;
  readonly offset: number;
}

/** Whether anything of a ball around a point may be inside all planes. In Earth radii, about the Earth's middle. */
export function reaches(planes: readonly Plane[], x: number, y: number, z: number, radius: number): boolean {
  for (const { normal, offset } of planes) if (normal[0] * x + normal[1] * y + normal[2] * z + offset < -radius) return false;
  return true;
}

/**
 * What bounds the part of space that is seen: the horizon, and the stage's edges moved out by `margin`, CSS px. In Earth radii, about the
 * Earth's middle.
 */
export function planesOf(view: View, margin: number): Plane[] {
  const { width, height, center, f, cx, cy, k, eye, sinBearing, cosBearing, sinPitch, cosPitch } = view;
  const { east, north, up } = axesAt(center);
  const right = combine(east, cosBearing, north, -sinBearing);
  const ahead = combine(east, sinBearing, north, cosBearing);
  // As in `project`: how far right of the axis, above it and along it a point is, each a vector and a number, from the camera.
  const above = combine(ahead, cosPitch, up, sinPitch);
  const along = combine(ahead, sinPitch, up, -cosPitch);
  const [aboveAt, alongAt] = [-sinPitch, k + cosPitch];
  const edge = (of: Vector, ofAt: number, side: 1 | -1, px: number): Plane =>
    plane(combine(of, side * f, along, px + margin), side * f * ofAt + (px + margin) * alongAt);
  return [
    plane(combine(ahead, eye.y, up, eye.z), -1),
    edge(right, 0, 1, cx),
    edge(right, 0, -1, width - cx),
    edge(above, aboveAt, -1, cy),
    edge(above, aboveAt, 1, height - cy),
  ];
}

function plane(normal: Vector, offset: number): Plane {
  const length = Math.hypot(...normal);
  return { normal: [normal[0] / length, normal[1] / length, normal[2] / length], offset: offset / length };
}
