import { clamp } from './angle.ts';
import type { Camera, LngLat, Stage } from './camera.ts';
import { cosineOf, MAX_LATITUDE, project, unproject, viewOf, zoomOfRadius } from './projection.ts';
import { between } from './sphere.ts';
import { angleBetween, toLngLat, toVector, type Vector } from './vector.ts';

export interface FitOptions {
  /** degrees; given, not sought: 0 unless told */
  readonly bearing?: number;
  readonly pitch?: number;
  /** CSS px kept clear inside the free box, 24 unless told */
  readonly margin?: number;
  /** not nearer than this (9 unless told): what a single point gets */
  readonly maxZoom?: number;
  /** not farther than this (-6 unless told) */
  readonly minZoom?: number;
}

export type Fit =
  /** `tight`: the points fill the box along one axis; false where `maxZoom` or the horizon kept the camera from that. */
  | { readonly ok: true; readonly camera: Camera; readonly tight: boolean }
  /**
   * `no-points`: nothing to hold · `no-room`: no free box is left within the margin, or it is too small even at `minZoom` · `horizon`: no
   * camera of this pitch sees all points at once. `camera` is the best there is.
   */
  | { readonly ok: false; readonly reason: 'no-room' | 'no-points' | 'horizon'; readonly camera: Camera };

/** Settled when the points are centred, and fill the box, to within this many px. */
const TOLERANCE = 0.02;
const MAX_STEPS = 60;

/**
 * The camera that holds all `points` in the free box of `stage` less the margin, as near as it can be, with the bearing and pitch that
 * are given. For a way along a curve or a great circle pass its dense points, not its ends.
 *
 * By turns it moves the middle of the points' box to the middle of the free box and scales it to fit, less boldly whenever the error
 * grew. In a pitched view over a globe that may not settle, because nearing the points pushes some behind the horizon; then the largest zoom that
 * holds all of them is sought at the best centres that were met. The centre stays within 85° of the equator.
 *
 * Throws a RangeError that names the value for points or options that are not numbers.
 */
export function fitCamera(points: readonly LngLat[], stage: Stage, options: FitOptions = {}): Fit {
  const fitting = fittingOf(points, stage, options);
  const { lowest, highest } = fitting;
  if (points.length === 0) return { ok: false, reason: 'no-points', camera: fitting.camera([0, 0], clamp(lowest, 1, highest)) };
  if (!(fitting.box.width > 0 && fitting.box.height > 0)) {
    const bare = { ...stage, free: { top: 0, right: 0, bottom: 0, left: 0 } };
    return { ok: false, reason: 'no-room', camera: fitCamera(points, bare, { ...options, margin: 0 }).camera };
  }

  const approach = settle(fitting);
  if (approach.settled) return finish(fitting, approach.center, approach.zoom, !approach.capped);
  return farthestIn(fitting, approach.centers);
}

/** Everything that stays the same while one camera is sought. */
interface Fitting {
  readonly points: readonly LngLat[];
  /** the middle of the points: the mean of their directions */
  readonly mean: LngLat;
  readonly lowest: number;
  readonly highest: number;
  /** the free box less the margin, CSS px */
  readonly box: Box;
  camera(center: LngLat, zoom: number): Camera;
  view(center: LngLat, zoom: number): ReturnType<typeof viewOf>;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function fittingOf(points: readonly LngLat[], stage: Stage, options: FitOptions): Fitting {
  const { bearing = 0, pitch = 0, margin = 24, maxZoom = 9, minZoom = -6 } = options;
  for (const [name, value] of Object.entries({ bearing, pitch, margin, maxZoom, minZoom })) {
    if (!Number.isFinite(value)) throw new RangeError(`Expected ${name} to be a number, got ${value}`);
  }
  for (const value of points.flat()) {
    if (!Number.isFinite(value)) throw new RangeError(`Expected points in degrees, got ${value}`);
  }
  const { width, height, free } = stage;
  const camera = (center: LngLat, zoom: number): Camera => ({ center, zoom, bearing, pitch });
  return {
    points,
    mean: meanOf(points),
    lowest: Math.min(minZoom, maxZoom),
    highest: maxZoom,
    box: {
      left: free.left + margin,
      top: free.top + margin,
      width: width - free.left - free.right - 2 * margin,
      height: height - free.top - free.bottom - 2 * margin,
    },
    camera,
    view: (center, zoom) => viewOf(camera(center, zoom), stage),
  };
}

/** The mean direction of the points; their first one where they cancel each other out. */
function meanOf(points: readonly LngLat[]): LngLat {
  let sum: Vector = [0, 0, 0];
  for (const [x, y, z] of points.map(toVector)) sum = [sum[0] + x, sum[1] + y, sum[2] + z];
  if (Math.hypot(...sum) < 1e-9 * points.length) return points[0] ?? [0, 0];
  return toLngLat(sum);
}

/** The box that holds the points' picture, CSS px; null if one is behind the horizon. */
function pictured({ points, view }: Fitting, center: LngLat, zoom: number): Box | null {
  const now = view(center, zoom);
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const { x, y, visible } = project(now, point);
    if (!visible) return null;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** How far the points' picture reaches out of the box, CSS px; 0 inside it, infinite where a point is hidden. */
function excess(fitting: Fitting, center: LngLat, zoom: number): number {
  const seen = pictured(fitting, center, zoom);
  if (!seen) return Number.POSITIVE_INFINITY;
  const { box } = fitting;
  return Math.max(
    box.left - seen.left,
    box.top - seen.top,
    seen.left + seen.width - (box.left + box.width),
    seen.top + seen.height - (box.top + box.height),
    0,
  );
}

interface Approach {
  readonly settled: boolean;
  readonly center: LngLat;
  readonly zoom: number;
  /** settled, but `maxZoom` keeps the points smaller than the box */
  readonly capped: boolean;
  /** the centres met on the way, best first, and the mean */
  readonly centers: readonly LngLat[];
}

function settle(fitting: Fitting): Approach {
  const { box, mean, lowest, highest } = fitting;
  const met: { error: number; center: LngLat }[] = [];
  let center: LngLat = [mean[0], clamp(-85, mean[1], 85)];
  let zoom = firstZoom(fitting, center);
  let boldness = 1;
  let error = Number.POSITIVE_INFINITY;
  const moveTo = (next: LngLat, zoomBy: number): void => {
    // At the same zoom the globe has another radius under another latitude: keep the radius.
    const held: LngLat = [next[0], clamp(-85, next[1], 85)];
    const kept = Math.log2(cosineOf(held[1]) / cosineOf(center[1]));
    zoom = clamp(lowest, zoom + zoomBy + kept, highest);
    center = held;
  };

  for (let step = 0; step < MAX_STEPS; step++) {
    const seen = pictured(fitting, center, zoom);
    if (!seen) {
      moveTo(between(center, mean, 0.3), -0.5);
      continue;
    }
    const dx = seen.left + seen.width / 2 - (box.left + box.width / 2);
    const dy = seen.top + seen.height / 2 - (box.top + box.height / 2);
    const gap = Math.min(box.width - seen.width, box.height - seen.height);
    const capped = zoom >= highest && gap > 0;
    const off = Math.hypot(dx, dy);
    if (off < TOLERANCE && (capped || Math.abs(gap) < TOLERANCE)) {
      return { settled: true, center, zoom, capped: capped && gap >= TOLERANCE, centers: [center] };
    }
    const scale = Math.min(box.width / Math.max(seen.width, 1e-9), box.height / Math.max(seen.height, 1e-9));
    const zoomBy = capped ? 0 : Math.log2(scale);
    const before = error;
    error = off / Math.min(box.width, box.height) + Math.abs(zoomBy);
    met.push({ error, center });
    boldness = error > before ? Math.max(0.15, boldness * 0.6) : Math.min(1, boldness * 1.15);
    moveTo(towards(fitting, center, zoom, dx * boldness, dy * boldness), clamp(-1.5, zoomBy, 1) * boldness);
  }
  const best = met.sort((a, b) => a.error - b.error).slice(0, 4);
  return { settled: false, center, zoom, capped: false, centers: [...best.map((m) => m.center), center, mean] };
}

/** A zoom to begin with: the points' cap of the sphere, seen from straight above, about as wide as the box. */
function firstZoom({ points, mean, box, lowest, highest }: Fitting, center: LngLat): number {
  const middle = toVector(mean);
  const reach = points.reduce((most, p) => Math.max(most, angleBetween(middle, toVector(p))), 1e-9);
  const radius = Math.min(box.width, box.height) / (2 * Math.sin(Math.min(reach, Math.PI / 2)));
  return clamp(lowest, zoomOfRadius(radius, center[1]), highest);
}

/** The ground that lies (dx, dy) px from the centre, or less far in that direction where that is beside the globe. */
function towards({ view }: Fitting, center: LngLat, zoom: number, dx: number, dy: number): LngLat {
  const now = view(center, zoom);
  for (let share = 1; share > 0.01; share /= 2) {
    const ground = unproject(now, now.cx + dx * share, now.cy + dy * share);
    if (ground && Math.abs(ground[1]) <= MAX_LATITUDE) return ground;
  }
  return center;
}

/** Takes back the last hundredths of a pixel, so that every point is inside. */
function finish(fitting: Fitting, center: LngLat, settled: number, tight: boolean): Fit {
  const { box, lowest } = fitting;
  let zoom = settled;
  for (let i = 0; i < 8; i++) {
    const out = excess(fitting, center, zoom);
    if (out === 0) return { ok: true, camera: fitting.camera(center, zoom), tight };
    zoom = Math.max(lowest, zoom - (4 * out + 1e-6) / Math.min(box.width, box.height));
  }
  return farthestIn(fitting, [center]);
}

/** At the best of these centres the largest zoom that holds everything. */
function farthestIn(fitting: Fitting, centers: readonly LngLat[]): Fit {
  const { lowest, highest } = fitting;
  let best: { center: LngLat; zoom: number; size: number } | null = null;
  for (const center of centers) {
    let low = lowest;
    let high = highest;
    if (excess(fitting, center, low) > 0) continue;
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2;
      if (excess(fitting, center, middle) > 0) high = middle;
      else low = middle;
    }
    const size = low - Math.log2(cosineOf(center[1]));
    if (!best || size > best.size) best = { center, zoom: low, size };
  }
  if (best) return { ok: true, camera: fitting.camera(best.center, best.zoom), tight: false };
  const center = centers[0] ?? fitting.mean;
  const seen = centers.some((c) => pictured(fitting, c, lowest) !== null);
  return { ok: false, reason: seen ? 'no-room' : 'horizon', camera: fitting.camera(center, lowest) };
}
