import { clamp, RADIANS } from '#geo/angle.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { MAX_LATITUDE, unproject, viewOf } from '#geo/projection.ts';
import type { TileId } from './tile-set.ts';

/** CSS px between the points of the stage at which it is looked which tile is there. */
const every = 64;

export interface SeenTilesOptions {
  /** what is looked at beyond each edge of the stage, in shares of its sides */
  readonly margin: number;
  /** the source's largest zoom */
  readonly deepest: number;
}

/**
 * The tiles of a vector source that a camera sees on a stage, as MapLibre chooses them on its globe: coarser ones where the ground is far away.
 * Each once. Slivers, of which no 64 × 64 px are in view, may be missing.
 */
export function tilesSeen(camera: Camera, stage: Stage, { margin, deepest }: SeenTilesOptions): TileId[] {
  const view = viewOf(camera, stage);
  const wanted = tileZooms(camera, view.f);
  const found = new Map<number, TileId>();
  /** of tiles that points have been found in, whether MapLibre goes deeper */
  const parts = new Map<number, boolean>();
  // No tile is as far away as to be wanted four zooms above the camera's, but near the horizon of a tilted map: there one that is too deep does no harm.
  const first = Math.max(0, Math.min(deepest, Math.floor(camera.zoom) - 4));
  const rows = steps(stage.height, margin);
  for (const x of steps(stage.width, margin)) {
    for (const y of rows) {
      const at = unproject(view, x, y);
      if (!at) continue;
      const [across, down] = toSquare(at);
      for (let z = first; ; ) {
        const tile = { z, x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) };
        const key = (z * 2 ** 22 + tile.y) * 2 ** 22 + tile.x;
        const known = parts.get(key);
        const deeper = known ?? (z < deepest && z < wanted(tile));
        if (known === undefined) parts.set(key, deeper);
        if (deeper) z += 1;
        else {
          found.set(key, tile);
          break;
        }
      }
    }
  }
  return [...found.values()];
}

function steps(side: number, margin: number): number[] {
  const [from, to] = [-margin * side, (1 + margin) * side];
  const count = Math.ceil((to - from) / every);
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

/** A point in the Mercator square, 0–1 from the west and from the north. */
export function toSquare([lon, lat]: LngLat): [x: number, y: number] {
  const sine = Math.sin(clamp(-MAX_LATITUDE, lat, MAX_LATITUDE) * RADIANS);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [clamp(0, (lon + 180) / 360, 1 - 1e-12), clamp(0, y, 1 - 1e-12)];
}

/** The point of the Mercator square, degrees. */
export function fromSquare(x: number, y: number): LngLat {
  return [x * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS];
}

/** MapLibre's constants: half of its field of view, the steepest line of sight, zoom levels on screen and how many more tiles a tilted map may have. */
const halfView = (36.86989764584402 / 2) * RADIANS;
const steepest = 89.25 * RADIANS;
const [levelsOnScreen, moreTiles] = [9.314, 3];
const behaviour = 2 * ((levelsOnScreen - 1) / Math.log2(Math.cos(steepest - 2 * halfView) / Math.cos(steepest)) - 1);

/** Which zoom MapLibre wants of a tile for a camera (`coveringTiles` in its geo/projection/covering_tiles.ts, 6.17). @param f distance to the map's centre, px */
function tileZooms({ center, zoom, bearing, pitch }: Camera, f: number): (tile: TileId) => number {
  // Up to here all tiles have one zoom.
  if (zoom < 5) return () => Math.floor(zoom);
  const away = f / (512 * 2 ** zoom);
  const [x, y] = toSquare(center);
  const tilt = pitch * RADIANS;
  const camera = [
    x - away * Math.sin(tilt) * Math.sin(bearing * RADIANS),
    y + away * Math.sin(tilt) * Math.cos(bearing * RADIANS),
  ] as const;
  const height = away * Math.cos(tilt);
  const highest = Math.min(steepest, tilt + halfView);
  const lowest = Math.min(highest, tilt - halfView);
  const count = tileCount(lowest, highest) / (2 * tileCount(0, halfView));
  const fewer = Math.log2(Math.max(1, count / moreTiles)) / 2;
  return (tile) => {
    const beside = distanceTo(camera, tile);
    const distance = Math.hypot(beside, height);
    const near = Math.log2(away / distance / Math.max(0.5, Math.cos(halfView)));
    return Math.max(0, Math.floor(zoom + near + (behaviour * Math.log2(height / distance)) / 2 - fewer));
  };
}

/** The integral of cos^(behaviour − 1), as MapLibre takes it. */
function tileCount(from: number, to: number): number {
  const width = (to - from) / 10;
  return Array.from({ length: 10 }, (_, i) => width * Math.cos(from + (i + 0.5) * width) ** (behaviour - 1)).reduce((a, b) => a + b, 0);
}

/** How far a tile is from a point of the square, as the larger of both axes; over the antimeridian where that is shorter. */
function distanceTo([px, py]: readonly [number, number], { z, x, y }: TileId): number {
  const size = 2 ** -z;
  const [left, top] = [x * size, y * size];
  const from = px - left;
  const across = from < 0 ? Math.min(-from, 1 + from - size) : from > size ? Math.min(from - size, 1 - from) : 0;
  const down = py < top ? top - py : Math.max(0, py - top - size);
  return Math.max(across, down);
}
