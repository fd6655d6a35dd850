import type { Element } from '@xmldom/xmldom';
import { oneLine } from './escape.ts';
import type { Feature, Part } from './features.ts';
import { coordinate, pointOf, type Vertex } from './lines.ts';
import { type Notes, Refusal } from './notes.ts';
import { childrenOf, childText, nameOf, textOf, whereOf } from './xml.ts';

/** The elements that are shapes of a placemark. */
export const geometryNames = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack'];

/** The file that is read, and what is noted of it. */
interface KmlPlace {
  readonly file: string;
  readonly notes: Notes;
}

type Shape = Pick<Feature, 'shape' | 'parts' | 'polygons' | 'recorded'>;

/** A geometry as points, lines and areas: of a MultiGeometry all that it has, its lines as parts of one. @throws Refusal for decimal commas */
export function shapesOf(geometry: Element, found: KmlPlace, depth: number): Shape[] {
  const { file, notes } = found;
  const part = (element: Element | undefined): Part => ({
    points: element ? coordinatesOf(element, found) : [],
    where: () => whereOf(file, element ?? geometry),
  });
  for (const child of childrenOf(geometry)) {
    if (['extrude', 'tessellate', 'altitudeMode', 'interpolate', 'altitudeOffset', 'drawOrder'].includes(nameOf(child)))
      notes.add('height', whereOf(file, child), `Not carried over: \`${nameOf(child)}\` of shapes`, nameOf(child));
  }
  switch (nameOf(geometry)) {
    case 'Point':
      return [{ shape: 'point', parts: [part(geometry)] }];
    case 'LineString':
    case 'LinearRing':
      return [{ shape: 'line', parts: [part(geometry)] }];
    case 'Polygon': {
      const rings = childrenOf(geometry).flatMap((boundary) => {
        const kind = nameOf(boundary);
        return kind === 'outerBoundaryIs' || kind === 'innerBoundaryIs'
          ? childrenOf(boundary).filter((ring) => nameOf(ring) === 'LinearRing')
          : [];
      });
      return [{ shape: 'area', parts: rings.map(part), polygons: [rings.length] }];
    }
    case 'Track':
      return [{ shape: 'line', recorded: true, parts: [track(geometry, found)] }];
    case 'MultiTrack': {
      const tracks = childrenOf(geometry).filter((child) => nameOf(child) === 'Track');
      return [{ shape: 'line', recorded: true, parts: tracks.map((one) => track(one, found)) }];
    }
    default: {
      if (depth > 20) return [];
      const inner = childrenOf(geometry).filter((child) => geometryNames.includes(nameOf(child)));
      const all = inner.flatMap((child) => shapesOf(child, found, depth + 1));
      // lines of one MultiGeometry are parts of one line
      const lines = all.filter(({ shape }) => shape === 'line');
      const others = all.filter(({ shape }) => shape !== 'line');
      return lines.length > 0
        ? [...others, { shape: 'line', recorded: lines.some(({ recorded }) => recorded), parts: lines.flatMap(({ parts }) => parts) }]
        : others;
    }
  }
}

/** "lon,lat[,height]" with blanks between; some write blanks after the commas too. */
function coordinatesOf(element: Element, { file, notes }: KmlPlace): Vertex[] {
  const text = childText(element, 'coordinates').replace(/\s*,\s*/g, ',');
  if (text === '') return [];
  return text
    .split(/\s+/)
    .flatMap((tuple) => triples(tuple, element, { file, notes }))
    .map(([lon, lat, height]) => {
      if (height !== undefined && Number(height) !== 0) notes.add('height', whereOf(file, element), 'Not carried over: heights', 'heights');
      return { lon, lat };
    });
}

/** The numbers of one tuple; of several that have lost the blanks between them, each. @throws Refusal for decimal commas */
function triples(tuple: string, element: Element, { file, notes }: KmlPlace): string[][] {
  const parts = tuple.split(',');
  if (parts.length <= 3) return [parts];
  const where = whereOf(file, element);
  const said = oneLine(tuple, 60);
  // a point with decimal commas, with or without a height
  if (parts.length <= 5 && parts.every((part) => !part.includes('.')))
    throw new Refusal(
      'broken-file',
      where,
      `Unexpected coordinates \`${said}\`, expected decimal points: with commas it can’t be told which number is which`,
    );
  if (parts.length % 3 !== 0) {
    notes.add(
      'coordinate',
      where,
      `Left out: coordinates \`${said}\`, which are ${parts.length} numbers, expected longitude, latitude and height`,
    );
    return [];
  }
  const points = groupsOf(3, parts);
  if (!points.every(([, , height]) => Number(height) === 0) && mayBePairs(parts)) {
    notes.add(
      'coordinate',
      where,
      `Left out: coordinates \`${said}\`, ${parts.length} numbers without a blank between them, which may be points of two numbers or of three`,
    );
    return [];
  }
  notes.add('syntax', where, 'Read all the same: coordinates without a blank between one point and the next', 'blanks');
  return points;
}

/** Whether numbers that are taken by threes could as well be points without heights, all of them on Earth. */
const mayBePairs = (parts: readonly string[]): boolean =>
  parts.length % 2 === 0 && groupsOf(2, parts).every(([lon, lat]) => Math.abs(coordinate(lon)) <= 180 && pointOf(lon, lat));

const groupsOf = (size: number, parts: readonly string[]): string[][] =>
  Array.from({ length: parts.length / size }, (_, index) => parts.slice(index * size, (index + 1) * size));

/** `when` and `gx:coord`, in pairs or one list after the other. */
function track(element: Element, { file, notes }: KmlPlace): Part {
  const children = childrenOf(element);
  const times = children.filter((child) => nameOf(child) === 'when').map(textOf);
  const coords = children.filter((child) => nameOf(child) === 'coord');
  if (times.length > 0) notes.add('time', whereOf(file, element), 'Not carried over: times of tracks', 'tracks');
  if (times.length > 0 && times.length !== coords.length)
    notes.add('syntax', whereOf(file, element), `Read all the same: a track of ${times.length} times and ${coords.length} coordinates`);
  for (const child of children) {
    if (!['when', 'coord', 'altitudeMode', 'interpolate'].includes(nameOf(child)))
      notes.add(
        'property',
        whereOf(file, child),
        `Not carried over: \`${oneLine(nameOf(child), 40)}\` of tracks`,
        `track ${nameOf(child)}`,
      );
  }
  return {
    points: coords.map((coord, index) => {
      const [lon, lat, height] = textOf(coord).split(/\s+/);
      if (height !== undefined) notes.add('height', whereOf(file, coord), 'Not carried over: heights of tracks', 'tracks');
      return { lon, lat, ...(times[index] ? { time: times[index] } : {}) };
    }),
    where: (index) => whereOf(file, coords[index] ?? element),
  };
}
