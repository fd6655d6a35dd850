/**
 * Dashes lie on the ground, so that they do not crawl along the line while the camera moves; their period is a power of √2 km, the one
 * nearest to the wished size in px. While the zoom passes from one power to the next, the two patterns are mixed.
 */
export interface DashPeriod {
  /** periods of the two patterns, km */
  readonly a: number;
  readonly b: number;
  /** 0: only `a` shows · 1: only `b` */
  readonly mix: number;
}

/** How much of the way from one power to the next the two patterns are mixed. */
const BLEND = 0.12;

/** The period of dashes that are wished `px` long (one dash and one gap, CSS px) where a pixel spans `kmPerPx`. Within 2^±1/4 of the wish. */
export function dashPeriod(px: number, kmPerPx: number): DashPeriod {
  const level = 2 * Math.log2(px * kmPerPx);
  const below = Math.floor(level);
  const mix = (level - below - 0.5) / BLEND + 0.5;
  return { a: 2 ** (below / 2), b: 2 ** ((below + 1) / 2), mix: Math.min(Math.max(mix, 0), 1) };
}
