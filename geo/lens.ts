import type { View } from './projection.ts';
import { axesAt, combine, type Vector } from './vector.ts';

/** a, b, c, d of a x + b y + c z + d */
export type Row = readonly [number, number, number, number];

/**
 * A camera over the globe as linear functions of a point's unit vector v (the projection of geo/projection.ts as a matrix): pixels are
 * (row x · v, row y · v) / (row w · v), and a point is in front of the horizon where v · `eye` ≥ 1. See `Row`.
 */
export interface Lens {
  readonly width: number;
  readonly height: number;
  readonly rowX: Row;
  readonly rowY: Row;
  readonly rowW: Row;
  /** the camera, in radii from the globe's centre */
  readonly eye: Vector;
  /** length of `eye` */
  readonly distance: number;
  /** unit vectors: to the point below the camera, and two perpendicular to it; `up` (azimuth 0) is towards the top of the screen, `side` to its right */
  readonly nadir: Vector;
  readonly up: Vector;
  readonly side: Vector;
  /** depth below which nothing is drawn, px */
  readonly near: number;
  /** distance from the camera to the map's centre, px: things at depth d are scaled by `focal / d` */
  readonly focal: number;
}

export function lensOf(view: View): Lens {
  const { f, R, cx, cy } = view;
  const { east, north, up: zenith } = axesAt(view.center);
  const right = combine(east, view.cosBearing, north, -view.sinBearing);
  const ahead = combine(east, view.sinBearing, north, view.cosBearing);
  const { sinPitch, cosPitch } = view;
  // yv = R (Y cos p + (u - 1) sin p), w = f + R (Y sin p - (u - 1) cos p): up on the screen, and into it
  const screenUp = combine(ahead, cosPitch, zenith, sinPitch);
  const into = combine(ahead, sinPitch, zenith, -cosPitch);
  const scaled = into.map((axis) => axis * R) as unknown as Vector;
  const constant = f + R * cosPitch;
  const eye = combine(ahead, view.eye.y, zenith, view.eye.z);
  const distance = Math.hypot(...eye);
  const [sin, cos] = [-view.eye.y / distance, view.eye.z / distance];
  return {
    width: view.width,
    height: view.height,
    rowX: [...combine(scaled, cx, right, f * R), cx * constant],
    rowY: [...combine(scaled, cy, screenUp, -f * R), cy * constant + f * R * sinPitch],
    rowW: [...scaled, constant],
    eye,
    distance,
    nadir: combine(eye, 1 / distance, eye, 0),
    up: combine(ahead, cos, zenith, sin),
    side: right,
    near: 0.02 * f,
    focal: f,
  };
}

/** The point on the horizon at an azimuth about the nadir, radians from `up` towards `side`. */
export function limbPoint(lens: Lens, azimuth: number): Vector {
  const height = 1 / lens.distance;
  const radius = Math.sqrt(1 - height * height);
  const [c, s] = [Math.cos(azimuth) * radius, Math.sin(azimuth) * radius];
  return combine(lens.nadir, height, combine(lens.up, c, lens.side, s), 1);
}
