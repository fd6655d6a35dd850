import { clamp } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import { at, brief, type Data, isMapping, noteOthers, type Path } from './data.ts';
import { coordinate, pointOf } from './lines.ts';
import type { CameraMaterial } from './material.ts';
import type { Notes, Where } from './notes.ts';

const locationKeys = ['center', 'zoom', 'zoomSmall', 'pitch', 'bearing', 'bounds', 'bbox'];

/** A centre as a pair or as an object, numbers or texts. */
export function centerOf(value: unknown): LngLat | undefined {
  if (Array.isArray(value)) return pointOf(value[0], value[1]);
  if (!isMapping(value)) return undefined;
  const lon = ['lng', 'lon', 'longitude', 'long'].map((key) => at(value, key)).find((one) => one !== undefined);
  const lat = ['lat', 'latitude'].map((key) => at(value, key)).find((one) => one !== undefined);
  return pointOf(lon, lat);
}

/** Zooms that a story takes. */
const zoomRange = [0, 20] as const;
const mostPitch = 60;

/** Chapters nearer than this to one another, km, tell of one region. */
const regionKm = 50;

/**
 * The centres of chapters. One whose two numbers were exchanged by hand lies on Earth too, in another sea: where more of the others are near it
 * the other way round, it is
 * turned, and noted.
 */
export function centersOf(data: Data, chapters: readonly unknown[], path: Path, notes: Notes): (LngLat | undefined)[] {
  const given = chapters.map((chapter) => centerOf(at(at(chapter, 'location'), 'center')));
  if (given.length > 1000) return given;
  const near = (center: LngLat): number => given.filter((other) => other && distanceKm(other, center) < regionKm).length;
  return given.map((center, index) => {
    if (!center || Math.abs(center[0]) > 90) return center;
    const turned: LngLat = [center[1], center[0]];
    // it is near itself
    if (near(turned) <= near(center) - 1 || near(turned) === 0 || distanceKm(turned, center) < regionKm) return center;
    const where = data.where([...path, 'chapters', index, 'location', 'center']);
    notes.add(
      'coordinate',
      where,
      `Changed: centre ${center.join(', ')} has its numbers exchanged, since the other chapters are near ${turned.join(', ')}`,
    );
    return turned;
  });
}

/** A box as two corners or four numbers; undefined where it is none. */
function boxOf(value: unknown): { center: LngLat; zoom: number } | undefined {
  const numbers = (Array.isArray(value) ? value.flat(1) : []).map(coordinate);
  const [a, b] = [pointOf(numbers[0], numbers[1]), pointOf(numbers[2], numbers[3])];
  if (numbers.length !== 4 || !a || !b) return undefined;
  const width = Math.max(Math.abs(b[0] - a[0]), 0.001);
  const height = Math.max(Math.abs(b[1] - a[1]), 0.001) / Math.max(Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180), 0.05);
  return { center: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], zoom: Math.log2((boxPx * 360) / (512 * Math.max(width, height))) };
}

/** The free side of the stage that a story’s zooms refer to, CSS px, about. */
const boxPx = 700;

/** A chapter’s camera in a story’s measures; what had to change is noted. Without one, the camera of the chapter before. */
export function readCamera(
  data: Data,
  chapter: unknown,
  path: Path,
  { before, center }: { before: CameraMaterial | undefined; center: LngLat | undefined },
  notes: Notes,
): CameraMaterial {
  const location = at(chapter, 'location');
  const where = (key: string): Where => data.where([...path, 'location', key]);
  noteOthers(location, locationKeys, { data, path: [...path, 'location'], of: 'a location', notes, code: 'setting' });
  const box = boxOf(at(location, 'bounds') ?? at(location, 'bbox') ?? at(chapter, 'bbox') ?? at(chapter, 'bounds'));
  const turn = { pitch: at(location, 'pitch'), bearing: at(location, 'bearing') };
  if (!center && box) return cameraOf({ ...box, ...turn }, where, notes);
  if (!center) {
    const given = at(location, 'center');
    const what = given === undefined ? 'a chapter without a centre' : `a centre that is not on Earth, ${brief(given)},`;
    notes.add('camera', where('center'), `Guessed: ${what} keeps the camera before it`);
    return before ?? { kind: 'center', center: [0, 20], zoom: 1 };
  }
  return cameraOf({ center, zoom: at(location, 'zoom'), ...turn, zoomSmall: at(location, 'zoomSmall') }, where, notes);
}

/** A camera of MapLibre’s or Mapbox’s, which count as a story does. */
export function cameraOf(
  given: { center: LngLat; zoom: unknown; pitch?: unknown; bearing?: unknown; zoomSmall?: unknown },
  where: (key: string) => Where,
  notes: Notes,
): Extract<CameraMaterial, { kind: 'center' }> {
  const number = (key: 'zoom' | 'pitch' | 'bearing' | 'zoomSmall', low: number, high: number, other: number): number => {
    const value = coordinate(given[key]);
    if (!Number.isFinite(value)) {
      if (given[key] !== undefined && given[key] !== null && given[key] !== '')
        notes.add('camera', where(key), `Changed: ${key} ${brief(given[key])}, which is no number, is ${other}`);
      return other;
    }
    const kept = clamp(low, value, high);
    if (kept !== value) notes.add('camera', where(key), `Changed: ${key} ${value} is ${kept}, as far as a story goes`);
    return Number(kept.toFixed(4));
  };
  const bearing = coordinate(given.bearing);
  const turned = Number.isFinite(bearing) ? bearing % 360 : 0;
  if (given.zoom === undefined) notes.add('camera', where('zoom'), 'Guessed: zoom 4 for a camera without one', 'zoom');
  const round = (value: number): number => Number(value.toFixed(6));
  return {
    kind: 'center',
    center: [round(given.center[0]), round(given.center[1])],
    zoom: number('zoom', ...zoomRange, 4),
    pitch: number('pitch', 0, mostPitch, 0),
    bearing: Number((turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned).toFixed(2)),
    ...(given.zoomSmall === undefined ? {} : { narrowZoom: number('zoomSmall', ...zoomRange, 4) }),
  };
}
