import { RADIANS, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import type { Basemap } from './basemap.ts';

/** Heights of the bands that edges are sorted into, degrees: a point is compared with the edges of its own band alone. */
const band = 0.5;
/** Land counts from so far within the coast on, degrees of latitude: 10 km, as coasts are simplified by 5 to 9. */
const shore = 0.09;
/** Sides of the cells that hold rivers, degrees. */
const cell = 0.1;
/** Canals that ships of the sea go through, and that no basemap of rivers has. */
const shipCanals: readonly (readonly LngLat[])[] = [
  // Suez
  [
    [32.31, 31.27],
    [32.31, 30.58],
    [32.57, 29.92],
  ],
  // Panama
  [
    [-79.92, 9.38],
    [-79.7, 9.12],
    [-79.53, 8.88],
  ],
  // Kiel
  [
    [9.14, 53.89],
    [9.66, 54.31],
    [10.14, 54.37],
  ],
];

/**
 * A test for whether a point is surely on dry land: some 10 km from the sea, a lake, a river or a ship canal, as far as the basemap has them. Sorts the edges once
 * for many calls.
 * @param shapes WGS 84 degrees
 * @returns takes longitudes of any turn
 */
export function dryLand({ land, lakes, rivers }: Pick<Basemap, 'land' | 'lakes' | 'rivers'>): (point: LngLat) => boolean {
  const bands = new Map<number, (readonly [LngLat, LngLat])[]>();
  const edgesAt = (at: number): (readonly [LngLat, LngLat])[] => {
    const edges = bands.get(at) ?? [];
    bands.set(at, edges);
    return edges;
  };
  // lakes lie in land: their edges make them outside by the even-odd rule, as holes are
  for (const ring of [...land, ...lakes].flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as LngLat, ring[i] as LngLat];
      for (let at = Math.floor(Math.min(a[1], b[1]) / band); at <= Math.max(a[1], b[1]) / band; at++) edgesAt(at).push([a, b]);
    }
  }
  const wet = new Set([...rivers.map(({ line }) => line), ...shipCanals].flatMap(cellsAlong));
  const isLand = (lon: number, lat: number): boolean => {
    let crossings = 0;
    for (const [a, b] of bands.get(Math.floor(lat / band)) ?? [])
      if (a[1] > lat !== b[1] > lat && lon < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) crossings++;
    return crossings % 2 === 1;
  };
  return ([lon, lat]) => {
    const east = shore / Math.max(Math.cos(lat * RADIANS), 0.01);
    return (
      isLand(wrap180(lon), lat) &&
      isLand(wrap180(lon), lat + shore) &&
      isLand(wrap180(lon), lat - shore) &&
      isLand(wrap180(lon + east), lat) &&
      isLand(wrap180(lon - east), lat) &&
      !around(wrap180(lon), lat).some((key) => wet.has(key))
    );
  };
}

/** One number for each cell. */
const keyOf = (column: number, row: number): number => column * 10_000 + row;

/** The cell of a point and the eight around it. */
function around(lon: number, lat: number): number[] {
  const [column, row] = [Math.round(lon / cell), Math.round(lat / cell)];
  return [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => keyOf(column + x, row + y)));
}

/** The cells that a line goes through, straight on the plane: its points are near one another. */
function cellsAlong(line: readonly LngLat[]): number[] {
  return line.slice(1).flatMap((to, before) => {
    const from = line[before] as LngLat;
    const [east, north] = [to[0] - from[0], to[1] - from[1]];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / cell));
    return Array.from({ length: steps + 1 }, (_, step) =>
      keyOf(Math.round((from[0] + (east * step) / steps) / cell), Math.round((from[1] + (north * step) / steps) / cell)),
    );
  });
}
