import { clamp, RADIANS, wrap180 } from './angle.ts';
import type { Camera, LngLat, Stage } from './camera.ts';

/**
 * MapLibre's camera as a pure function, derived from measurements of MapLibre GL JS 6.17 (`fixtures/projection-vectors.json`). It is a
 * pinhole camera over a globe, looking at the centre of the map from `f` px away:
 *
 * - The vertical field of view is 36.87°, so the focal length is 1.5 heights; the distance from camera to centre is the same.
 * - `free` only moves the principal point: the picture shifts, its scale and perspective stay the same.
 * - The latitude of the centre sets the radius, so that the ground at the centre has the scale of MapLibre's zoom there.
 */
export interface View {
  /** the stage, CSS px */
  readonly width: number;
  readonly height: number;
  /** degrees */
  readonly center: LngLat;
  /** focal length, and distance from camera to centre, CSS px */
  readonly f: number;
  /** where the centre of the map is on the stage, CSS px: the principal point */
  readonly cx: number;
  readonly cy: number;
  /** radius of the globe, CSS px */
  readonly R: number;
  /** `f / R`: distance from camera to centre in globe radii */
  readonly k: number;
  readonly sinLat: number;
  readonly cosLat: number;
  readonly sinBearing: number;
  readonly cosBearing: number;
  readonly sinPitch: number;
  readonly cosPitch: number;
  /**
   * The camera's position in globe radii from the middle of the globe: `y` along the ground at the centre towards the top of the picture,
   * `z` up. (There is no x: the map is never rolled.)
   */
  readonly eye: { readonly y: number; readonly z: number };
}

export interface Projected {
  /** CSS px from the left and top of the stage. Meaningless where `depth` is not above 0. */
  readonly x: number;
  readonly y: number;
  /** distance from the camera along its axis, CSS px: objects at depth `f` are drawn at nominal size, others scaled by `f / depth` */
  readonly depth: number;
  /** on this side of the horizon and in front of the camera; may still be outside the stage */
  readonly visible: boolean;
}

/** Focal length in stage heights: 1 / (2 tan(fov / 2)) at MapLibre's default field of view, 36.86989764584402°. */
const FOCAL = 0.5 / Math.tan((36.86989764584402 / 2) * RADIANS);

/** Where MapLibre's square world ends, degrees (its MAX_VALID_LATITUDE). */
export const MAX_LATITUDE = 85.051129;

/** MapLibre's tile size, CSS px: the width of the world at zoom 0. */
const TILE = 512;

/** The cosine of a latitude, clamped to the edge of MapLibre's world as MapLibre does. */
export const cosineOf = (lat: number): number => Math.cos(Math.min(Math.abs(lat), MAX_LATITUDE) * RADIANS);

/** Radius of the globe in CSS px at a zoom, when the map's centre is at latitude `lat`. */
export const globeRadius = (zoom: number, lat: number): number => (TILE * 2 ** zoom) / (2 * Math.PI * cosineOf(lat));

/** The zoom at which the globe has a radius of `R` CSS px, when the map's centre is at latitude `lat`. */
export const zoomOfRadius = (R: number, lat: number): number => Math.log2((2 * Math.PI * R * cosineOf(lat)) / TILE);

/**
 * The projection of one camera on one stage, computed once for all points.
 *
 * @throws RangeError naming the value, for a camera that is not made of numbers or a stage without size
 */
export function viewOf(camera: Camera, stage: Stage): View {
  const { center, zoom, bearing, pitch } = camera;
  const { width, height, free } = stage;
  // Their sum, since each frame asks: it is finite where all of them are, but for values beyond any map.
  if (!Number.isFinite(center[0] + center[1] + zoom + bearing + pitch)) throw notNumbers(camera);
  if (!(width > 0 && height > 0)) throw new RangeError(`Expected a stage with a size in px, got ${width} × ${height}`);

  const lat = center[1];
  const f = FOCAL * height;
  const R = globeRadius(zoom, lat);
  const k = f / R;
  const sinPitch = Math.sin(pitch * RADIANS);
  const cosPitch = Math.cos(pitch * RADIANS);
  return {
    width,
    height,
    center,
    f,
    cx: clamp(0, (free.left + width - free.right) / 2, width),
    cy: clamp(0, (free.top + height - free.bottom) / 2, height),
    R,
    k,
    sinLat: Math.sin(lat * RADIANS),
    cosLat: Math.cos(lat * RADIANS),
    sinBearing: Math.sin(bearing * RADIANS),
    cosBearing: Math.cos(bearing * RADIANS),
    sinPitch,
    cosPitch,
    eye: { y: -k * sinPitch, z: 1 + k * cosPitch },
  };
}

function notNumbers({ center, zoom, bearing, pitch }: Camera): RangeError {
  const parts = Object.entries({ longitude: center[0], latitude: center[1], zoom, bearing, pitch });
  const [name, value] = parts.find(([, part]) => !Number.isFinite(part)) ?? ['parts', 'numbers too large to add'];
  return new RangeError(`Expected the camera's ${name} to be a number, got ${value}`);
}

/** Where a point on the Earth's surface is on the stage. */
export function project(view: View, [lon, lat]: LngLat): Projected {
  const { R, eye, sinLat, cosLat, sinBearing, cosBearing } = view;
  const ahead = (lon - view.center[0]) * RADIANS;
  const sin = Math.sin(lat * RADIANS);
  const cos = Math.cos(lat * RADIANS);
  const cosAhead = Math.cos(ahead);
  const east = cos * Math.sin(ahead);
  const north = cosLat * sin - sinLat * cos * cosAhead;
  const up = sinLat * sin + cosLat * cos * cosAhead;
  const x = east * cosBearing - north * sinBearing;
  const y = east * sinBearing + north * cosBearing;
  // The plane of the horizon, through the points where a line of sight is tangent to the globe.
  const before = y * eye.y + up * eye.z >= 1;
  return picture(view, R * x, R * y, R * (up - 1), before);
}

/** Perspective projection of a point given in px from the centre: x right, y along the ground towards the top of the picture, z up. */
function picture({ f, cx, cy, sinPitch, cosPitch }: View, x: number, y: number, z: number, before: boolean): Projected {
  const depth = f + y * sinPitch - z * cosPitch;
  const scale = f / depth;
  return { x: cx + x * scale, y: cy - (y * cosPitch + z * sinPitch) * scale, depth, visible: before && depth > 0 };
}

/**
 * The point on the Earth's surface under a point of the stage (CSS px), longitude in [-180, 180); null off the globe.
 */
export function unproject(view: View, x: number, y: number): LngLat | null {
  const { f, cx, cy, sinPitch, cosPitch } = view;
  const a = (x - cx) / f;
  const b = (cy - y) / f;
  // The line of sight in the ground's coordinates: right, towards the top of the picture, up.
  const sight = { x: a, y: b * cosPitch + sinPitch, z: b * sinPitch - cosPitch };
  return unprojectGlobe(view, sight);
}

/** The points of the Earth's surface under a grid over the stage. @param shares of its width and of its height, 0–1, at which the grid's lines are */
export function groundUnder(view: View, shares: readonly number[]): LngLat[] {
  return shares.flatMap((x) => shares.map((y) => unproject(view, x * view.width, y * view.height))).filter((at) => at !== null);
}

interface Sight {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The nearer of the two points where the line of sight meets the globe. */
function unprojectGlobe(view: View, sight: Sight): LngLat | null {
  const { eye, center, sinLat, cosLat, sinBearing, cosBearing } = view;
  const a = sight.x ** 2 + sight.y ** 2 + sight.z ** 2;
  const b = eye.y * sight.y + eye.z * sight.z;
  const c = eye.y ** 2 + eye.z ** 2 - 1;
  const root = b * b - a * c;
  if (!(root >= 0) || b >= 0) return null;
  const t = c / (-b + Math.sqrt(root)); // this form of the solution avoids cancellation
  const x = sight.x * t;
  const y = eye.y + sight.y * t;
  const up = eye.z + sight.z * t;
  const east = x * cosBearing + y * sinBearing;
  const north = -x * sinBearing + y * cosBearing;
  const inward = cosLat * up - sinLat * north; // towards the centre's meridian, in the equatorial plane
  const lon = center[0] + Math.atan2(east, inward) / RADIANS;
  return [wrap180(lon), Math.atan2(sinLat * up + cosLat * north, Math.hypot(east, inward)) / RADIANS];
}

/** The edge of the globe on the stage: an axis-aligned ellipse, CSS px. A circle at pitch 0. */
export interface Horizon {
  readonly x: number;
  readonly y: number;
  /** half the ellipse's width; at pitch 0 the disc's radius */
  readonly radius: number;
  /** half its height */
  readonly radiusY: number;
}

/**
 * The globe's outline. Null where it is not a closed curve: a low, steeply pitched camera whose horizon continues behind
 * it (`k + cos pitch <= 1`).
 */
export function horizon(view: View): Horizon | null {
  const { f, cx, cy, k, eye, sinPitch, cosPitch } = view;
  if (k + cosPitch <= 1) return null;
  // Lines of sight tangent to the globe form a cone about the line to its middle, which is `tilt` below the camera's axis.
  const distance = Math.hypot(eye.y, eye.z);
  const sinCone = 1 / distance;
  const cosCone = Math.sqrt(1 - sinCone ** 2);
  const cosTilt = (k + cosPitch) / distance;
  const sinTilt = sinPitch / distance;
  const open = cosTilt ** 2 - sinCone ** 2;
  if (!(open > 0)) return null;
  return {
    x: cx,
    y: cy + (f * sinTilt * cosTilt) / open,
    radius: (f * sinCone) / Math.sqrt(open),
    radiusY: (f * sinCone * cosCone) / open,
  };
}
