import type { Lens } from '#geo/lens.ts';
import { type Homogeneous, isBehind, pushVector } from './clip-horizon.ts';
import type { SphereLine } from './sphere-shape.ts';

/** Coefficients of the half-spaces a x + b y + c w + d ≥ 0 that bound the picture: the near plane, then the stage with `margin` px around it. */
function planesOf(lens: Lens, margin: number): readonly (readonly [number, number, number, number])[] {
  return [
    [0, 0, 1, -lens.near],
    [1, 0, margin, 0],
    [-1, 0, lens.width + margin, 0],
    [0, 1, margin, 0],
    [0, -1, lens.height + margin, 0],
  ];
}

/**
 * The part of a homogeneous ring inside the stage (Sutherland and Hodgman 1974), in px. Separate parts stay connected along the
 * stage's edge, `margin` px outside, where it is not visible.
 */
export function clipRingToStage(lens: Lens, ring: Homogeneous, margin: number): number[] {
  let points = ring;
  for (const [a, b, c, d] of planesOf(lens, margin)) {
    const n = points.length;
    let inside = 0;
    for (let i = 0; i < n; i += 3)
      if (a * (points[i] as number) + b * (points[i + 1] as number) + c * (points[i + 2] as number) + d >= 0) inside++;
    if (inside === 0) return [];
    if (inside * 3 === n) continue;
    const kept: Homogeneous = [];
    let [px, py, pw] = [points[n - 3] as number, points[n - 2] as number, points[n - 1] as number];
    let before = a * px + b * py + c * pw + d;
    for (let i = 0; i < n; i += 3) {
      const [x, y, w] = [points[i] as number, points[i + 1] as number, points[i + 2] as number];
      const now = a * x + b * y + c * w + d;
      if (now >= 0 !== before >= 0) {
        const t = before / (before - now);
        kept.push(px + (x - px) * t, py + (y - py) * t, pw + (w - pw) * t);
      }
      if (now >= 0) kept.push(x, y, w);
      [px, py, pw, before] = [x, y, w, now];
    }
    points = kept;
  }
  return divide(points);
}

function divide(points: Homogeneous): number[] {
  const flat: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    const w = points[i + 2] as number;
    flat.push((points[i] as number) / w, (points[i + 1] as number) / w);
  }
  return flat;
}

/** The parts of a line in front of the horizon and inside the stage (with `margin` px around it), each in px. Liang and Barsky 1984, per edge. */
export function clipLine(lens: Lens, line: SphereLine, margin: number): number[][] {
  const parts: number[][] = [];
  if (isBehind(lens, line)) return parts;
  const planes = planesOf(lens, margin);
  const { xyz, count } = line;
  const { eye } = lens;
  let part: Homogeneous = [];
  const end = (): void => {
    if (part.length > 3) parts.push(divide(part));
    part = [];
  };
  let before: Vertex | null = null;
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number];
    const point: Homogeneous = [];
    pushVector(lens, point, x, y, z);
    const heights = [eye[0] * x + eye[1] * y + eye[2] * z - 1];
    for (const [a, b, c, d] of planes) heights.push(a * (point[0] as number) + b * (point[1] as number) + c * (point[2] as number) + d);
    const now = { point, heights };
    const shown = before && shownPart(before, now);
    if (before && shown) {
      const [from, to] = shown;
      if (from > 0 || part.length === 0) {
        end();
        part.push(...along(before, now, from));
      }
      part.push(...along(before, now, to));
      if (to < 1) end();
    } else end();
    before = now;
  }
  end();
  return parts;
}

interface Vertex {
  readonly point: Homogeneous;
  /** signed distances inside the horizon and each plane, negative outside; all are linear along an edge */
  readonly heights: readonly number[];
}

/** The range of an edge that is inside everything, within 0–1; null for none. */
function shownPart(a: Vertex, b: Vertex): readonly [number, number] | null {
  let [from, to] = [0, 1];
  for (let i = 0; i < a.heights.length; i++) {
    const [before, now] = [a.heights[i] as number, b.heights[i] as number];
    if (before >= 0 && now >= 0) continue;
    if (before < 0 && now < 0) return null;
    const t = before / (before - now);
    if (before < 0) from = Math.max(from, t);
    else to = Math.min(to, t);
  }
  return from < to ? [from, to] : null;
}

function along(a: Vertex, b: Vertex, t: number): number[] {
  return t === 1 ? b.point : a.point.map((value, i) => value + ((b.point[i] as number) - value) * t);
}
