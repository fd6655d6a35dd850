import { type GeoProjection, type GeoStream, geoClipCircle, geoPath, geoProjection } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import type { Polygon } from '#basemap/basemap.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { lensOf } from '#geo/lens.ts';
import { project, unproject, type View, viewOf } from '#geo/projection.ts';
import { areaInPicture, linePath } from './area-path.ts';
import { areaOf } from './shaped-basemap.ts';
import { ringArea } from './simplify.ts';
import { sphereLine } from './sphere-shape.ts';

const stage: Stage = { width: 600, height: 400, free: { top: 20, right: 10, bottom: 60, left: 180 } };
const cameras: Record<string, Camera> = {
  'far, flat': { center: [84, 45], zoom: 1, bearing: 0, pitch: 0 },
  'far, tilted and turned': { center: [84, 55], zoom: 1.8, bearing: -40, pitch: 38 },
  'from the south': { center: [10, -50], zoom: 0.6, bearing: 120, pitch: 15 },
  'over the north pole': { center: [30, 90], zoom: 1.2, bearing: 0, pitch: 0 },
  'near the north pole, tilted': { center: [-140, 86], zoom: 1.6, bearing: 70, pitch: 30 },
  'over the south pole': { center: [0, -90], zoom: 0.8, bearing: 10, pitch: 0 },
  'on the antimeridian': { center: [180, 62], zoom: 2, bearing: 25, pitch: 20 },
  'beyond the antimeridian': { center: [-179.5, -10], zoom: 0.5, bearing: 0, pitch: 0 },
  'close, pitch 50, the ground behind the camera': { center: [37, 52], zoom: 5.5, bearing: 33, pitch: 50 },
  'closer, pitch 60': { center: [132, 43], zoom: 7, bearing: -100, pitch: 60 },
  'the limb open at both ends': { center: [100, 60], zoom: 4.2, bearing: 10, pitch: 50 },
  'close, flat': { center: [36, 51.5], zoom: 6.5, bearing: 0, pitch: 0 },
};

/** A parallel with a wave, from -180 to 180. */
const circle = (lat: number, wave = 0): LngLat[] =>
  Array.from({ length: 145 }, (_, i): LngLat => [-180 + i * 2.5, lat + wave * Math.sin((i / 144) * 12 * Math.PI)]);
const star = (lon: number, lat: number, radius: number, points = 9): LngLat[] => {
  const ring = Array.from({ length: points * 16 }, (_, i): LngLat => {
    const angle = -(i / (points * 16)) * 2 * Math.PI;
    const r = radius * (0.7 + 0.3 * Math.cos(angle * points));
    return [lon + (r * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + r * Math.sin(angle)];
  });
  return [...ring, ring[0] as LngLat];
};
const box = (west: number, south: number, east: number, north: number): LngLat[] => {
  const side = (a: LngLat, b: LngLat): LngLat[] =>
    Array.from({ length: 90 }, (_, i): LngLat => [a[0] + ((b[0] - a[0]) * i) / 90, a[1] + ((b[1] - a[1]) * i) / 90]);
  return [
    ...side([west, south], [west, north]),
    ...side([west, north], [east, north]),
    ...side([east, north], [east, south]),
    ...side([east, south], [west, south]),
    [west, south],
  ];
};

const shapes: Record<string, Polygon[]> = {
  'a star in Asia': [[star(90, 50, 25)]],
  'many islands': Array.from({ length: 40 }, (_, i): Polygon => [star(-170 + ((i * 67) % 340), -65 + ((i * 37) % 140), 4 + (i % 5), 5)]),
  'a lake in a land': [[box(20, 20, 140, 70), star(80, 45, 15).reverse()]],
  'a land cut at the antimeridian': [[box(150, 40, 180, 72)], [box(-180, 40, -160, 72)]],
  'a cap about the south pole': [[[...circle(-60, 6), [180, -90], [-180, -90], [-180, -60]]]],
  'a cap about the north pole': [[[[-180, 90], ...circle(50, 3), [180, 90], [-180, 90]]]],
  'all but a hole in the north': [[[...circle(35, 4), [180, -90], [-180, -90], [-180, 35]]]],
  everything: [[box(-180, -90, 180, 90)]],
  'everything, with a hole': [[box(-180, -90, 180, 90), star(100, 55, 12).reverse()]],
  'half of the globe': [[box(-90, -90, 90, 90)]],
  'a thin line of land far away': [[box(-80, -30, -78, 20)]],
};

/** Planar even-odd over the input, in degrees: what is land according to the data. */
function inside(rings: readonly (readonly number[])[], [lon, lat]: LngLat): boolean {
  return rings.reduce((odd, ring) => odd !== evenOdd(ring, lon, lat), false);
}

function evenOdd(flat: readonly number[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [flat[i] as number, flat[i + 1] as number, flat[j] as number, flat[j + 1] as number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

/** Distance of a point from the nearest edge, px. */
function toEdge(rings: readonly (readonly number[])[], x: number, y: number): number {
  let least = Infinity;
  for (const flat of rings) {
    for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
      const [ax, ay] = [flat[j] as number, flat[j + 1] as number];
      const [dx, dy] = [(flat[i] as number) - ax, (flat[i + 1] as number) - ay];
      const t = dx || dy ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0), 1) : 0;
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  }
  return least;
}

const grid = Array.from({ length: 30 * 20 }, (_, i): [number, number] => [10 + (i % 30) * 20 + 0.37, 10 + Math.floor(i / 30) * 20 + 0.61]);

describe('an area in the picture matches the data pixel by pixel', () => {
  for (const [cameraName, camera] of Object.entries(cameras)) {
    const view = viewOf(camera, stage);
    const lens = lensOf(view);
    const ground = grid.map(([x, y]) => unproject(view, x, y));
    it.each(Object.keys(shapes))(`${cameraName}: %s`, (name) => {
      const polygons = shapes[name] as Polygon[];
      const rings = areaInPicture(lens, areaOf(polygons), 4);
      const data = polygons.flat().map((ring) => ring.flat());
      const wrong = grid.filter(([x, y], i) => {
        const at = ground[i];
        const drawn = rings.reduce((odd, ring) => odd !== evenOdd(ring, x, y), false);
        return drawn !== (at ? inside(data, at) : false) && toEdge(rings, x, y) > 0.5;
      });
      expect(wrong).toEqual([]);
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) {
          expect(ring[i]).toBeGreaterThan(-4.01);
          expect(ring[i]).toBeLessThan(stage.width + 4.01);
          expect(ring[i + 1]).toBeGreaterThan(-4.01);
          expect(ring[i + 1]).toBeLessThan(stage.height + 4.01);
        }
      }
    });
  }
});

/**
 * The same picture by d3: the pinhole camera as a raw projection about the map's centre, clipped by a circle on the sphere, the horizon.
 */
function d3Pinhole(view: View, camera: Camera): GeoProjection {
  const { k, sinPitch: sp, cosPitch: cp, f, cx, cy, eye } = view;
  const radians = Math.PI / 180;
  const raw = (l: number, p: number): [number, number] => {
    const [x, y, z] = [Math.cos(p) * Math.sin(l), Math.sin(p), Math.cos(p) * Math.cos(l) - 1];
    const w = k + y * sp - z * cp;
    return [x / w, (y * cp + z * sp) / w];
  };
  const projection = geoProjection(raw)
    .rotate([-camera.center[0], -camera.center[1], camera.bearing])
    .scale(f)
    .translate([cx, cy])
    .precision(0.05);
  const turned = (degrees: number, clip: (stream: GeoStream) => GeoStream): ((stream: GeoStream) => GeoStream) => {
    const tilt =
      (by: number) =>
      (stream: GeoStream): GeoStream => ({
        point(l, p) {
          const [s, c] = [Math.sin(by * radians), Math.cos(by * radians)];
          const [x, y, z] = [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
          stream.point(Math.atan2(y, x * c + z * s), Math.asin(Math.min(Math.max(z * c - x * s, -1), 1)));
        },
        lineStart: () => stream.lineStart(),
        lineEnd: () => stream.lineEnd(),
        polygonStart: () => stream.polygonStart(),
        polygonEnd: () => stream.polygonEnd(),
        sphere: () => stream.sphere?.(),
      });
    return (stream) => tilt(degrees)(clip(tilt(-degrees)(stream)));
  };
  const back = Math.atan2(-eye.y, eye.z) / radians;
  const horizon = turned(-back, geoClipCircle(Math.acos(1 / Math.hypot(eye.y, eye.z)) - 1e-8));
  projection.preclip(horizon);
  return projection;
}

describe('areas agree with d3-geo', () => {
  for (const [cameraName, camera] of Object.entries(cameras)) {
    const view = viewOf(camera, stage);
    // here part of the ground on this side of the horizon is behind the camera, which d3 alone does not clip
    if (view.k + view.cosPitch <= 1) continue;
    it.each(['a star in Asia', 'many islands', 'a lake in a land'])(`${cameraName}: %s`, (name) => {
      const polygons = shapes[name] as Polygon[];
      const projection = d3Pinhole(view, camera).clipExtent([
        [-4, -4],
        [stage.width + 4, stage.height + 4],
      ]);
      const path = geoPath(projection);
      // d3 wants outer rings clockwise as seen from above; those of `box` are counterclockwise
      const theirs = polygons.reduce((sum, rings) => {
        const coordinates = rings.map((ring) => ring.map((point) => [...point]));
        const d = path.area({ type: 'Polygon', coordinates });
        return sum + d;
      }, 0);
      const ours = areaInPicture(lensOf(view), areaOf(polygons), 4).reduce((sum, ring) => sum + ringArea(ring), 0);
      expect(Math.abs(Math.abs(ours) - Math.abs(theirs))).toBeLessThan(0.002 * Math.abs(theirs) + 3);
    });
  }
});

describe('linePath', () => {
  it('starts where project() puts the start', () => {
    const view = viewOf(cameras['far, tilted and turned'] as Camera, stage);
    const line: LngLat[] = Array.from({ length: 50 }, (_, i): LngLat => [60 + i, 50 + i / 5]);
    const path = linePath(lensOf(view), sphereLine(line, false), { tolerance: 0.1, margin: 500 });
    const [x, y] = (/^M([\d.]+) ([\d.]+)l/.exec(path) ?? []).slice(1).map(Number) as [number, number];
    const start = project(view, line[0] as LngLat);
    expect(Math.abs(x - start.x)).toBeLessThan(0.051);
    expect(Math.abs(y - start.y)).toBeLessThan(0.051);
  });

  it('stops at the horizon', () => {
    const view = viewOf(cameras['far, flat'] as Camera, stage);
    const meridian: LngLat[] = Array.from({ length: 180 }, (_, i): LngLat => [84, -89 + i]);
    const path = linePath(lensOf(view), sphereLine(meridian, false), { tolerance: 0.01, margin: 500 });
    expect(path.match(/M/g)).toHaveLength(1);
    const back: LngLat[] = Array.from({ length: 60 }, (_, i): LngLat => [-96, -50 + i]);
    expect(linePath(lensOf(view), sphereLine(back, false), { tolerance: 0.01, margin: 500 })).toBe('');
  });

  it('is split where it leaves the stage and returns', () => {
    const view = viewOf(cameras['close, flat'] as Camera, stage);
    const zigzag: LngLat[] = Array.from({ length: 9 }, (_, i): LngLat => [33 + i * 0.8, i % 2 ? 60 : 51.5]);
    expect(linePath(lensOf(view), sphereLine(zigzag, false), { tolerance: 0.1, margin: 4 }).match(/M/g)?.length).toBeGreaterThan(3);
  });
});
