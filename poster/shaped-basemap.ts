import type { Basemap, BorderKind, Light, Polygon } from '#basemap/basemap.ts';
import type { LngLat } from '#geo/camera.ts';
import { toVector } from '#geo/vector.ts';
import { type SphereLine, sphereLine } from './sphere-shape.ts';
import { stitch } from './stitch.ts';

/** Polygons ready to be drawn on a globe. */
export interface Area {
  /** rings without the cut at the antimeridian */
  readonly rings: readonly SphereLine[];
  /** whether a point (degrees, longitude within ±180) is inside */
  readonly contains: (point: LngLat) => boolean;
}

/** The basemap converted to unit vectors, once for many posters. */
export interface ShapedBasemap {
  readonly shaped: true;
  readonly land: Area;
  readonly lakes: Area;
  readonly rivers: readonly { readonly rank: number; readonly line: SphereLine }[];
  readonly borders: readonly { readonly kind: BorderKind; readonly between: readonly string[]; readonly line: SphereLine }[];
  /** in descending order of weight */
  readonly lights: readonly Light[];
  /** unit vectors of the lights as a flat list of x, y, z */
  readonly lightPoints: Float64Array;
}

export function shapeBasemap(basemap: Basemap): ShapedBasemap {
  const lights = [...basemap.lights].sort((a, b) => b.weight - a.weight);
  return {
    shaped: true,
    land: areaOf(basemap.land),
    lakes: areaOf(basemap.lakes),
    rivers: basemap.rivers.map(({ rank, line }) => ({ rank, line: sphereLine(line, false) })),
    borders: basemap.borders.map(({ kind, between, line }) => ({ kind, between, line: sphereLine(line, false) })),
    lights,
    lightPoints: Float64Array.from(lights.flatMap(({ at }) => toVector(at))),
  };
}

/** Slightly less than 180°: the largest longitude, and twice the largest latitude, that `contains` accepts. */
const edge = 180 - 1e-7;

/** Polygons (cut at the antimeridian, as MapLibre needs them) as one area on the sphere. */
export function areaOf(polygons: readonly Polygon[]): Area {
  const rings = polygons.flat();
  const boxes = rings.map((ring) => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of ring)
      [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
    return { ring, west, south, east, north };
  });
  return {
    rings: stitch(rings).map((ring) => sphereLine(ring, true)),
    contains: (point) => {
      // even-odd is undefined exactly on the edge of the plane
      const lon = Math.min(Math.max(point[0], -edge), edge);
      const lat = Math.min(Math.max(point[1], edge / -2), edge / 2);
      let inside = false;
      for (const { ring, west, south, east, north } of boxes) {
        if (lon >= west && lon <= east && lat >= south && lat <= north && ringContains(ring, lon, lat)) inside = !inside;
      }
      return inside;
    },
  };
}

/** Even-odd rule on the plane of longitude and latitude. */
function ringContains(ring: readonly LngLat[], lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as LngLat;
    const [xj, yj] = ring[j] as LngLat;
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
