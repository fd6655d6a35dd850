import type { LngLat } from '#geo/camera.ts';
import type { Basemap, BorderKind, BorderLine, Polygon } from './basemap.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/**
 * `*.basemap`: land, lakes, rivers and borders in one file, about 2.5 bytes per vertex before any compression by the web server.
 *
 *     text     "basemap1"                    every text: length, then ASCII
 *     unsigned steps per degree
 *     unsigned land polygons, for each: unsigned rings, for each a line without its last point (a ring is closed)
 *     unsigned lakes, the same
 *     unsigned rivers, for each: unsigned rank, a line
 *     unsigned borders, for each: unsigned kind (index in `kinds`), unsigned codes, each a text, a line
 *
 * A line is: unsigned points, then for each the signed steps of longitude and latitude from the previous point. The first
 * point is relative to the last point of the previous line in the file (to 0, 0 in the first line).
 */
const magic = 'basemap1';
const kinds: readonly BorderKind[] = ['agreed', 'disputed', 'ceasefire', 'province'];

/** The contents of a basemap file: a Basemap without its lights. */
export type BasemapShapes = Omit<Basemap, 'lights'>;

/**
 * Points that round to the same position are written once, rings that collapse to a point not at all.
 *
 * @param stepsPerDegree precision; 100 keeps points to 0.005°, about 550 m
 */
export function encodeBasemap(basemap: BasemapShapes, stepsPerDegree: number): Uint8Array {
  const out = new ByteWriter();
  const line = lineWriter(out, stepsPerDegree);
  const polygons = (list: readonly Polygon[]): void => {
    const kept = list.map((polygon) => withoutSpecks(polygon, stepsPerDegree)).filter(({ length }) => length > 0);
    out.unsigned(kept.length);
    for (const polygon of kept) {
      out.unsigned(polygon.length);
      for (const ring of polygon) line(ring.slice(0, -1));
    }
  };
  out.text(magic);
  out.unsigned(stepsPerDegree);
  polygons(basemap.land);
  polygons(basemap.lakes);
  out.unsigned(basemap.rivers.length);
  for (const river of basemap.rivers) {
    out.unsigned(river.rank);
    line(river.line);
  }
  out.unsigned(basemap.borders.length);
  for (const border of basemap.borders) {
    out.unsigned(kinds.indexOf(border.kind));
    out.unsigned(border.between.length);
    for (const code of border.between) out.text(code);
    line(border.line);
  }
  return out.done();
}

/** @throws RangeError saying what was found, where the bytes are not a basemap file or are truncated */
export function decodeBasemap(bytes: Uint8Array): BasemapShapes {
  const input = new ByteReader(bytes);
  const found = input.left > magic.length ? input.text() : '';
  if (found !== magic) throw new RangeError(`Unexpected start of a basemap file, expected "${magic}"`);
  const steps = input.unsigned();
  if (steps < 1) throw new RangeError('Unexpected 0 steps per degree, expected 1 or more');
  const line = lineReader(input, steps);
  const polygons = (): Polygon[] =>
    list(input.count(), () =>
      list(input.count(), () => {
        const ring = line();
        const first = ring[0];
        return first ? [...ring, first] : ring;
      }),
    );
  const land = polygons();
  const lakes = polygons();
  const rivers = list(input.count(), () => ({ rank: input.unsigned(), line: line() }));
  const borders = list(input.count(), (): BorderLine => {
    const number = input.unsigned();
    const kind = kinds[number];
    if (!kind) throw new RangeError(`Unexpected kind of border ${number}, expected 0 to ${kinds.length - 1}`);
    return { kind, between: list(input.count(), () => input.text()), line: line() };
  });
  if (input.left > 0) throw new RangeError(`Unexpected ${input.left} bytes after the end of the basemap`);
  return { land, lakes, rivers, borders };
}

/** A polygon without the rings that have no area left on the file's grid; empty if the outer ring has none. */
function withoutSpecks(polygon: Polygon, steps: number): Polygon {
  const hasArea = (ring: readonly LngLat[]): boolean =>
    new Set(ring.map(([lon, lat]) => `${Math.round(lon * steps)} ${Math.round(lat * steps)}`)).size > 2;
  const [outer, ...holes] = polygon;
  return outer && hasArea(outer) ? [outer, ...holes.filter(hasArea)] : [];
}

function lineWriter(out: ByteWriter, steps: number): (points: readonly LngLat[]) => void {
  let x = 0;
  let y = 0;
  return (points) => {
    const kept: [number, number][] = [];
    for (const [lon, lat] of points) {
      const next: [number, number] = [Math.round(lon * steps), Math.round(lat * steps)];
      const last = kept.at(-1);
      if (!last || last[0] !== next[0] || last[1] !== next[1]) kept.push(next);
    }
    out.unsigned(kept.length);
    for (const [nextX, nextY] of kept) {
      out.signed(nextX - x);
      out.signed(nextY - y);
      x = nextX;
      y = nextY;
    }
  };
}

function lineReader(input: ByteReader, steps: number): () => LngLat[] {
  let x = 0;
  let y = 0;
  return () =>
    list(input.count(), (): LngLat => {
      x += input.signed();
      y += input.signed();
      return [x / steps, y / steps];
    });
}

function list<T>(length: number, make: () => T): T[] {
  const made: T[] = [];
  for (let i = 0; i < length; i++) made.push(make());
  return made;
}
