import type { Feature, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import type { Polygon } from '#basemap/basemap.ts';
import type { BasemapShapes } from '#basemap/basemap-file.ts';
import { closeDeepest } from '#basemap/fine-area.ts';
import type { TileId } from '#basemap/tile-set.ts';
import { type TilePart, tileParts, worldZoom } from '#basemap/tiles.ts';
import type { LngLat } from '#geo/camera.ts';
import { encodeTile, type TileFeature, type TileLayer } from './mvt.ts';

/**
 * Units across a tile. The deepest tiles are scaled up eight times and need all 13 bits; for the world tiles a quarter of a
 * pixel is enough, and small numbers take fewer bytes.
 */
const extents = { world: 4096, fine: 8192 } as const;
/** Share of a tile's width by which lines and areas extend past its edges, so that no seam shows: 6 px. */
const buffer = 6 / 512;

/** One layer of the tiles, cut for a detail. */
interface Index {
  readonly name: string;
  readonly extent: number;
  readonly tiles: GeoJSONVT;
}

/** All tiles by their path under `tiles/`. */
export function makeTiles(world: BasemapShapes, fine: BasemapShapes): Record<string, Uint8Array> {
  const coarse = indexOf(world, 'world', worldZoom);
  const close = indexOf(fine, 'fine', Math.max(...tileParts.map(({ maxzoom }) => maxzoom)));
  const tiles: Record<string, Uint8Array> = {};
  for (const part of tileParts) {
    tiles[`${part.name}/0/0/0.mvt`] = encodeTile(rootTile(coarse, part));
    for (let z = 1; z <= part.maxzoom; z++) {
      for (const [x, y] of tilesUnder(part, z)) {
        tiles[`${part.name}/${z}/${x}/${y}.mvt`] = encodeTile(tileOf(z <= worldZoom ? coarse : close, z, x, y));
      }
    }
  }
  return tiles;
}

/** Cuts tiles of the `close` detail, one by one. */
export function closeCutter(close: BasemapShapes): (tile: TileId) => Uint8Array {
  const index = indexOf(close, 'fine', closeDeepest, false);
  return ({ z, x, y }) => encodeTile(tileOf(index, z, x, y));
}

function tilesUnder({ roots }: TilePart, z: number): [number, number][] {
  const across = 2 ** (z - 1);
  return roots.flatMap(([rootX, rootY]) =>
    Array.from({ length: across * across }, (_, i): [number, number] => [
      rootX * across + (i % across),
      rootY * across + Math.floor(i / across),
    ]),
  );
}

/** @param ahead whether all tiles are cut at once; else each when it is asked for */
function indexOf(shapes: BasemapShapes, detail: 'world' | 'fine', maxZoom: number, ahead = true): Index[] {
  return Object.entries(layersOf(shapes)).map(([name, features]) => {
    const extent = extents[detail];
    // A third of a pixel at the tile's own zoom. At the deepest zoom geojson-vt keeps every vertex.
    const all = { indexMaxZoom: ahead ? maxZoom : 0, indexMaxPoints: 0 };
    const options = { maxZoom, ...all, extent, buffer: extent * buffer, tolerance: extent / 512 / 3 };
    return { name, extent, tiles: new GeoJSONVT({ type: 'FeatureCollection', features }, options) };
  });
}

function layersOf(shapes: BasemapShapes): Record<string, Feature[]> {
  return {
    land: shapes.land.map((polygon) => featureOf({ type: 'Polygon', coordinates: plain(polygon) })),
    lakes: shapes.lakes.map((polygon) => featureOf({ type: 'Polygon', coordinates: plain(polygon) })),
    rivers: grouped(shapes.rivers, ({ rank }) => ({ rank })).map(([lines, tags]) =>
      linesOf(
        lines.map(({ line }) => line),
        tags,
      ),
    ),
    coast: [linesOf(coastOf(shapes.land))],
    borders: grouped(shapes.borders, ({ kind, between }) => ({ kind, a: between[0] ?? '', b: between.at(-1) ?? '' })).map(([lines, tags]) =>
      linesOf(
        lines.map(({ line }) => line),
        tags,
      ),
    ),
  };
}

type Tags = Record<string, string | number>;

/** Groups things with the same properties into one feature, so that the properties are stored once. */
function grouped<T>(things: readonly T[], tagsOf: (thing: T) => Tags): [T[], Tags][] {
  const groups = new Map<string, [T[], Tags]>();
  for (const thing of things) {
    const tags = tagsOf(thing);
    const key = JSON.stringify(tags);
    const group = groups.get(key) ?? [[], tags];
    group[0].push(thing);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The coastlines of all land, without the edges where polygons are cut at the antimeridian and the south pole. */
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

function tileOf(index: readonly Index[], z: number, x: number, y: number): TileLayer[] {
  return index.map(({ name, extent, tiles }) => ({
    name,
    extent,
    features: featuresOf(tiles, z, x, y).filter((feature) => isShownAt(name, feature, z)),
  }));
}

function isShownAt(layer: string, { properties }: TileFeature, z: number): boolean {
  if (layer === 'rivers') return Number(properties.rank) <= z + 1;
  return layer !== 'borders' || properties.kind !== 'province' || z >= 4;
}

/** The zoom 0 tile of a part: its zoom 1 tiles at half the size. */
function rootTile(index: readonly Index[], part: TilePart): TileLayer[] {
  const quarters = part.roots.map(([x, y]) => ({ x, y, layers: tileOf(index, 1, x, y) }));
  return index.map(({ name, extent }) => ({
    name,
    extent,
    features: quarters.flatMap(({ x, y, layers }) => {
      const half = ([px, py]: readonly [number, number]): [number, number] => [
        Math.round((px + x * extent) / 2),
        Math.round((py + y * extent) / 2),
      ];
      const features = layers.find((layer) => layer.name === name)?.features ?? [];
      return features
        .filter((feature) => isShownAt(name, feature, 0))
        .map((feature) => ({ ...feature, geometry: feature.geometry.map((line) => line.map(half)) }));
    }),
  }));
}

function featuresOf(index: GeoJSONVT, z: number, x: number, y: number): TileFeature[] {
  return (index.getTile(z, x, y)?.features ?? []).map(({ type, geometry, tags }): TileFeature => {
    const parts = type === 1 ? [geometry] : geometry;
    return {
      type,
      geometry: type === 3 ? parts.map((ring) => ring.slice(0, -1)) : parts,
      properties: (tags ?? {}) as TileFeature['properties'],
    };
  });
}

function linesOf(lines: readonly (readonly LngLat[])[], tags: Tags = {}): Feature {
  return featureOf({ type: 'MultiLineString', coordinates: plain(lines) }, tags);
}

function featureOf(geometry: Geometry, properties: Tags = {}): Feature {
  return { type: 'Feature', properties, geometry };
}

function plain(lines: readonly (readonly LngLat[])[]): number[][][] {
  return lines.map((line) => line.map(([lon, lat]) => [lon, lat]));
}
