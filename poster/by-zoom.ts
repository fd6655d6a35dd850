import type { Stops } from '#basemap/basemap-lines.ts';

/** The value at a zoom, linear between the stops and constant outside them, as in MapLibre. @throws RangeError without stops */
export function byZoom(stops: Stops, zoom: number): number {
  let before = stops[0];
  if (!before) throw new RangeError('Unexpected empty list of stops, expected one or more');
  for (const stop of stops) {
    if (zoom < stop[0]) {
      const t = stop[0] === before[0] ? 1 : (zoom - before[0]) / (stop[0] - before[0]);
      return before[1] + (stop[1] - before[1]) * Math.max(t, 0);
    }
    before = stop;
  }
  return before[1];
}
