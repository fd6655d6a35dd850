import { clamp } from './angle.ts';
import type { Camera, LngLat, Stage } from './camera.ts';
import { cosineOf, MAX_LATITUDE, project, unproject, viewOf, zoomOfRadius } from './projection.ts';
import { between } from './sphere.ts';
import { angleBetween, toLngLat, toVector, type Vector } from './vector.ts';

export interface FitOptions {
  /** degrees, default 0; kept as given */
  readonly bearing?: number;
  /** degrees, default 0; kept as given */
  readonly pitch?: number;
  /** CSS px kept clear inside the free box, default 24 */
  readonly margin?: number;
  /** closest zoom allowed, default 9; a single point gets exactly this */
  readonly maxZoom?: number;
  /** farthest zoom allowed, default -6 */
  readonly minZoom?: number;
}

export type Fit =
  /** `tight`: the points fill the box along one axis; false where `maxZoom` or the horizon prevented that. */
  | { readonly ok: true; readonly camera: Camera; readonly tight: boolean }
  /**
   * `no-points`: nothing to fit · `no-room`: the margin leaves no free box, or it is too small even at `minZoom` · `horizon`: no
   * camera of this pitch sees all points at once. `camera` is the best available.
   */
  | { readonly ok: false; readonly reason: 'no-room' | 'no-points' | 'horizon'; readonly camera: Camera };

/** Converged when the points are centred and fill the box to within this many px. */
const TOLERANCE = 0.02;
const MAX_STEPS = 60;

/**
 * The closest camera, at the given bearing and pitch, that keeps all `points` in the free box of `stage` less the margin. For a curve or a
 * great circle pass its dense points, not just its ends.
 *
 * Each iteration moves the middle of the points' bounding box to the middle of the free box and scales it to fit, with a smaller step
 * whenever the error grew. In a pitched view of the globe this may not converge, because zooming in pushes some points behind the horizon;
 * then it searches for the largest zoom that holds all of them at the best centres seen. The centre stays within 85° of the equator.
 *
 * @throws RangeError naming the value, for points or options that are not numbers
 */
export function fitCamera(points: readonly LngLat[], stage: Stage, options: FitOptions = {}): Fit {
  const fitting = fittingOf(points, stage, options);
  const { lowest, highest } = fitting;
  if (points.length === 0) return { ok: false, reason: 'no-points', camera: fitting.camera([0, 0], clamp(lowest, 1, highest)) };
  if (!(fitting.box.width > 0 && fitting.box.height > 0)) {
    const bare = { ...stage, free: { top: 0, right: 0, bottom: 0, left: 0 } };
    return { ok: false, reason: 'no-room', camera: fitCamera(points, bare, { ...options, margin: 0 }).camera };
  }

  const approach = iterate(fitting);
  if (approach.converged) return finish(fitting, approach.center, approach.zoom, !approach.capped);
  return farthestIn(fitting, approach.centers);
}

/** What stays the same throughout one search. */
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

/** The mean direction of the points, or the first point where they cancel out. */
function meanOf(points: readonly LngLat[]): LngLat {
  let sum: Vector = [0, 0, 0];
  for (const [x, y, z] of points.map(toVector)) sum = [sum[0] + x, sum[1] + y, sum[2] + z];
  if (Math.hypot(...sum) < 1e-9 * points.length) return points[0] ?? [0, 0];
  return toLngLat(sum);
}

/** The bounding box of the projected points, CSS px; null if one is behind the horizon. */
function projectedBox({ points, view }: Fitting, center: LngLat, zoom: number): Box | null {
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

/** How far the projected points overflow the box, CSS px; 0 inside it, infinite where a point is hidden. */
function excess(fitting: Fitting, center: LngLat, zoom: number): number {
  const seen = projectedBox(fitting, center, zoom);
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
  readonly converged: boolean;
  readonly center: LngLat;
  readonly zoom: number;
  /** converged, but `maxZoom` keeps the points smaller than the box */
  readonly capped: boolean;
  /** the best centres seen, best first, then the last one and the mean */
  readonly centers: readonly LngLat[];
}

function iterate(fitting: Fitting): Approach {
  const { box, mean, lowest, highest } = fitting;
  const met: { error: number; center: LngLat }[] = [];
  let center: LngLat = [mean[0], clamp(-85, mean[1], 85)];
  let zoom = firstZoom(fitting, center);
  let damping = 1;
  let error = Number.POSITIVE_INFINITY;
  const moveTo = (next: LngLat, zoomBy: number): void => {
    // At one zoom the globe's radius differs by latitude: keep the radius.
    const held: LngLat = [next[0], clamp(-85, next[1], 85)];
    const kept = Math.log2(cosineOf(held[1]) / cosineOf(center[1]));
    zoom = clamp(lowest, zoom + zoomBy + kept, highest);
    center = held;
  };

  for (let step = 0; step < MAX_STEPS; step++) {
    const seen = projectedBox(fitting, center, zoom);
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
      return { converged: true, center, zoom, capped: capped && gap >= TOLERANCE, centers: [center] };
    }
    const scale = Math.min(box.width / Math.max(seen.width, 1e-9), box.height / Math.max(seen.height, 1e-9));
    const zoomBy = capped ? 0 : Math.log2(scale);
    const before = error;
    error = off / Math.min(box.width, box.height) + Math.abs(zoomBy);
    met.push({ error, center });
    damping = error > before ? Math.max(0.15, damping * 0.6) : Math.min(1, damping * 1.15);
    moveTo(towards(fitting, center, zoom, dx * damping, dy * damping), clamp(-1.5, zoomBy, 1) * damping);
  }
  const best = met.sort((a, b) => a.error - b.error).slice(0, 4);
  return { converged: false, center, zoom, capped: false, centers: [...best.map((m) => m.center), center, mean] };
}

/** Initial zoom: the spherical cap around the points, seen from straight above, is about as wide as the box. */
function firstZoom({ points, mean, box, lowest, highest }: Fitting, center: LngLat): number {
  const middle = toVector(mean);
  const reach = points.reduce((most, p) => Math.max(most, angleBetween(middle, toVector(p))), 1e-9);
  const radius = Math.min(box.width, box.height) / (2 * Math.sin(Math.min(reach, Math.PI / 2)));
  return clamp(lowest, zoomOfRadius(radius, center[1]), highest);
}

/** The point on the ground (dx, dy) px from the centre, or closer in that direction where that would miss the globe. */
function towards({ view }: Fitting, center: LngLat, zoom: number, dx: number, dy: number): LngLat {
  const now = view(center, zoom);
  for (let share = 1; share > 0.01; share /= 2) {
    const ground = unproject(now, now.cx + dx * share, now.cy + dy * share);
    if (ground && Math.abs(ground[1]) <= MAX_LATITUDE) return ground;
  }
  return center;
}

/** Zooms out by the last hundredths of a pixel, so that every point is inside. */
function finish(fitting: Fitting, center: LngLat, converged: number, tight: boolean): Fit {
  const { box, lowest } = fitting;
  let zoom = converged;
  for (let i = 0; i < 8; i++) {
    const out = excess(fitting, center, zoom);
    if (out === 0) return { ok: true, camera: fitting.camera(center, zoom), tight };
    zoom = Math.max(lowest, zoom - (4 * out + 1e-6) / Math.min(box.width, box.height));
  }
  return farthestIn(fitting, [center]);
}

/** The largest zoom that fits everything, at the best of these centres. */
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
  const seen = centers.some((c) => projectedBox(fitting, c, lowest) !== null);
  return { ok: false, reason: seen ? 'no-room' : 'horizon', camera: fitting.camera(center, lowest) };
}
