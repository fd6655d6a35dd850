import { at, brief, type Data, listAt, type Path } from './data.ts';
import { oneLine } from './escape.ts';
import type { Feature, Part } from './features.ts';
import type { Vertex } from './lines.ts';
import type { Notes } from './notes.ts';

/** Features deeper than this are no one’s. */
const deepest = 20;

type Shape = Pick<Feature, 'shape' | 'parts' | 'polygons' | 'recorded'>;

/** A geometry as points, lines and areas: of a Multi one all that it has. */
export function shapesOf(data: Data, geometry: unknown, path: Path, notes: Notes, times: readonly unknown[] = [], depth = 0): Shape[] {
  const type = at(geometry, 'type');
  const own = [...path, 'coordinates'];
  const list = listAt(geometry, 'coordinates');
  let order = 0;
  const vertex = (value: unknown): Vertex => {
    const [lon, lat, height] = Array.isArray(value) ? value : [];
    if (height !== undefined) notes.add('height', data.where(own), 'Not carried over: heights', 'heights');
    const time = times[order++];
    return { lon, lat, ...(typeof time === 'string' || typeof time === 'number' ? { time: isoOf(time) } : {}) };
  };
  const part = (values: unknown, at_: Path): Part => {
    const points = Array.isArray(values) ? values : [];
    if (!Array.isArray(values))
      notes.add('broken-file', data.where(at_), `Left out: ${brief(values)} where a list of coordinates should be`, 'coordinates');
    return { points: points.map(vertex), where: (index) => data.where([...at_, index]) };
  };
  const recorded = times.length > 1;
  switch (type) {
    case 'Point':
      return [{ shape: 'point', parts: [{ points: [vertex(at(geometry, 'coordinates'))], where: () => data.where(own) }] }];
    case 'MultiPoint':
      return list.map((one, index) => ({ shape: 'point', parts: [{ points: [vertex(one)], where: () => data.where([...own, index]) }] }));
    case 'LineString':
      return [{ shape: 'line', recorded, parts: [part(list, own)] }];
    case 'MultiLineString':
      return [{ shape: 'line', recorded, parts: list.map((one, index) => part(one, [...own, index])) }];
    case 'Polygon':
      return [{ shape: 'area', parts: list.map((one, index) => part(one, [...own, index])), polygons: [list.length] }];
    case 'MultiPolygon': {
      const parts = list.map((polygon, i) => (Array.isArray(polygon) ? polygon.map((ring, j) => part(ring, [...own, i, j])) : []));
      return [{ shape: 'area', parts: parts.flat(1), polygons: parts.map(({ length }) => length) }];
    }
    case 'GeometryCollection':
      if (depth > deepest) return [];
      return listAt(geometry, 'geometries').flatMap((inner, index) =>
        shapesOf(data, inner, [...path, 'geometries', index], notes, times, depth + 1),
      );
    default:
      if (geometry === null || geometry === undefined)
        notes.add('place', data.where(path), 'Left out: features without a geometry', 'no geometry');
      else
        notes.add(
          'broken-file',
          data.where(path),
          `Left out: ${typeof type === 'string' ? `geometry \`${oneLine(type, 40)}\`` : brief(geometry)}, which is no shape of GeoJSON`,
          'geometry',
        );
      return [];
  }
}

function isoOf(time: string | number): string {
  if (typeof time === 'string') return time;
  const date = new Date(time > 1e11 ? time : time * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
