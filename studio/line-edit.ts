import { jsonOffset } from '#file-format/json-place.ts';
import type { LngLat } from '#geo/camera.ts';
import { EditError } from './edit-error.ts';
import { commonEnds, spliced, splicedItems } from './splice.ts';

/** The points of the LineString in a GeoJSON text, and the path of its coordinates. */
interface Line {
  readonly path: readonly (string | number)[];
  readonly points: readonly (readonly number[])[];
}

/** @throws EditError for what is no GeoJSON with one LineString */
function lineIn(file: string, text: string): Line {
  const read = (): unknown => {
    try {
      return JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
      throw new EditError('Unexpected JSON that cannot be read, expected valid GeoJSON', file, text, 0);
    }
  };
  let value = read() as { type?: unknown; geometry?: unknown; features?: unknown; coordinates?: unknown } | null;
  const path: (string | number)[] = [];
  if (value?.type === 'FeatureCollection' && Array.isArray(value.features) && value.features.length === 1) {
    path.push('features', 0);
    value = value.features[0];
  }
  if (value?.type === 'Feature') {
    path.push('geometry');
    value = value.geometry as typeof value;
  }
  const points = value?.type === 'LineString' && Array.isArray(value.coordinates) ? value.coordinates : null;
  if (!points?.every((point) => Array.isArray(point) && point.every((number) => typeof number === 'number')))
    throw new EditError('Unexpected shape, expected GeoJSON with one LineString', file, text, jsonOffset(text, path));
  return { path: [...path, 'coordinates'], points };
}

/** The points of a line in a GeoJSON text, degrees. @throws EditError */
export const pointsOf = (file: string, text: string): LngLat[] => lineIn(file, text).points.map(([lng = 0, lat = 0]) => [lng, lat]);

/**
 * Gives the line of a GeoJSON text other points. Points that stay keep their characters, one that moves keeps its form and its height.
 * @throws EditError for what is no GeoJSON with one LineString, and for fewer than two points
 */
export function setLine(file: string, text: string, points: readonly LngLat[]): string {
  const { path, points: old } = lineIn(file, text);
  const begin = jsonOffset(text, path);
  if (points.length < 2) throw new EditError(`Unexpected line of ${points.length} points, expected two or more`, file, text, begin);
  const same = (a: readonly number[], b: readonly number[]): boolean => a[0] === b[0] && a[1] === b[1];
  const { items, to } = itemsAt(text, begin);
  const written = (index: number): string => text.slice(items[index]?.from, items[index]?.to);
  if (points.length === old.length) {
    const moved = points.flatMap((point, index) => {
      const item = items[index];
      return item && !same(point, old[index] ?? []) ? [{ ...item, text: like(written(index), point) }] : [];
    });
    return spliced(text, moved);
  }
  const { first, last } = commonEnds(old, points, same);
  const put = points.slice(first, points.length - last).map((point) => like(written(0), point, false));
  const splice = splicedItems(text, { items, from: begin, to }, first, old.length - last, put);
  if (!splice) throw new EditError('Unexpected text between the points of a line, expected commas', file, text, begin);
  return spliced(text, [splice]);
}

/** A point written as another one is. */
function like(written: string, [lng, lat]: LngLat, keepsHeight = true): string {
  let nth = 0;
  const point = keepsHeight ? written : written.replace(/^(\[\s*[^,\]]+,\s*[^,\]\s]+)[^\]]*?(\s*\])$/, '$1$2');
  return point.replace(/-?\d[\d.eE+-]*/g, (number) => {
    nth++;
    return nth === 1 ? String(lng) : nth === 2 ? String(lat) : number;
  });
}

/** Where the members of an array begin and end. */
function itemsAt(text: string, from: number): { items: { from: number; to: number }[]; to: number } {
  const items: { from: number; to: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '[') {
      depth++;
      if (depth === 2) start = at;
    } else if (character === ']') {
      depth--;
      if (depth === 1) items.push({ from: start, to: at + 1 });
      if (depth === 0) return { items, to: at + 1 };
    }
  }
  return { items, to: text.length };
}
