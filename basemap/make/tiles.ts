import type { Feature, FeatureCollection, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import type { GroundShapes } from '#basemap/ground-file.ts';
import type { Light, Polygon } from '#basemap/ground.ts';
import { leastWeight } from '#basemap/lights.ts';
import { type TilePart, tileParts, worldZoom } from '#basemap/tiles.ts';
import type { LngLat } from '#geo/camera.ts';
import { encodeTile, type TileFeature, type TileLayer } from './mvt.ts';

const extent = 8192;
/** Units around a tile that lines and areas run on, so that no seam shows: 6 px. */
const buffer = 96;
/** Weights of lights come in this many steps: the lights of a step are one feature with many points. */
const weightSteps = 48;

type Index = ReadonlyMap<string, GeoJSONVT>;

/** All tiles by their path under `tiles/`. */
export function makeTiles(world: GroundShapes, fine: GroundShapes, lights: readonly Light[]): Record<string, Uint8Array> {
  const coarse = indexOf(world, lights, worldZoom);
  const close = indexOf(fine, lights, Math.max(...tileParts.map(({ maxzoom }) => maxzoom)));
  const tiles: Record<string, Uint8Array> = {};
  for (const part of tileParts) {
    tiles[`${part.name}/0/0/0.mvt`] = encodeTile(rootTile(coarse, part), extent);
    for (let z = 1; z <= part.maxzoom; z++) {
      for (const [x, y] of tilesUnder(part, z)) {
        tiles[`${part.name}/${z}/${x}/${y}.mvt`] = encodeTile(tileOf(z <= worldZoom ? coarse : close, z, x, y), extent);
      }
    }
  }
  return tiles;
}

function tilesUnder({ roots }: TilePart, z: number): [number, number][] {
  const across = 2 ** (z - 1);
  return roots.flatMap(([rootX, rootY]) =>
    Array.from({ length: across * across }, (_, i): [number, number] => [rootX * across + (i % across), rootY * across + Math.floor(i / across)]),
  );
}

function indexOf(shapes: GroundShapes, lights: readonly Light[], maxZoom: number): Index {
  // 5 units are a third of a pixel at the tile's own zoom; at the deepest zoom geojson-vt keeps every vertex
  const options = { maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, extent, buffer, tolerance: 5 };
  return new Map(Object.entries(layersOf(shapes, lights)).map(([name, features]) => [name, new GeoJSONVT(collection(features), options)]));
}

function layersOf(shapes: GroundShapes, lights: readonly Light[]): Record<string, Feature[]> {
  return {
    land: shapes.land.map((polygon) => featureOf({ type: 'Polygon', coordinates: plain(polygon) })),
    lakes: shapes.lakes.map((polygon) => featureOf({ type: 'Polygon', coordinates: plain(polygon) })),
    rivers: shapes.rivers.map(({ rank, line }) => featureOf({ type: 'LineString', coordinates: plain([line])[0] ?? [] }, { rank })),
    coast: coastOf(shapes.land).map((line) => featureOf({ type: 'LineString', coordinates: plain([line])[0] ?? [] })),
    borders: shapes.borders.map(({ kind, between, line }) =>
      featureOf({ type: 'LineString', coordinates: plain([line])[0] ?? [] }, { kind, a: between[0] ?? '', b: between.at(-1) ?? '' }),
    ),
    lights: groupLights(lights),
  };
}

/** The shores of all land, without the edges along which polygons are cut at the antimeridian and at the south pole. */
export function coastOf(land: readonly Polygon[]): LngLat[][] {
  const onCut = (a: LngLat, b: LngLat): boolean => (Math.abs(a[0]) > 179.98 && Math.abs(b[0]) > 179.98) || (a[1] < -89.9 && b[1] < -89.9);
  return land.flat().flatMap((ring) => {
    const lines: LngLat[][] = [];
    let line: LngLat[] = [];
    ring.forEach((point, i) => {
      const before = ring[i - 1];
      if (before && onCut(before, point)) {
        lines.push(line);
        line = [];
      }
      line.push(point);
    });
    return [...lines, line].filter((part) => part.length > 1);
  });
}

/** Lights of one weight and kind as one feature: a point costs three bytes then. */
function groupLights(lights: readonly Light[]): Feature[] {
  const groups = new Map<string, LngLat[]>();
  for (const { at, weight, settled, sea } of lights) {
    const step = Math.min(Math.max(Math.round(weight * weightSteps), 1), weightSteps);
    const key = `${step} ${(settled ? 1 : 0) + (sea ? 2 : 0)}`;
    const group = groups.get(key) ?? [];
    group.push(at);
    groups.set(key, group);
  }
  return [...groups].map(([key, points]) => {
    const [step, kind] = key.split(' ').map(Number);
    return featureOf({ type: 'MultiPoint', coordinates: plain([points])[0] ?? [] }, { w: Math.round(((step ?? 0) / weightSteps) * 1000) / 1000, kind: kind ?? 0 });
  });
}

function tileOf(index: Index, z: number, x: number, y: number): TileLayer[] {
  return [...index].map(([name, tiles]) => ({ name, features: featuresOf(tiles, z, x, y).filter((feature) => isShownAt(name, feature, z)) }));
}

function isShownAt(layer: string, { properties }: TileFeature, z: number): boolean {
  if (layer === 'lights') return Number(properties.w) >= leastWeight(z);
  if (layer === 'rivers') return Number(properties.rank) <= z + 1;
  return layer !== 'borders' || properties.kind !== 'province' || z >= 4;
}

/** The tile of zoom 0 holds a part's tiles of zoom 1 at half the size. */
function rootTile(index: Index, part: TilePart): TileLayer[] {
  const layers = new Map<string, TileFeature[]>();
  for (const [x, y] of part.roots) {
    for (const { name, features } of tileOf(index, 1, x, y)) {
      const half = features.map((feature) => ({
        ...feature,
        geometry: feature.geometry.map((line) => line.map(([px, py]): [number, number] => [Math.round(px / 2) + (x * extent) / 2, Math.round(py / 2) + (y * extent) / 2])),
      }));
      layers.set(name, [...(layers.get(name) ?? []), ...half]);
    }
  }
  return [...layers].map(([name, features]) => ({ name, features }));
}

function featuresOf(index: GeoJSONVT, z: number, x: number, y: number): TileFeature[] {
  const tile = index.getTile(z, x, y);
  return (tile?.features ?? []).map(({ type, geometry, tags }): TileFeature => {
    const parts = type === 1 ? [inTile(geometry)] : geometry;
    return { type, geometry: type === 3 ? parts.map((ring) => ring.slice(0, -1)) : parts, properties: (tags ?? {}) as TileFeature['properties'] };
  });
}

/** MapLibre drops points outside of their tile, and neighbours must not both draw one. */
function inTile(points: readonly [number, number][]): [number, number][] {
  return points.filter(([x, y]) => x >= 0 && y >= 0 && x < extent && y < extent);
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function featureOf(geometry: Geometry, properties: Record<string, string | number> = {}): Feature {
  return { type: 'Feature', properties, geometry };
}

function plain(lines: readonly (readonly LngLat[])[]): number[][][] {
  return lines.map((line) => line.map(([lon, lat]) => [lon, lat]));
}
