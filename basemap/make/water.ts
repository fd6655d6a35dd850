import type { FeatureCollection, Polygon as GeoPolygon, LineString, MultiLineString, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Basemap, Polygon } from '#basemap/basemap.ts';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import { readFromTarball, tarballOf } from '#node/npm-tarball.ts';
import { packages } from './packages.ts';

type Water = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>;

/** Natural Earth's 50m lakes and rivers of the whole world, smoothed, with ranks for the rivers. */
export async function readWater(cache: string): Promise<Pick<Basemap, 'lakes' | 'rivers'>> {
  const bytes = await readFromTarball(await tarballOf(packages.water, cache), 'dist/world_50m.json');
  const topology = JSON.parse(bytes.toString('utf8')) as Water;
  const lakes = (feature(topology, topology.objects.lakes) as FeatureCollection<GeoPolygon | MultiPolygon>).features.flatMap(
    ({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as Polygon[],
  );
  const rivers = (feature(topology, topology.objects.rivers) as FeatureCollection<LineString | MultiLineString>).features.flatMap(
    ({ geometry }) => (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as unknown as LngLat[][],
  );
  return {
    lakes: lakes.map((lake) => lake.map((ring) => smooth(ring, true))),
    // ranked first: smoothing moves the vertices where rivers join
    rivers: rankRivers(rivers).map(({ rank, line }) => ({ rank, line: smooth(line, false) })),
  };
}

/**
 * The package's coordinates are on a grid of 0.036° × 0.018° (4 km), which shows as stair steps from zoom 5. Each vertex moves halfway
 * to the midpoint of its neighbours, then corners are cut once (Chaikin 1974): no vertex moves by more than a grid step.
 */
export function smooth(line: readonly LngLat[], closed: boolean): LngLat[] {
  const open = closed ? line.slice(0, -1) : [...line];
  const count = open.length;
  if (count < 4) return [...line];
  const at = (i: number): LngLat => open[(i + count) % count] as LngLat;
  const isEnd = (i: number): boolean => !closed && (i === 0 || i === count - 1);
  const even = open.map((point, i): LngLat => {
    if (isEnd(i)) return point;
    const [before, after] = [at(i - 1), at(i + 1)];
    return [point[0] / 2 + (before[0] + after[0]) / 4, point[1] / 2 + (before[1] + after[1]) / 4];
  });
  const cut: LngLat[] = [];
  const between = (a: LngLat, b: LngLat, t: number): LngLat => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b] = [even[i] as LngLat, even[(i + 1) % count] as LngLat];
    if (isEnd(i)) cut.push(a);
    cut.push(between(a, b, 0.25), between(a, b, 0.75));
    if (isEnd(i + 1)) cut.push(b);
  }
  const first = cut[0];
  return closed && first ? [...cut, first] : cut;
}

/**
 * Ranks rivers from 1 (long lines of the largest systems) to 6. The package has lines without names or ranks, so they are measured: a
 * river's importance is the geometric mean of its own length and that of its whole system, all lines connected by common vertices.
 */
export function rankRivers(lines: readonly (readonly LngLat[])[]): Basemap['rivers'] {
  const lengths = lines.map((line) => line.reduce((sum, point, i) => sum + (i === 0 ? 0 : distanceKm(line[i - 1] as LngLat, point)), 0));
  const systemOf = lines.map((_, i) => i);
  const find = (i: number): number => (systemOf[i] === i ? i : find(systemOf[i] as number));
  const seen = new Map<string, number>();
  lines.forEach((line, i) => {
    // A tributary may end at any vertex of another line, so all vertices are compared.
    for (const [lon, lat] of line) {
      const key = `${lon.toFixed(3)} ${lat.toFixed(3)}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, i);
      else systemOf[find(i)] = find(other);
    }
  });
  const systems = new Map<number, number>();
  lengths.forEach((length, i) => {
    const system = find(i);
    systems.set(system, (systems.get(system) ?? 0) + length);
  });
  return lines.map((line, i) => {
    const system = systems.get(find(i)) ?? 0;
    const own = lengths[i] ?? 0;
    const measure = Math.sqrt(system * own);
    const rank = [2400, 1500, 1000, 600, 300].findIndex((least) => measure >= least);
    return { rank: rank === -1 ? 6 : rank + 1, line };
  });
}
