import { type TileRuns, tileName, tileSet, tilesIn } from './tile-set.ts';
import { type TilePart, tileParts } from './tiles.ts';

/** The tiles of a story that are cut from the `close` detail, and lie beside those that every site has. */
export interface CloseTiles {
  has(z: number, x: number, y: number): boolean;
  /** the largest zoom of those in a part of the world; −1 where there is none */
  deepestIn(part: TilePart): number;
}

export const noCloseTiles: CloseTiles = { has: () => false, deepestIn: () => -1 };

export function closeTiles(runs: TileRuns): CloseTiles {
  const { has, size } = tileSet(runs);
  if (size === 0) return noCloseTiles;
  const deepest = new Map<TilePart['name'], number>();
  for (const { z, x, y } of tilesIn(runs)) {
    const part = partOf(z, x, y);
    if (part) deepest.set(part.name, Math.max(z, deepest.get(part.name) ?? -1));
  }
  return { has, deepestIn: ({ name }) => deepest.get(name) ?? -1 };
}

/** The part of the world that a tile of zoom 1 or above is in. */
export function partOf(z: number, x: number, y: number): TilePart | undefined {
  const across = 2 ** (z - 1);
  return tileParts.find(({ roots }) =>
    roots.some(([rootX, rootY]) => rootX === Math.floor(x / across) && rootY === Math.floor(y / across)),
  );
}

/** Path of a tile of the `close` detail under the basemap's address. */
export const closePath = (z: number, x: number, y: number): string => `close/${tileName({ z, x, y })}.mvt`;

/** The largest zoom of a part's tiles, those of the story included. */
export const deepestOf = (part: TilePart, close: CloseTiles): number => Math.max(part.maxzoom, close.deepestIn(part));

/** Path of a part's tile under the basemap's address; null where the story has none so deep, and one above it shows. */
export function tilePath(part: TilePart, close: CloseTiles, z: number, x: number, y: number): string | null {
  if (close.has(z, x, y)) return closePath(z, x, y);
  return z <= part.maxzoom ? `tiles/${part.name}/${tileName({ z, x, y })}.mvt` : null;
}
