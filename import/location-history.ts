import { at, type Data, isMapping, listAt, type Path, textAt } from './data.ts';
import type { Feature, Part } from './features.ts';
import type { FeatureFile } from './geojson.ts';
import type { Vertex } from './lines.ts';
import type { Notes } from './notes.ts';

/** Whether JSON is Google's record of where somebody was, in one of its four forms. */
export function isLocationHistory(value: unknown): boolean {
  if (Array.isArray(at(value, 'timelineObjects')) || Array.isArray(at(value, 'semanticSegments'))) return true;
  if (listAt(value, 'locations').some((location) => at(location, 'latitudeE7') !== undefined)) return true;
  return Array.isArray(value) && value.some((segment) => textAt(segment, 'startTime') !== '' && pathOf(segment) !== undefined);
}

const pathOf = (segment: unknown): unknown => at(segment, 'timelinePath') ?? at(segment, 'visit') ?? at(segment, 'activity');

/** Reads a location history: ways are lines, stays are places. It is somebody's life, and {@link gather} says so. */
export function readLocationHistory(data: Data, notes: Notes): FeatureFile {
  const { value } = data;
  const locations = listAt(value, 'locations');
  const objects = listAt(value, 'timelineObjects');
  const segments = Array.isArray(value) ? value : listAt(value, 'semanticSegments');
  const base: Path = Array.isArray(value) ? [] : ['semanticSegments'];
  const features = [
    ...(locations.length > 0 ? [line(data, ['locations'], locations.map(recordOf), '')] : []),
    ...objects.flatMap((object, index) => objectFeatures(data, object, ['timelineObjects', index])),
    ...segments.flatMap((segment, index) => segmentFeatures(data, segment, [...base, index])),
  ];
  notes.add('property', data.where([]), 'Not carried over: accuracies, kinds of movement, devices and candidates of places');
  return { features, title: '', words: '', credit: [], lang: '' };
}

function line(data: Data, path: Path, points: readonly Vertex[], name: string): Feature {
  const part: Part = { points, where: (index) => data.where([...path, index]) };
  return { shape: 'line', name, words: '', parts: [part], where: data.where(path), recorded: true };
}

function stay(data: Data, path: Path, point: Vertex, name: string, time: string): Feature {
  const part: Part = { points: [point], where: () => data.where(path) };
  return { shape: 'point', name, words: '', parts: [part], where: data.where(path), time: time || undefined };
}

const degrees = (value: unknown): unknown => (typeof value === 'number' ? value / 1e7 : value);

function recordOf(location: unknown): Vertex {
  const ms = Number(textAt(location, 'timestampMs'));
  const sound = ms > 0 && ms < 8.64e15;
  const time = textAt(location, 'timestamp') || (sound ? new Date(ms).toISOString() : '');
  return { ...e7(location), ...(time ? { time } : {}) };
}

function e7(location: unknown): Vertex {
  return {
    lat: degrees(at(location, 'latitudeE7') ?? at(location, 'latE7')),
    lon: degrees(at(location, 'longitudeE7') ?? at(location, 'lngE7')),
  };
}

/** "geo:48.1,11.5" or "48.1°, 11.5°". */
function written(text: unknown): Vertex {
  const [lat, lon] = typeof text === 'string' ? text.replace(/^geo:/, '').replaceAll('°', '').split(',') : [];
  return { lat, lon };
}

function objectFeatures(data: Data, object: unknown, path: Path): Feature[] {
  const visit = at(object, 'placeVisit');
  if (isMapping(visit)) {
    const location = at(visit, 'location');
    return [
      stay(
        data,
        [...path, 'placeVisit', 'location'],
        e7(location),
        textAt(location, 'name'),
        textAt(at(visit, 'duration'), 'startTimestamp'),
      ),
    ];
  }
  const way = at(object, 'activitySegment');
  if (!isMapping(way)) return [];
  const raw = listAt(at(way, 'simplifiedRawPath'), 'points');
  const waypoints = listAt(at(way, 'waypointPath'), 'waypoints');
  const ends = (inner: readonly unknown[]): Vertex[] => [e7(at(way, 'startLocation')), ...inner.map(e7), e7(at(way, 'endLocation'))];
  return [line(data, [...path, 'activitySegment'], ends(raw.length > 0 ? raw : waypoints), '')];
}

function segmentFeatures(data: Data, segment: unknown, path: Path): Feature[] {
  const time = textAt(segment, 'startTime');
  const points = listAt(segment, 'timelinePath');
  if (points.length > 0)
    return [
      line(
        data,
        [...path, 'timelinePath'],
        points.map((point) => written(at(point, 'point'))),
        '',
      ),
    ];
  const place = at(at(at(segment, 'visit'), 'topCandidate'), 'placeLocation');
  if (place !== undefined) return [stay(data, [...path, 'visit'], written(at(place, 'latLng') ?? place), '', time)];
  const activity = at(segment, 'activity');
  if (!isMapping(activity)) return [];
  const end = (key: string): Vertex => written(at(at(activity, key), 'latLng') ?? at(activity, key));
  return [line(data, [...path, 'activity'], [end('start'), end('end')], '')];
}
