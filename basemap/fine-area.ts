import type { Camera } from '#geo/camera.ts';

/** Degrees. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** The part of the world that the `fine` detail keeps to 1.6 km. */
export const fineRegion: Box = { west: 20, east: 180, south: 25, north: 80 };

/** Where the `fine` detail is as good as the `close` one. Tolerance in metres. */
export const closeAreas: readonly { readonly area: Box; readonly metres: number }[] = [
  { area: { west: 32, east: 40, south: 49.5, north: 53.5 }, metres: 150 },
  { area: { west: 30, east: 42, south: 48.5, north: 54.5 }, metres: 300 },
  { area: { west: 124, east: 137, south: 36.5, north: 46 }, metres: 300 },
];

/** Below this zoom the basemap that every site has is good enough anywhere, and tiles are never cut for a story. */
export const closeFrom = 4;
/** The deepest tiles that are cut from the `close` detail: larger ones are these, scaled up. At zoom 8 a px is 200 to 300 m, as its lines are. */
export const closeDeepest = 7;

/** Where 1.6 km are less than 2 px, and a stage's width of less detail beside it is out of sight. */
const inner: Box = { west: 32, east: 170, south: 36, north: 70 };
const innerTo = 6;

/** Whether the basemap that every site has is as fine as a camera needs; else tiles are cut, and pictures drawn, from the `close` detail. */
export function isFineEnough({ center, zoom }: Pick<Camera, 'center' | 'zoom'>): boolean {
  if (zoom < closeFrom) return true;
  if (zoom < innerTo && isIn(inner, center)) return true;
  return closeAreas.some(({ area }) => isIn(area, center));
}

const isIn = ({ west, east, south, north }: Box, [lon, lat]: Camera['center']): boolean =>
  lon > west && lon < east && lat > south && lat < north;
