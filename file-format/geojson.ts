import type { LngLat } from '#geo/camera.ts';
import { shown } from './check-schema.ts';
import { isProjected, isSwapped, reportCoordinate, reportProjected } from './coordinates.ts';
import { jsonErrorOffset } from './json-error.ts';
import { jsonOffset } from './json-place.ts';
import type { Report, Spot } from './problem.ts';
import { own } from './salvage.ts';
import type { Path } from './yaml-file.ts';

/** What a GeoJSON file holds, with the place of each point. */
export interface Shape {
  /** the rings or lines: one for a LineString */
  readonly line: readonly LngLat[];
  readonly polygons: readonly (readonly (readonly LngLat[])[])[];
  /** where a point of the line is in the file */
  spot(index: number): Spot;
}

type Want = 'LineString' | 'Polygon';
const wanted = { LineString: ['LineString'], Polygon: ['Polygon', 'MultiPolygon'] } as const;

/**
 * Reads a GeoJSON file (RFC 7946): a geometry, a Feature or a FeatureCollection of one. Third coordinates are dropped.
 * @returns null when it reported an error
 */
export function readShape(file: string, text: string, want: Want, report: Report): Shape | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = jsonErrorOffset(text) ?? 0;
    report(
      'geojson-syntax',
      { file, offset },
      offset >= text.length ? 'end of the file' : `\`${text.slice(offset, offset + 12).trim()}\``,
      'valid JSON',
    );
    return null;
  }
  const spot = (path: Path): Spot => ({ file, offset: jsonOffset(text, path) });
  const fail = (path: Path, unexpected: string, expected: string): null => {
    report('geojson-shape', spot(path), unexpected, expected);
    return null;
  };

  let path: Path = [];
  let geometry = value;
  if (own(value, 'type') === 'FeatureCollection') {
    const features = own(value, 'features');
    if (!Array.isArray(features) || features.length !== 1)
      return fail(['features'], Array.isArray(features) ? `${features.length} features` : shown(features), 'one feature');
    path = ['features', 0];
    geometry = features[0];
  }
  if (own(geometry, 'type') === 'Feature') {
    path = [...path, 'geometry'];
    geometry = own(geometry, 'geometry');
  }
  const type = own(geometry, 'type');
  if (!(wanted[want] as readonly unknown[]).includes(type)) return fail([...path, 'type'], shown(type), wanted[want].join(' or '));

  let ok = true;
  let throughout = false;
  const coordinates = [...path, 'coordinates'];
  const points = (list: unknown, at: Path, least: number, closed: boolean): LngLat[] => {
    if (!Array.isArray(list)) {
      ok = false;
      fail(at, shown(list), 'a list of positions');
      return [];
    }
    const found = list.map((item, i) => point(item, [...at, i]));
    if (list.length < least) {
      ok = false;
      fail(at, `${list.length} position${list.length === 1 ? '' : 's'}`, `${least} or more`);
    } else if (closed && String(found[0]) !== String(found.at(-1))) {
      ok = false;
      fail([...at, list.length - 1], 'end of an open ring', 'its first position again');
    }
    return found;
  };
  const point = (item: unknown, at: Path): LngLat => {
    const [lon, lat] = Array.isArray(item) ? item : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') {
      ok = false;
      fail(at, shown(item), 'a position, [longitude, latitude]');
      return [0, 0];
    }
    const wrong = Math.abs(lat) > 90 ? 1 : Math.abs(lon) > 360 ? 0 : undefined;
    if (wrong !== undefined) {
      ok = false;
      // a file that is swapped or projected is so throughout: its first point is reported for all
      const projected = isProjected([lon, lat]);
      if (projected || isSwapped([lon, lat], 360)) {
        if (throughout) return [lon, lat];
        throughout = true;
      }
      if (projected) reportProjected(report, { spot }, at, [lon, lat]);
      else reportCoordinate(report, { spot }, at, [lon, lat], wrong, 360);
    }
    return [lon, lat];
  };
  const list = own(geometry, 'coordinates');
  const rings = (polygon: unknown, at: Path): LngLat[][] => {
    if (Array.isArray(polygon) && polygon.length > 0) return polygon.map((ring, i) => points(ring, [...at, i], 4, true));
    ok = false;
    fail(at, shown(polygon), 'a list of rings');
    return [];
  };
  const line = type === 'LineString' ? points(list, coordinates, 2, false) : [];
  let polygons: LngLat[][][] = [];
  if (type === 'Polygon') polygons = [rings(list, coordinates)];
  else if (type === 'MultiPolygon') {
    if (Array.isArray(list) && list.length > 0) polygons = list.map((polygon, i) => rings(polygon, [...coordinates, i]));
    else return fail(coordinates, shown(list), 'a list of polygons');
  }
  return ok ? { line, polygons, spot: (i) => spot(type === 'LineString' ? [...coordinates, i] : coordinates) } : null;
}
