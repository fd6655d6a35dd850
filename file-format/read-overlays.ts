import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { LngLat } from '#geo/camera.ts';
import type { Overlay, OverlayShape } from '#story/story.ts';
import type { Draft } from './check-references.ts';
import { shown } from './check-schema.ts';
import { isProjected, reportCoordinate, reportProjected } from './coordinates.ts';
import { jsonErrorOffset } from './json-error.ts';
import { jsonOffset } from './json-place.ts';
import { oneOf } from './nearest.ts';
import type { Report } from './problem.ts';
import type { Media } from './read-blocks.ts';
import { digestOf } from './read-media.ts';
import { own } from './salvage.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What the story's folder has for overlays. */
export interface OverlayFiles {
  readonly contents: Readonly<Record<string, string>>;
  readonly unreadable: ReadonlySet<string>;
  readonly media: Media;
}

/** An overlay as far as its files could be read, in the order of the file. */
export type OverlayDraft = Omit<Overlay, 'says'> & Pick<Overlay, 'type'>;

/** Characters of the shapes of an overlay: every reader of the story fetches them. */
const most = 2_000_000;

/**
 * Reads the overlays: their files, and whether MapLibre has what they are painted with.
 * @returns those without a mistake, the lowest first, but for what they say
 */
export function readOverlays(draft: Draft, yaml: YamlFile, files: OverlayFiles, report: Report): OverlayDraft[] {
  return Object.entries(draft.overlays ?? {}).flatMap(([id, overlay]): OverlayDraft[] => {
    if (!overlay?.type) return [];
    const at = ['overlays', id];
    const { geojson, picture, tiles, corners, type, paint = {} } = overlay;
    const wrong = (unexpected: string, expected: string): OverlayDraft[] => {
      report('overlay-source', yaml.spot(at, 'key'), unexpected, expected);
      return [];
    };
    // what is mistaken as a file's name is reported as that
    const named = sources.filter((source) => own(own(own(yaml.value, 'overlays'), id), source) !== undefined);
    const [source, second] = named;
    if (source === undefined) return wrong(`overlay with none of ${oneOf(sources)}`, 'one of them');
    if (second) return wrong(`overlay with \`${second}\` beside \`${source}\``, 'one of them');
    if (overlay[source] === undefined) return [];
    if ((source === 'geojson') === (type === 'raster'))
      return wrong(
        `\`type: ${type}\``,
        source === 'geojson'
          ? '`fill`, `line` or `circle`, as shapes are drawn'
          : `\`raster\`, as ${source === 'tiles' ? 'tiles are' : 'a picture is'} drawn`,
      );
    if ((picture !== undefined) !== (corners !== undefined))
      return wrong(
        picture === undefined ? `\`corners\` of ${source === 'tiles' ? 'tiles' : 'shapes'}` : 'picture without `corners`',
        picture === undefined ? 'them with a `picture`' : 'where its four corners are',
      );
    checkPaint({ id, type, paint }, yaml, report);
    const common = { id, type, paint } as const;
    if (geojson !== undefined) {
      const data = readData(geojson, [...at, 'geojson'], yaml, files, report);
      return data && type !== 'raster' ? [{ ...common, type, ...data }] : [];
    }
    const file = tiles ?? picture ?? '';
    const medium = files.media.get(file);
    if (!files.media.has(file))
      report('missing-file', yaml.spot([...at, source]), `\`${file}\`, which is not there`, 'a file of the story’s folder');
    if (medium?.kind === 'tiles') {
      const { kind: _, ...archive } = medium;
      return [{ ...common, type: 'raster', tiles: { file, ...archive } } as OverlayDraft];
    }
    if (medium?.kind !== 'picture' || corners?.some((corner) => corner === undefined)) return [];
    const { digest, width, height } = medium;
    return [{ ...common, type: 'raster', picture: { file, digest, width, height }, corners } as OverlayDraft];
  });
}

/** What an overlay can be made of. */
const sources = ['geojson', 'picture', 'tiles'] as const;

/** Opacities of a type, which the strength of a step multiplies. `map/overlays.ts` sets them. */
const opacities = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  raster: ['raster-opacity'],
} as const;

/** What needs a file beside the story's: MapLibre's sprites. */
const sprites = ['fill-pattern', 'line-pattern'];

function checkPaint(
  { id, type, paint }: { id: string; type: Overlay['type']; paint: Readonly<Record<string, unknown>> },
  yaml: YamlFile,
  report: Report,
): void {
  const at = ['overlays', id, 'paint'];
  const wrong = (path: Path, unexpected: string, expected: string): void => report('overlay-style', yaml.spot(path), unexpected, expected);
  for (const property of opacities[type]) {
    if (Object.hasOwn(paint, property) && typeof paint[property] !== 'number')
      wrong([...at, property], `\`${property}\` (${shown(paint[property])})`, 'a number: the strength of a step multiplies it');
  }
  for (const property of sprites)
    if (Object.hasOwn(paint, property)) wrong([...at, property], `\`${property}\``, 'a colour: there are no sprites');
  for (const property of Object.keys(paint)) {
    if (property.endsWith('-transition')) wrong([...at, property], `\`${property}\``, 'none: the position decides what shows');
  }
  const source = type === 'raster' ? ({ type: 'image', url: 'https://a.example/', coordinates: square } as const) : emptySource;
  const style = { version: 8, sources: { own: source }, layers: [{ id: 'own', type, source: 'own', paint }] };
  for (const { message } of validateStyleMin(style as never)) {
    // "layers[0].paint.fill-colour: unknown property"
    const [, property, said = message] = /^layers\[0\]\.paint\.([\w-]+)[^:]*: (.*)$/s.exec(message) ?? [];
    wrong(
      property === undefined ? at : [...at, property],
      `\`${property ?? 'paint'}\` (${said})`,
      `a paint property of \`${type}\`, https://maplibre.org/maplibre-style-spec/layers/`,
    );
  }
}

const square = [
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
];
const emptySource = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } as const;

function readData(
  file: string,
  path: Path,
  yaml: YamlFile,
  { contents, unreadable }: OverlayFiles,
  report: Report,
): { data: { file: string; digest: string }; shapes: OverlayShape[] } | undefined {
  const text = Object.hasOwn(contents, file) ? contents[file] : undefined;
  if (text === undefined) report('missing-file', yaml.spot(path), `\`${file}\`, which is not there`, 'a file of the story’s folder');
  if (text === undefined || unreadable.has(file)) return undefined;
  if (text.length > most) {
    report(
      'too-large',
      { file, offset: 0 },
      `overlay of ${(text.length / 1e6).toFixed(1)} MB`,
      `${most / 1e6} MB at most: every reader fetches it`,
    );
    return undefined;
  }
  const shapes = readOverlayShapes(file, text, report);
  return shapes && { data: { file, digest: digestOf(text) }, shapes };
}

/** The shapes of a GeoJSON file (RFC 7946), each by itself. @returns undefined when it reported a mistake, the first */
export function readOverlayShapes(file: string, text: string, report: Report): OverlayShape[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = jsonErrorOffset(text) ?? 0;
    const found = offset >= text.length ? 'end of the file' : `\`${text.slice(offset, offset + 12).trim()}\``;
    report('geojson-syntax', { file, offset }, found, 'valid JSON');
    return undefined;
  }
  const spot = (path: Path) => ({ file, offset: jsonOffset(text, path) });
  const shapes: OverlayShape[] = [];
  try {
    // Not by calling itself: files may nest as deep as they like.
    const waiting: { item: unknown; path: Path }[] = [{ item: value, path: [] }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { item, path } = next;
      const parts = { FeatureCollection: 'features', GeometryCollection: 'geometries' }[String(own(item, 'type'))];
      if (parts) {
        const list = own(item, parts);
        if (!Array.isArray(list)) throw new Mistake([...path, parts], shown(list), 'a list');
        for (let i = list.length - 1; i >= 0; i--) waiting.push({ item: list[i], path: [...path, parts, i] });
      } else if (own(item, 'type') === 'Feature') {
        if (own(item, 'geometry') !== null) waiting.push({ item: own(item, 'geometry'), path: [...path, 'geometry'] });
      } else shapes.push(...shapesOf(item, path));
    }
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    if (mistake.point && isProjected(mistake.point)) reportProjected(report, { spot }, mistake.path, mistake.point);
    else if (mistake.point) reportCoordinate(report, { spot }, mistake.path, mistake.point, Math.abs(mistake.point[1]) > 90 ? 1 : 0, 360);
    else report('geojson-shape', spot(mistake.path), mistake.unexpected, mistake.expected);
    return undefined;
  }
  if (shapes.length === 0) {
    report('geojson-shape', { file, offset: 0 }, 'file without shapes', 'points, lines or polygons');
    return undefined;
  }
  return shapes;
}

class Mistake extends Error {
  constructor(
    readonly path: Path,
    readonly unexpected: string,
    readonly expected: string,
    readonly point?: LngLat,
  ) {
    super(unexpected);
  }
}

function shapesOf(geometry: unknown, path: Path): OverlayShape[] {
  const type = own(geometry, 'type');
  const at = [...path, 'coordinates'];
  const list = own(geometry, 'coordinates');
  switch (type) {
    case 'Point':
      return [{ type, coordinates: point(list, at) }];
    case 'MultiPoint':
      return listOf(list, at, 1, point).map((coordinates) => ({ type: 'Point', coordinates }));
    case 'LineString':
      return [{ type, coordinates: line(list, at) }];
    case 'MultiLineString':
      return listOf(list, at, 1, line).map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'Polygon':
      return [{ type, coordinates: polygon(list, at) }];
    case 'MultiPolygon':
      return listOf(list, at, 1, polygon).map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      throw new Mistake([...path, 'type'], shown(type), 'a GeoJSON feature or geometry');
  }
}

function listOf<T>(value: unknown, path: Path, least: number, one: (item: unknown, path: Path) => T): T[] {
  if (!Array.isArray(value) || value.length < least)
    throw new Mistake(path, Array.isArray(value) ? `list of ${value.length}` : shown(value), `a list of ${least} or more`);
  return value.map((item, i) => one(item, [...path, i]));
}

const line = (value: unknown, path: Path): LngLat[] => listOf(value, path, 2, point);
const polygon = (value: unknown, path: Path): LngLat[][] =>
  listOf(value, path, 1, (ring, at) => {
    const points = listOf(ring, at, 4, point);
    if (String(points[0]) !== String(points.at(-1)))
      throw new Mistake([...at, points.length - 1], 'end of an open ring', 'its first position again');
    return points;
  });

function point(value: unknown, path: Path): LngLat {
  const [lon, lat] = Array.isArray(value) ? value : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new Mistake(path, shown(value), 'a position, [longitude, latitude]');
  if (Math.abs(lat) > 90 || Math.abs(lon) > 360) throw new Mistake(path, '', '', [lon, lat]);
  return [lon, lat];
}
