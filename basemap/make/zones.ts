import type { Basemap, Polygon } from '#basemap/basemap.ts';
import { type Box, closeAreas, fineRegion as region } from '#basemap/fine-area.ts';
import type { LngLat } from '#geo/camera.ts';
import type { ProvinceFeature } from './provinces.ts';
import type { Tolerance } from './topology.ts';

/** What one of the basemap's details keeps. */
export interface Detail {
  readonly stepsPerDegree: number;
  readonly tolerance: Tolerance;
  /** km²; smaller islands are dropped */
  readonly islands: number;
  /** least size of a lake's bounding box, degrees */
  readonly lakes: number;
  /** last rank of rivers */
  readonly rivers: number;
  /** tolerance of lakes and rivers, km */
  readonly water: number;
  /** whether lakes and rivers are kept all over the world, else only large ones outside of `fineRegion` */
  readonly everywhere: boolean;
}

const middleIn = (box: Box, province: ProvinceFeature): boolean => {
  const { west, east, south, north } = boxOf(province);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return lon > box.west && lon < box.east && lat > box.south && lat < box.north;
};
const touches = (a: Box, b: Box): boolean => a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south;

/** For up to zoom 4, where a pixel is 3 km at 50° N. */
export const worldDetail: Detail = {
  stepsPerDegree: 50,
  tolerance: (province) => (middleIn(region, province) ? 5000 : 9000),
  islands: 150,
  lakes: 0.4,
  rivers: 3,
  water: 4,
  everywhere: false,
};

/**
 * For zoom 4 to zoom 8, where a pixel is 200 m at 50° N. A large province that merely touches a close box
 * (one has 2,500 km of coast) does not count as close.
 */
export const fineDetail: Detail = {
  stepsPerDegree: 500,
  tolerance: (province) => {
    const box = boxOf(province);
    const found = box.east - box.west < 14 ? closeAreas.find(({ area }) => touches(area, box)) : undefined;
    if (found) return found.metres;
    return middleIn(region, province) ? 1600 : 6000;
  },
  islands: 3,
  lakes: 0.1,
  rivers: 6,
  water: 0.5,
  everywhere: false,
};

/** For zoom 4 to zoom 8 all over the world. Nobody loads it: stories' tiles are cut from it, and pictures drawn. */
export const closeDetail: Detail = {
  stepsPerDegree: 500,
  tolerance: (province) => Math.min(300, fineDetail.tolerance(province)),
  islands: 0.5,
  lakes: 0.05,
  rivers: 6,
  water: 0.3,
  everywhere: true,
};

function boxOf({ geometry }: ProvinceFeature): Box {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return boxOfRings(rings as unknown as LngLat[][]);
}

function boxOfRings(rings: readonly (readonly LngLat[])[]): Box {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const ring of rings) {
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return { west, east, south, north };
}

/** The lakes of a detail. */
export function trimLakes(lakes: readonly Polygon[], detail: Detail): Polygon[] {
  return lakes
    .filter((lake) => {
      const box = boxOfRings(lake);
      const size = Math.max(box.east - box.west, box.north - box.south);
      return size >= (detail.everywhere || touches(box, region) ? detail.lakes : Math.max(detail.lakes, 0.8));
    })
    .map((lake) => lake.map((ring) => thin(ring, detail.water)));
}

/** The rivers of a detail. */
export function trimRivers(rivers: Basemap['rivers'], detail: Detail): Basemap['rivers'] {
  return rivers
    .filter(
      ({ rank, line }) => rank <= (detail.everywhere || touches(boxOfRings([line]), region) ? detail.rivers : Math.min(detail.rivers, 2)),
    )
    .map(({ rank, line }) => ({ rank, line: thin(line, detail.water) }));
}

/** Douglas and Peucker 1973, with a tolerance in km on a plane at the line's latitude. Keeps both ends, and closed rings closed. */
export function thin(line: readonly LngLat[], km: number): LngLat[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const middle = Math.floor(line.length / 2);
  const closed = line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1];
  if (closed) keep[middle] = 1;
  const scale = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
  const pending: [number, number][] = closed
    ? [
        [0, middle],
        [middle, line.length - 1],
      ]
    : [[0, line.length - 1]];
  for (let span = pending.pop(); span; span = pending.pop()) {
    const [from, to] = span;
    const [a, b] = [line[from] as LngLat, line[to] as LngLat];
    const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]];
    const length = Math.hypot(dx, dy);
    let [far, farthest] = [-1, km / 111.2];
    for (let i = from + 1; i < to; i++) {
      const [x, y] = [((line[i] as LngLat)[0] - a[0]) * scale, (line[i] as LngLat)[1] - a[1]];
      const off = length === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
      if (off > farthest) [far, farthest] = [i, off];
    }
    if (far > 0) {
      keep[far] = 1;
      pending.push([from, far], [far, to]);
    }
  }
  return line.filter((_, i) => keep[i] === 1);
}
