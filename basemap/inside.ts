import type { LngLat } from '#geo/camera.ts';
import type { Polygon } from './basemap.ts';

/** A test for whether a point is in any of the polygons, by the even-odd rule, so that holes count as outside. Precomputes bounding boxes for many calls. */
export function insideOf(polygons: readonly Polygon[]): (point: LngLat) => boolean {
  const boxed = polygons.map((polygon) => {
    const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
    for (const [lon, lat] of polygon[0] ?? []) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
    return { polygon, ...box };
  });
  return ([lon, lat]) =>
    boxed.some(
      ({ polygon, west, east, south, north }) =>
        lon >= west && lon <= east && lat >= south && lat <= north && crossings(polygon, lon, lat) % 2 === 1,
    );
}

function crossings(polygon: Polygon, lon: number, lat: number): number {
  let count = 0;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a && b && a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) count++;
    }
  }
  return count;
}
