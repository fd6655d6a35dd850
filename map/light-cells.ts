import type { Box } from '#basemap/fine-area.ts';
import { RADIANS } from '#geo/angle.ts';
import { toVector, type Vector } from '#geo/vector.ts';
import { type Plane, reaches } from '#geo/view-planes.ts';

/** Cells of the Earth's surface, 5° by 5°, numbered eastwards from 180° W in rows that go northwards from the south pole. */
const SIDE = 5;
const COLUMNS = 360 / SIDE;
const ROWS = 180 / SIDE;

/** How many there are. */
export const CELLS = ROWS * COLUMNS;

/** No point of a cell is further from its middle, radians: half the diagonal at the equator. */
const RADIUS = Math.hypot(SIDE, SIDE) * 0.5 * RADIANS;

const rowOf = (lat: number): number => Math.min(Math.max(Math.floor((lat + 90) / SIDE), 0), ROWS - 1);
const columnOf = (lon: number): number => Math.floor((lon + 180) / SIDE);
const cellOf = (row: number, column: number): number => row * COLUMNS + (((column % COLUMNS) + COLUMNS) % COLUMNS);

/** The cell of a place, degrees. */
export const cellAt = (lon: number, lat: number): number => cellOf(rowOf(lat), columnOf(lon));

/** The cells that have anything within `reach` degrees of a box, degrees, and perhaps a few more. */
export function cellsAround({ west, south, east, north }: Box, reach: number): number[] {
  const parallel = Math.cos(Math.min(Math.max(Math.abs(south), Math.abs(north)) + reach, 90) * RADIANS);
  const [first, last] = [columnOf(west - reach / Math.max(parallel, 0.01)), columnOf(east + reach / Math.max(parallel, 0.01))];
  const cells: number[] = [];
  for (let row = rowOf(south - reach); row <= rowOf(north + reach); row++)
    for (let column = first; column <= Math.min(last, first + COLUMNS - 1); column++) cells.push(cellOf(row, column));
  return cells;
}

const cornersOf = (cell: number): readonly [west: number, south: number] => [
  (cell % COLUMNS) * SIDE - 180,
  Math.floor(cell / COLUMNS) * SIDE - 90,
];

/** The middle of a cell as a unit vector. */
export function middleOf(cell: number): Vector {
  const [west, south] = cornersOf(cell);
  return toVector([west + SIDE / 2, south + SIDE / 2]);
}

/** Cells as two triangles each, of unit vectors, anticlockwise seen from outside. */
export function trianglesOf(cells: Iterable<number>): Float32Array {
  const floats: number[] = [];
  for (const cell of cells) {
    const [west, south] = cornersOf(cell);
    const corner = (east: number, north: number): Vector => toVector([west + east, south + north]);
    const [sw, se, nw, ne] = [corner(0, 0), corner(SIDE, 0), corner(0, SIDE), corner(SIDE, SIDE)];
    for (const at of [sw, se, ne, sw, ne, nw]) floats.push(...at);
  }
  return new Float32Array(floats);
}

/** Whether something of a cell may be inside all planes, by the cell's middle: never false where something is. */
export const cellsIn =
  (planes: readonly Plane[]) =>
  ([x, y, z]: Vector): boolean =>
    reaches(planes, x, y, z, RADIUS);
