import type { FeatureCollection, Polygon as GeoPolygon, MultiPolygon } from 'geojson';
import mapshaper from 'mapshaper';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, Topology, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon } from 'topojson-specification';
import type { BorderLine, Polygon } from '#basemap/basemap.ts';
import type { LngLat } from '#geo/camera.ts';
import { borderKind } from './borders.ts';
import { joinLines } from './join.ts';
import { outlined, type Province, type ProvinceFeature } from './provinces.ts';

export type Provinces = Topology<{ provinces: GeometryCollection<Province> }>;
type ProvinceGeometry = TopoPolygon<Province> | TopoMultiPolygon<Province>;

/** How much a province may be simplified: metres below which detail does not matter. */
export type Tolerance = (province: ProvinceFeature) => number;

/**
 * The provinces as one simplified topology. Every border is one arc shared by both neighbours, before and after, so that no
 * gap or sliver can appear between them. An arc between provinces of different tolerance uses the finer one.
 *
 * @param islands km²; smaller islands are dropped where `tolerance` is above 500 m
 */
export async function simplify(
  provinces: FeatureCollection<GeoPolygon | MultiPolygon, Province>,
  tolerance: Tolerance,
  islands: number,
): Promise<Provinces> {
  const input = {
    ...provinces,
    features: provinces.features.map((province) => {
      const metres = tolerance(province as ProvinceFeature);
      return { ...province, properties: { ...province.properties, metres } };
    }),
  };
  const commands = [
    // 0.00002°: the data have five decimals, and neighbours sometimes differ in the last
    '-i provinces.json snap-interval=0.00002',
    "-simplify variable weighted interval='metres'",
    `-filter-islands min-area=${islands}km2`,
    '-o provinces.topojson format=topojson no-quantization',
  ].join(' ');
  const output = await mapshaper.applyCommands(commands, { 'provinces.json': JSON.stringify(input) });
  const bytes = output['provinces.topojson'];
  if (!bytes) throw new Error('mapshaper wrote no provinces.topojson');
  const topology = JSON.parse(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)) as Provinces;
  // Drop provinces whose islands were all filtered out.
  const kept = topology.objects.provinces.geometries.filter((geometry) => (geometry as { type: string | null }).type !== null);
  return { ...topology, objects: { provinces: { ...topology.objects.provinces, geometries: kept } } };
}

function geometriesOf(topology: Provinces): ProvinceGeometry[] {
  return topology.objects.provinces.geometries as ProvinceGeometry[];
}

const properties = (geometry: unknown): Province => {
  const { properties: found } = geometry as ProvinceGeometry;
  if (!found) throw new Error('Unexpected province without properties');
  return found;
};

/** All land: the provinces dissolved into one. Inland seas are holes, lakes are not. */
export function landOf(topology: Provinces): Polygon[] {
  return merge(topology as Topology, geometriesOf(topology)).coordinates as unknown as Polygon[];
}

/** The outline of some provinces as one MultiPolygon, GeoJSON (outer rings counterclockwise). */
export function outlineOf(topology: Provinces, ids: readonly string[]): MultiPolygon {
  const members = geometriesOf(topology).filter((geometry) => ids.includes(properties(geometry).id));
  if (members.length === 0) throw new Error(`Unexpected: none of ${ids.join(', ')} in the topology`);
  const { coordinates } = merge(topology as Topology, members);
  return {
    type: 'MultiPolygon',
    coordinates: coordinates.map((polygon) =>
      polygon.map((ring, i) => wound(ring as unknown as LngLat[], i === 0).map(([lon, lat]) => [lon, lat])),
    ),
  };
}

function wound(ring: readonly LngLat[], counterclockwise: boolean): LngLat[] {
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a && b) doubled += a[0] * b[1] - b[0] * a[1];
  }
  return doubled > 0 === counterclockwise ? [...ring] : [...ring].reverse();
}

/** Borders between countries, and the outlines of `outlined` provinces and of the first one's neighbours in the same country. */
export function bordersOf(topology: Provinces): BorderLine[] {
  const sides = sidesOfArcs(topology);
  const shown = new Set(outlined);
  for (const [a, b] of sides.values()) {
    if (b && a.country === b.country && a.id === outlined[0]) shown.add(b.id);
    if (b && a.country === b.country && b.id === outlined[0]) shown.add(a.id);
  }
  const arcs = new Map<string, number[]>();
  for (const [arc, [a, b]] of sides) {
    if (!b || a.id === b.id) continue;
    const kind = borderKind(a, b);
    if (kind === 'province' && !(shown.has(a.id) || shown.has(b.id))) continue;
    const key = [kind, ...[...new Set([a.country, b.country])].sort()].join(' ');
    arcs.set(key, [...(arcs.get(key) ?? []), arc]);
  }
  return [...arcs.keys()].sort().flatMap((key) => {
    const [kind, ...between] = key.split(' ');
    const lines = feature(topology as Topology, { type: 'MultiLineString', arcs: (arcs.get(key) ?? []).map((arc) => [arc]) } as never);
    const { coordinates } = lines.geometry as unknown as { coordinates: LngLat[][] };
    return joinLines(coordinates).map((line) => ({ kind: kind as BorderLine['kind'], between, line }));
  });
}

/** By arc, the one or two provinces it bounds. An arc with one side is coast. */
export function sidesOfArcs(topology: Provinces): Map<number, [Province, Province?]> {
  const sides = new Map<number, [Province, Province?]>();
  for (const geometry of geometriesOf(topology)) {
    const own = properties(geometry);
    const rings = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
    for (const arc of rings.flat()) {
      const index = arc < 0 ? ~arc : arc;
      const first = sides.get(index);
      sides.set(index, first ? [first[0], own] : [own]);
    }
  }
  return sides;
}
