import type { Box } from '#basemap/fine-area.ts';
import { liveLights } from '#basemap/light-files.ts';
import { coreOf, haloOf, leastHalo, leastWeight } from '#basemap/lights.ts';
import { type ReadLight, readLights } from '#basemap/lights-file.ts';
import { RADIANS } from '#geo/angle.ts';
import type { Vector } from '#geo/vector.ts';
import { SHARED_BELOW } from './halo-picture.ts';
import { CELLS, cellAt, cellsAround, middleOf } from './light-cells.ts';

/** Floats of a light in a buffer: its unit vector, and the index of its look. */
export const LIGHT_FLOATS = 4;

const LEVELS = liveLights.levels;
const KINDS = 4;
/** Number of different looks: lights of one level and kind look the same. */
export const LOOKS = LEVELS * KINDS;

/** How far from its light a halo is seen below zoom `SHARED_BELOW`, degrees, at most: its radius at the equator, and a px of the coarsest picture in which it is collected. */
export const HALO_DEGREES = 1.5;

/** Lights that are next to each other, on the Earth and in the buffer. */
export interface LightCell {
  /** unit vector */
  readonly middle: Vector;
  /** the first of its lights, and the first that is no longer its own */
  readonly from: number;
  readonly to: number;
  /** the greatest weight in it */
  readonly brightest: number;
}

/** The lights of a file, ready for the graphics card, cell by cell. */
export interface LightPoints {
  /** `LIGHT_FLOATS` for each light */
  readonly vertices: Float32Array<ArrayBuffer>;
  readonly cells: readonly LightCell[];
  /** numbers of the cells (light-cells.ts) in which its halos are seen below zoom `SHARED_BELOW` */
  readonly lit: ReadonlySet<number>;
}

/** @throws RangeError where the bytes are no file of lights, or one with other levels */
export function lightPointsOf(bytes: Uint8Array): LightPoints {
  // A light takes two bytes or more. No object for each: there are tens of thousands, in a task of the page's.
  const most = bytes.length >> 1;
  const read = new Float32Array(most * LIGHT_FLOATS);
  const numbers = new Uint16Array(most);
  const sizes = new Uint32Array(CELLS);
  const brightest = new Uint8Array(CELLS);
  const halos = new Map<number, Widening>();
  const least = leastHalo(SHARED_BELOW - 1) * LEVELS;
  let count = 0;
  const readLight: ReadLight = (lon, lat, level, kind, levels) => {
    if (levels !== LEVELS) throw new RangeError(`Unexpected ${levels} levels, expected ${LEVELS}`);
    const across = Math.cos(lat * RADIANS);
    const at = count * LIGHT_FLOATS;
    read[at] = across * Math.cos(lon * RADIANS);
    read[at + 1] = across * Math.sin(lon * RADIANS);
    read[at + 2] = Math.sin(lat * RADIANS);
    read[at + 3] = lookIndex(level, kind);
    const number = cellAt(lon, lat);
    numbers[count++] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
    if (level > (brightest[number] ?? 0)) brightest[number] = level;
    if (level >= least) include(halos, number, lon, lat);
  };
  readLights(bytes, readLight);

  const ends = new Uint32Array(CELLS);
  const cells: LightCell[] = [];
  let end = 0;
  for (let number = 0; number < CELLS; number++) {
    ends[number] = end;
    const size = sizes[number] ?? 0;
    if (size > 0) cells.push({ middle: middleOf(number), from: end, to: end + size, brightest: (brightest[number] ?? 0) / LEVELS });
    end += size;
  }
  const vertices = new Float32Array(count * LIGHT_FLOATS);
  for (let i = 0; i < count; i++) {
    const number = numbers[i] ?? 0;
    const to = ends[number] ?? 0;
    ends[number] = to + 1;
    for (let part = 0; part < LIGHT_FLOATS; part++) vertices[to * LIGHT_FLOATS + part] = read[i * LIGHT_FLOATS + part] ?? 0;
  }
  return { vertices, cells, lit: new Set([...halos.values()].flatMap((box) => cellsAround(box, HALO_DEGREES))) };
}

type Widening = { -readonly [side in keyof Box]: Box[side] };

/** Widens the box of a cell's lights. */
function include(boxes: Map<number, Widening>, cell: number, lon: number, lat: number): void {
  const box = boxes.get(cell);
  if (!box) {
    boxes.set(cell, { west: lon, south: lat, east: lon, north: lat });
    return;
  }
  if (lon < box.west) box.west = lon;
  if (lon > box.east) box.east = lon;
  if (lat < box.south) box.south = lat;
  if (lat > box.north) box.north = lat;
}

const lookIndex = (level: number, kind: number): number => kind * LEVELS + Math.max(level, 1) - 1;

/** A call to draw costs what so many lights cost. */
const FEW = 256;

/**
 * The stretches of a file's lights that are worth drawing, as [from, to, …]: cells that are `seen` with a light of at least weight `least` in them, and the few that
 * lie between.
 */
export function stretchesOf({ cells }: LightPoints, least: number, seen: (middle: Vector) => boolean): number[] {
  const stretches: number[] = [];
  for (const { middle, from, to, brightest } of cells) {
    if (brightest < least || !seen(middle)) continue;
    const end = stretches[stretches.length - 1];
    if (end !== undefined && from - end <= FEW) stretches[stretches.length - 1] = to;
    else stretches.push(from, to);
  }
  return stretches;
}

/**
 * How each light looks at a zoom (basemap/lights.ts), by index: radius and alpha of its halo, radius and alpha of its core; radii in CSS px
 * right below the camera. Four floats each. An alpha is 0 where a light has no halo or is not drawn.
 */
export function looksAt(zoom: number): Float32Array<ArrayBuffer> {
  const looks = new Float32Array(LOOKS * 4);
  const [leastWithHalo, least] = [leastHalo(zoom), leastWeight(zoom)];
  for (let kind = 0; kind < KINDS; kind++) {
    for (let level = 1; level <= LEVELS; level++) {
      const weight = level / LEVELS;
      const light = { at: [0, 0] as const, weight, settled: (kind & 1) === 1, sea: (kind & 2) === 2 };
      const [halo, core] = [haloOf(light, zoom), coreOf(light, zoom)];
      looks.set(
        [halo.radius, weight >= leastWithHalo ? halo.alpha : 0, core.radius, weight >= least ? core.alpha : 0],
        lookIndex(level, kind) * 4,
      );
    }
  }
  return looks;
}

/** Radius of the widest halo or core of a look table, CSS px. */
export function widestOf(looks: Float32Array, disc: 'halo' | 'core'): number {
  let widest = 0;
  for (let i = disc === 'halo' ? 0 : 2; i < looks.length; i += 4) if ((looks[i + 1] ?? 0) > 0) widest = Math.max(widest, looks[i] ?? 0);
  return widest;
}
