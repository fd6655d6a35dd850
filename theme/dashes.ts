/**
 * Dashes lie on the ground, at multiples of a period in km: while the camera moves over the ground they stay where they are instead of
 * crawling along the line, and only now and then while it zooms they are dealt out anew. Live map and poster share these numbers, so a dash
 * of one is the dash of the other.
 */

/**
 * The period of dashes, km, for a wished length of one dash and one gap in CSS px, where a pixel spans `kmPerPx`: the power of √2 km that
 * is nearest, so within 2^±1/4 of the wish.
 */
export function dashPeriod(px: number, kmPerPx: number): number {
  return 2 ** (Math.round(2 * Math.log2(px * kmPerPx)) / 2);
}

/** Perspective squeezes and stretches without end at the horizon; dashes follow it this far, in doublings. */
const LEVELS = { min: -4, max: 6 } as const;

/**
 * How often the period is doubled (below 0: halved) where perspective squeezes or stretches the line by half or more: so that dashes have about
 * their wished length there too, and still lie at multiples of the same period.
 *
 * @param px the wished length of one dash and one gap, CSS px
 * @param period what `dashPeriod` gave, km
 * @param pxPerKm how long a km of the line is there, CSS px; 0 where that cannot be said: the period stays
 */
export function dashLevel(px: number, period: number, pxPerKm: number): number {
  if (!(pxPerKm > 0)) return 0;
  return Math.min(Math.max(Math.round(Math.log2(px / (period * pxPerKm))), LEVELS.min), LEVELS.max) + 0; // no −0
}
