import { classifyRings, VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Polygon } from '#basemap/basemap.ts';
import { fromSquare } from '#basemap/seen-tiles.ts';
import { buildingsFrom, type StreetGround, type WayClass } from '#basemap/streets.ts';
import type { TileId } from '#basemap/tile-set.ts';
import type { LngLat } from '#geo/camera.ts';
import { encodeTile, type TileFeature, type TileLayer } from './mvt.ts';

/** Kinds of Protomaps' roads by how we draw them; others, paths among them, are not drawn. */
const classOfKind: Readonly<Record<string, WayClass>> = {
  highway: 'highway',
  major_road: 'main',
  medium_road: 'main',
  minor_road: 'street',
  rail: 'rail',
};
const waterways = ['river', 'canal', 'stream'];

/**
 * What is drawn of a tile in Protomaps' schema: land, water, roads, buildings, without names and all that is said of them. Its bytes are a part of
 * the archive's.
 * @throws Error where the bytes are no vector tile
 */
export function streetLayersOf(bytes: Uint8Array, z: number): TileLayer[] {
  const { layers } = new VectorTile(new PbfReader(bytes));
  const layer = (name: string, keep: (feature: VectorTileFeature) => TileFeature | null): TileLayer => {
    const found = layers[name];
    const features = Array.from({ length: found?.length ?? 0 }, (_, i) => found?.feature(i));
    return { name, extent: found?.extent ?? 4096, features: merged(features.flatMap((feature) => (feature ? (keep(feature) ?? []) : []))) };
  };
  return [
    layer('earth', (feature) => (feature.type === 3 ? area(feature) : null)),
    layer('water', (feature) => {
      if (feature.type === 3) return area(feature);
      return feature.type === 2 && waterways.includes(String(feature.properties.kind)) ? lines(feature, {}) : null;
    }),
    layer('buildings', (feature) => (feature.type === 3 && z >= buildingsFrom ? area(feature) : null)),
    layer('roads', (feature) => {
      const way = classOfKind[String(feature.properties.kind)];
      return feature.type === 2 && way ? lines(feature, { class: way }) : null;
    }),
  ];
}

/** The same as a tile. */
export const streetTile = (bytes: Uint8Array, z: number): Uint8Array => encodeTile(streetLayersOf(bytes, z));

/** The same as geometry. */
export function streetGround(bytes: Uint8Array, { z, x, y }: TileId): StreetGround {
  const layers = new Map(streetLayersOf(bytes, z).map((layer) => [layer.name, layer]));
  const all = (name: string, type: TileFeature['type']): { line: LngLat[]; properties: TileFeature['properties'] }[] => {
    const { extent = 4096, features = [] } = layers.get(name) ?? {};
    const place = ([px, py]: readonly [number, number]): LngLat => fromSquare((x + px / extent) / 2 ** z, (y + py / extent) / 2 ** z);
    return features
      .filter((feature) => feature.type === type)
      .flatMap(({ geometry, properties }) => geometry.map((part) => ({ line: part.map(place), properties })));
  };
  const areas = (name: string): Polygon[] => all(name, 3).map(({ line }) => [line]);
  return {
    earth: areas('earth'),
    water: areas('water'),
    waterways: all('water', 2).map(({ line }) => line),
    buildings: areas('buildings'),
    ways: all('roads', 2).map(({ line, properties }) => ({ way: properties.class as WayClass, line })),
  };
}

const pairs = (part: readonly { readonly x: number; readonly y: number }[]): [number, number][] => part.map(({ x, y }) => [x, y]);

function lines(feature: VectorTileFeature, properties: TileFeature['properties']): TileFeature {
  return { type: 2, geometry: feature.loadGeometry().map(pairs), properties };
}

function area(feature: VectorTileFeature): TileFeature {
  // Polygons whose rings stand in an order that the specification does not allow are put in one that it does.
  const rings = classifyRings(feature.loadGeometry()).flat();
  return { type: 3, geometry: rings.map((ring) => pairs(ring).slice(0, -1)), properties: {} };
}

/** Features of one type with the same properties as one: their properties are stored once. */
function merged(features: readonly TileFeature[]): TileFeature[] {
  const groups = new Map<string, TileFeature[]>();
  for (const feature of features) {
    const key = `${feature.type} ${JSON.stringify(feature.properties)}`;
    const group = groups.get(key);
    if (group) group.push(feature);
    else groups.set(key, [feature]);
  }
  return [...groups.values()].map(([first, ...rest]) => ({
    ...(first as TileFeature),
    geometry: [first as TileFeature, ...rest].flatMap(({ geometry }) => geometry),
  }));
}
