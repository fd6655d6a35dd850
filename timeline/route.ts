import type { Story } from '#story/story.ts';

/** A stretch of the strip that one leg takes. Shares of the strip's width, 0 at its west (left) end. */
export interface RouteSegment {
  readonly leg: string;
  readonly from: number;
  readonly to: number;
}

/** Where a kilometre of the journey stands on the strip: the journey begins at the right, in the east. Share of the width, 0–1. */
export function shareAt(km: number, total: number): number {
  return total > 0 ? 1 - Math.min(Math.max(km / total, 0), 1) : 1;
}

/** The journey's legs along the strip, to scale. `km` holds the length of each leg. */
export function segmentsOf(journey: readonly string[], km: Readonly<Record<string, number>>): RouteSegment[] {
  const total = journey.reduce((sum, leg) => sum + (km[leg] ?? 0), 0);
  let done = 0;
  return journey.map((leg) => {
    const to = shareAt(done, total);
    done += km[leg] ?? 0;
    return { leg, from: shareAt(done, total), to };
  });
}

/** The places where legs begin and end, with their share of the strip, from west to east. */
export function routePlaces(
  story: Pick<Story, 'legs' | 'journey'>,
  km: Readonly<Record<string, number>>,
): { place: string; share: number }[] {
  const segments = segmentsOf(story.journey, km);
  const first = segments[0];
  const places = first ? [{ place: story.legs[first.leg]?.from ?? '', share: first.to }] : [];
  for (const segment of segments) places.push({ place: story.legs[segment.leg]?.to ?? '', share: segment.from });
  return places.reverse();
}

/**
 * Bars of the light profile as one SVG path in a box of `width` × `height`; bar 0 stands at the journey's start, the right edge.
 * Heights are square roots, so that the faint towns of Siberia show beside Moscow.
 */
export function barsPath(profile: readonly number[], width: number, height: number): string {
  const step = width / Math.max(profile.length, 1);
  return profile
    .map((value, index) => {
      const tall = Math.sqrt(Math.min(Math.max(value, 0), 1)) * height;
      if (tall < 0.4) return '';
      const x = width - (index + 1) * step + step * 0.2;
      return `M${x.toFixed(1)} ${height}v-${tall.toFixed(1)}h${(step * 0.6).toFixed(2)}v${tall.toFixed(1)}z`;
    })
    .join('');
}
