import type { Run } from './runs.ts';

/**
 * The lines of a 45° hatch (rising to the right) inside closed rings, by the even-odd rule: one two-point run each. `every` is the
 * distance between lines, CSS px. One line passes through `anchor`, a point of the basemap, so that the hatch moves with the basemap.
 * Lines wholly outside the stage are left out.
 */
export function hatchOf(
  rings: readonly Run[],
  every: number,
  anchor: { x: number; y: number },
  stage: { width: number; height: number },
): Run[] {
  // u runs across the hatch lines, v along them; both in px.
  const u = (x: number, y: number): number => (x + y) * Math.SQRT1_2;
  const v = (x: number, y: number): number => (x - y) * Math.SQRT1_2;
  const origin = u(anchor.x, anchor.y);
  const first = Math.ceil((u(0, 0) - origin) / every);
  const count = Math.floor((u(stage.width, stage.height) - origin) / every) - first + 1;
  if (!(count > 0)) return [];
  const crossings: number[][] = Array.from({ length: count }, () => []);

  for (const ring of rings) {
    const n = ring.x.length;
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      const au = (u(ring.x[i] ?? 0, ring.y[i] ?? 0) - origin) / every;
      const bu = (u(ring.x[j] ?? 0, ring.y[j] ?? 0) - origin) / every;
      if (au === bu) continue;
      const av = v(ring.x[i] ?? 0, ring.y[i] ?? 0);
      const bv = v(ring.x[j] ?? 0, ring.y[j] ?? 0);
      const [low, high] = au < bu ? [au, bu] : [bu, au];
      // Half-open, so that a line through a vertex meets one of its two edges.
      for (let k = Math.max(Math.ceil(low), first); k < high && k < first + count; k++) {
        crossings[k - first]?.push(av + ((k - au) / (bu - au)) * (bv - av));
      }
    }
  }
  return crossings.flatMap((vs, i) => {
    const across = origin + (first + i) * every;
    vs.sort((a, b) => a - b);
    const lines: Run[] = [];
    for (let j = 0; j + 1 < vs.length; j += 2) {
      const [a, b] = [vs[j] ?? 0, vs[j + 1] ?? 0];
      const ends = [a, b].map((along) => ({ x: (across + along) * Math.SQRT1_2, y: (across - along) * Math.SQRT1_2 }));
      lines.push({ x: ends.map(({ x }) => x), y: ends.map(({ y }) => y), at: [0, b - a] });
    }
    return lines;
  });
}
