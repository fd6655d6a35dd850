/**
 * The period of dashes, km, for a wished length of one dash and one gap in CSS px, where a pixel spans `kmPerPx`: the power of √2 km that
 * is nearest, so within 2^±1/4 of the wish. Dashes lie on the ground at multiples of it: while the camera moves over the ground they stay
 * where they are, instead of crawling along the line, and only now and then while it zooms they are dealt out anew.
 */
export function dashPeriod(px: number, kmPerPx: number): number {
  return 2 ** (Math.round(2 * Math.log2(px * kmPerPx)) / 2);
}
