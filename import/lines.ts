import { nearest, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';
import { distanceKm } from '#geo/sphere.ts';
import type { Notes, Where } from './notes.ts';

/** A vertex as a file has it. */
export interface Vertex {
  readonly lon: unknown;
  readonly lat: unknown;
  /** ISO 8601, where it was recorded */
  readonly time?: string | undefined;
}

export interface LineSource {
  /** "line `Tag 1`" */
  readonly called: string;
  readonly vertices: readonly Vertex[];
  /** where a vertex is in the file, by its index */
  readonly where: (index: number) => Where;
}

/** Beyond this, degrees, a longitude is a mistake and not another turn. */
const mostTurns = 540;
/** Vertices that are left out are told one by one up to this many, then together. */
const told = 10;
/** An edge that is this many times the middle one, and longer than `farKm`, is doubtful. */
const farShare = 25;
const farKm = 50;
/** km/h: faster than airliners. */
const fastest = 1300;

/** A coordinate as a number, from a number or its text. */
export function coordinate(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : Number.NaN;
}

/** A point on Earth, its longitude from -180 to 180; undefined where it is none. */
export function pointOf(lon: unknown, lat: unknown): LngLat | undefined {
  const [x, y] = [coordinate(lon), coordinate(lat)];
  if (!(Math.abs(x) <= mostTurns && Math.abs(y) <= 90)) return undefined;
  return [Math.abs(x) <= 180 ? x : wrap180(x), y];
}

/** Seven decimals are a centimetre. */
const round = ([lon, lat]: LngLat): LngLat => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];

/**
 * The vertices of a line that are on Earth, each once in a row, with longitudes that go on from one to the next over the antimeridian. What was left
 * out and what looks wrong is noted.
 * @returns pieces: one, or more where a line goes round the Earth more often than a path can (±360°); none where no line is left
 */
export function cleanLine({ called, vertices, where }: LineSource, notes: Notes): LngLat[][] {
  const points: LngLat[] = [];
  /** of the points, in the file */
  const indices: number[] = [];
  let impossible = 0;
  let repeated = 0;
  let firstRepeated = 0;
  vertices.forEach(({ lon, lat }, index) => {
    const point = pointOf(lon, lat);
    if (!point) {
      impossible++;
      if (impossible <= told)
        notes.add(
          'coordinate',
          where(index),
          `Left out: vertex ${index} of ${called}, [${shown(lon)}, ${shown(lat)}], which is not on Earth`,
        );
      return;
    }
    const before = points.at(-1);
    if (before && nearest(point[0], before[0]) === before[0] && point[1] === before[1]) {
      if (repeated === 0) firstRepeated = index;
      repeated++;
      return;
    }
    points.push(before ? [nearest(point[0], before[0]), point[1]] : point);
    indices.push(index);
  });
  if (impossible > told)
    notes.add('coordinate', where(0), `Left out: ${impossible - told} more vertices of ${called} that are not on Earth`);
  if (repeated > 0)
    notes.add(
      'repeated',
      where(firstRepeated),
      `${repeated} ${repeated === 1 ? 'vertex' : 'vertices'} of ${called} as the one before, once each in the story; first vertex ${firstRepeated}`,
    );
  if (points.length < 2) {
    notes.add('short-line', where(0), `Left out: ${called}, which has ${points.length === 1 ? 'a single point' : 'no points'}`);
    return [];
  }
  noteFarEdges(points, indices, { called, vertices, where }, notes);
  return inRange(shortened(points, { called, where }, notes)).map((piece) => piece.map(round));
}

/** Ten times round the Earth, km: a path is drawn by points every 28 km. */
const longest = 400_000;

/** A line up to the length that can be drawn. */
function shortened(points: readonly LngLat[], { called, where }: Pick<LineSource, 'called' | 'where'>, notes: Notes): readonly LngLat[] {
  let km = 0;
  const end = points.findIndex((point, index) => {
    km += index === 0 ? 0 : distanceKm(points[index - 1] as LngLat, point);
    return km > longest;
  });
  if (end < 0) return points;
  notes.add('too-large', where(end), `Left out: what ${called} has beyond ${longest} km, from vertex ${end} on`);
  return points.slice(0, Math.max(end, 2));
}

/** A coordinate as a message says it. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : String(value).slice(0, 30);
}

function noteFarEdges(points: readonly LngLat[], indices: readonly number[], { called, vertices, where }: LineSource, notes: Notes): void {
  const lengths = points.slice(1).map((point, i) => distanceKm(points[i] as LngLat, point));
  const middle = [...lengths].sort((a, b) => a - b)[lengths.length >> 1] ?? 0;
  const doubtful = lengths.flatMap((km, edge): { index: number; km: number; why: string }[] => {
    const index = indices[edge + 1] ?? 0;
    const from = Date.parse(vertices[indices[edge] ?? 0]?.time ?? '');
    const hours = (Date.parse(vertices[index]?.time ?? '') - from) / 3_600_000;
    if (km > 1 && hours >= 0 && km / Math.max(hours, 1 / 3600) > fastest)
      return [{ index, km, why: `in ${hours < 1 / 60 ? `${Math.round(hours * 3600)} s` : `${hours.toFixed(1)} h`}` }];
    if (lengths.length >= 6 && km > farKm && km > farShare * middle)
      return [{ index, km, why: `where others are ${middle < 1 ? `${Math.round(middle * 1000)} m` : `${Math.round(middle)} km`}` }];
    return [];
  });
  for (const { index, km, why } of doubtful.slice(0, told))
    notes.add('far-edge', where(index), `Look at: ${called} goes ${Math.round(km)} km to vertex ${index}, ${why}; it is drawn so`);
  if (doubtful.length > told)
    notes.add('far-edge', where(doubtful[told]?.index ?? 0), `Look at: ${doubtful.length - told} more such edges of ${called}`);
}

/** Whole turns that bring longitudes to within ±360, degrees; undefined where none do. */
function turnOf(least: number, most: number): number | undefined {
  const turns = Math.ceil((-360 - least) / 360);
  // as few as possible, and none where none are needed
  const wanted = least >= -360 && most <= 360 ? 0 : turns;
  return most + wanted * 360 <= 360 ? wanted * 360 : undefined;
}

/** Pieces whose longitudes are within ±360, each beginning where the one before ends. */
function inRange(points: readonly LngLat[]): LngLat[][] {
  const pieces: { points: LngLat[]; turn: number }[] = [];
  let piece: LngLat[] = [];
  let range = { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
  let turn = 0;
  for (const point of points) {
    const wider = { least: Math.min(range.least, point[0]), most: Math.max(range.most, point[0]) };
    const next = turnOf(wider.least, wider.most);
    const before = piece.at(-1);
    if (next === undefined && before) {
      pieces.push({ points: piece, turn });
      piece = [before];
      range = { least: Math.min(before[0], point[0]), most: Math.max(before[0], point[0]) };
      turn = turnOf(range.least, range.most) ?? 0;
    } else {
      range = wider;
      turn = next ?? turn;
    }
    piece.push(point);
  }
  pieces.push({ points: piece, turn });
  return pieces.map((one) => (one.turn === 0 ? one.points : one.points.map(([lon, lat]): LngLat => [lon + one.turn, lat])));
}

/**
 * Joins parts of one line where one ends at the point where the next begins, as files do that cut lines at the antimeridian.
 * @param metres how far apart the two may be
 */
export function joinParts<T extends { readonly points: readonly Vertex[] }>(
  parts: readonly T[],
  metres = 5,
): { points: Vertex[]; parts: number[] }[] {
  const joined: { points: Vertex[]; parts: number[] }[] = [];
  parts.forEach((part, index) => {
    const before = joined.at(-1);
    const end = before?.points.at(-1);
    const start = part.points[0];
    const [a, b] = [end && pointOf(end.lon, end.lat), start && pointOf(start.lon, start.lat)];
    if (before && a && b && distanceKm(a, b) * 1000 <= metres) {
      before.points.push(...part.points.slice(1));
      before.parts.push(index);
    } else joined.push({ points: [...part.points], parts: [index] });
  });
  return joined;
}

/** The length of a line, km. */
export function lengthKm(points: readonly LngLat[]): number {
  return points.reduce((sum, point, i) => sum + (i === 0 ? 0 : distanceKm(points[i - 1] as LngLat, point)), 0);
}
