import { clamp, RADIANS, wrap180 } from './angle.ts';
import type { Camera, Stage } from './camera.ts';
import { globeRadius, zoomOfRadius } from './projection.ts';
import { between, distanceKm, earthKm } from './sphere.ts';

/** A camera movement from one view to another. */
export interface Flight {
  /**
   * How far the picture moves, in stage widths: a pan by the stage's width at one zoom is about 1, one zoom level about a third, half
   * a turn about 1.6. Above 0 unless nothing changes.
   */
  readonly length: number;
  /** The camera at `t`, 0–1 (clamped), at constant speed: callers ease `t`. At 0 and 1 exactly the given cameras. */
  at(t: number): Camera;
}

/** van Wijk and Nuij's ρ, how readily the flight rises: the mean of what the participants in their user study chose. */
const RHO = 1.42;

/** The globe's diameter stays above this share of the stage's smaller side, unless the flight starts or ends near that. */
const SMALLEST_GLOBE = 0.8;

/**
 * The smooth and efficient path between two cameras of J. J. van Wijk and W. A. A. Nuij, *Smooth and efficient zooming and panning* (IEEE
 * InfoVis 2003), on the globe: their distance u in the plane is the angle along the great circle between the centres, and their width w is
 * the width of the stage, both in globe radii. At one MapLibre zoom the globe is larger towards the poles; measuring in globe radii
 * undoes that, so that a flight from south to north neither rises nor falls because of it.
 *
 * `length` is the paper's S over ρ, so that a pan across the stage's width is 1 (S gives ρ). Rotation is added at right angles to it:
 * bearing and pitch count by how far they move the picture's edge, half a width per radian. The bearing turns in the shorter direction,
 * the pitch changes linearly. Longitudes in between are in [-180, 180).
 */
export function flight(from: Camera, to: Camera, stage: Stage): Flight {
  const distance = distanceKm(from.center, to.center) / earthKm;
  const start = stage.width / globeRadius(from.zoom, from.center[1]);
  const end = stage.width / globeRadius(to.zoom, to.center[1]);
  const path = zoomAndPan(start, end, distance, riseFor(start, end, distance, stage));
  const turn = wrap180(to.bearing - from.bearing);
  const tilt = to.pitch - from.pitch;
  return {
    length: Math.hypot(path.length, (turn * RADIANS) / 2, (tilt * RADIANS) / 2),
    at(t) {
      if (Number.isNaN(t)) throw new RangeError(`Expected a time from 0 to 1, got ${t}`);
      if (t <= 0) return from;
      if (t >= 1) return to;
      const { share, width } = path.at(t);
      const [lon, lat] = between(from.center, to.center, share);
      return {
        center: [wrap180(lon), lat],
        zoom: zoomOfRadius(stage.width / width, lat),
        bearing: wrap180(from.bearing + turn * t),
        pitch: from.pitch + tilt * t,
      };
    },
  };
}

/**
 * ρ for a flight, lowered where its summit would show too small a globe until the summit is at the limit: the path stays the
 * paper's, smooth everywhere. At the summit w² = w₀² + (w₁² - w₀² + ρ⁴u²)² / (2ρ²u)²; solving for ρ² gives the formula below.
 */
function riseFor(start: number, end: number, distance: number, { width, height }: Stage): number {
  const smallest = (2 * width) / (SMALLEST_GLOBE * Math.min(width, height));
  const limit = Math.max(smallest, 1.1 * start, 1.1 * end);
  if (distance === 0) return RHO;
  const squared = (Math.sqrt(limit ** 2 - start ** 2) + Math.sqrt(limit ** 2 - end ** 2)) / distance;
  return Math.min(RHO, Math.sqrt(squared));
}

interface ZoomAndPan {
  /** S / ρ */
  readonly length: number;
  /** share of the distance covered, and width of the view, at t in 0–1 */
  at(t: number): { share: number; width: number };
}

/**
 * The paper's equations (9), with asinh for its ln(-b + √(b² + 1)) and u as a single quotient: as printed, and in d3-interpolate's
 * `interpolateZoom`, both cancel catastrophically for a short pan with a deep zoom. The test compares with d3 where d3 is accurate.
 */
function zoomAndPan(w0: number, w1: number, u1: number, rho: number): ZoomAndPan {
  const rho2 = rho * rho;
  const grows = Math.log(w1 / w0);
  // The equations divide by the pan. Below a millionth of a width it is invisible, and interpolated linearly.
  if (u1 < 1e-6 * Math.min(w0, w1)) {
    return { length: Math.abs(grows) / rho2, at: (t) => ({ share: t, width: w0 * Math.exp(grows * t) }) };
  }
  const difference = w1 * w1 - w0 * w0;
  const r0 = -Math.asinh((difference + rho2 * rho2 * u1 * u1) / (2 * w0 * rho2 * u1));
  const r1 = -Math.asinh((difference - rho2 * rho2 * u1 * u1) / (2 * w1 * rho2 * u1));
  const whole = r1 - r0; // ρS
  return {
    length: whole / rho2,
    at(t) {
      const s = whole * t;
      const height = Math.cosh(s + r0);
      const u = (w0 * Math.sinh(s)) / (rho2 * height);
      return { share: clamp(0, u / u1, 1), width: (w0 * Math.cosh(r0)) / height };
    },
  };
}
