import type { Homogeneous } from './clip-horizon.ts';
import type { Lens } from './lens.ts';
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
 * The part of a homogeneous ring inside the stage (Sutherland and Hodgman 1974), in px. Parts that fall asunder stay joined along the
 * stage's edge, `margin` px outside, where nobody sees it.
 */
export function clipRingToStage(lens: Lens, ring: Homogeneous, margin: number): number[] {
  let points = ring;
  for (const [a, b, c, d] of planesOf(lens, margin)) {
    const kept: Homogeneous = [];
    const n = points.length;
    if (n === 0) return [];
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

/** The parts of a line that are in front of the horizon and inside the stage (with `margin` px around it), each in px. Liang and Barsky 1984, per edge. */
export function clipLine(lens: Lens, line: SphereLine, margin: number): number[][] {
  const planes = planesOf(lens, margin);
  const { xyz, count } = line;
  const { rowX, rowY, rowW, eye } = lens;
  const parts: number[][] = [];
  let part: Homogeneous = [];
  const end = (): void => {
    if (part.length > 3) parts.push(divide(part));
    part = [];
  };
  let [px, py, pw, ph] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [vx, vy, vz] = [xyz[i * 3] as number, xyz[i * 3 + 1] as number, xyz[i * 3 + 2] as number];
    const x = rowX[0] * vx + rowX[1] * vy + rowX[2] * vz + rowX[3];
    const y = rowY[0] * vx + rowY[1] * vy + rowY[2] * vz + rowY[3];
    const w = rowW[0] * vx + rowW[1] * vy + rowW[2] * vz + rowW[3];
    const h = eye[0] * vx + eye[1] * vy + eye[2] * vz - 1;
    if (i > 0) {
      let [from, to] = [0, 1];
      const cut = (before: number, now: number): void => {
        if (before < 0 && now < 0) to = -1;
        else if (before < 0) from = Math.max(from, before / (before - now));
        else if (now < 0) to = Math.min(to, before / (before - now));
      };
      cut(ph, h);
      for (const [a, b, c, d] of planes) cut(a * px + b * py + c * pw + d, a * x + b * y + c * w + d);
      if (from < to) {
        const at = (t: number): number[] => [px + (x - px) * t, py + (y - py) * t, pw + (w - pw) * t];
        if (from > 0 || part.length === 0) {
          end();
          part.push(...at(from));
        }
        part.push(...at(to));
        if (to < 1) end();
      } else end();
    }
    [px, py, pw, ph] = [x, y, w, h];
  }
  end();
  return parts;
}
