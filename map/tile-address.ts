import { type CloseTiles, noCloseTiles, tilePath } from '#basemap/close-tiles.ts';
import type { Streets } from '#basemap/streets.ts';
import { type TileSet, tileSet } from '#basemap/tile-set.ts';
import { tileParts } from '#basemap/tiles.ts';

/** The tiles that a story has besides those that every site has. */
export interface StoryTiles {
  readonly close: CloseTiles;
  /** the publisher's */
  readonly streets: { readonly path: string; readonly tiles: TileSet } | null;
}

export const noStoryTiles: StoryTiles = { close: noCloseTiles, streets: null };

export function storyTiles(close: CloseTiles, streets: Streets | undefined): StoryTiles {
  if (close === noCloseTiles && !streets) return noStoryTiles;
  return { close, streets: streets ? { path: streets.path, tiles: tileSet(streets.tiles) } : null };
}

/**
 * Where a tile is that MapLibre asks for by its source's template (basemap/style.ts).
 *
 * @param basemap absolute address of the basemap's files, with a trailing slash
 * @returns its address; the same where it is no tile of ours; null where the story has none so deep
 */
export function tileAddress(address: string, basemap: string, { close, streets }: StoryTiles): string | null {
  if (!address.startsWith(basemap)) return address;
  const path = address.slice(basemap.length);
  if (streets && path.startsWith(streets.path)) {
    const [z, x, y] = path.slice(streets.path.length).split(/[/.]/).map(Number);
    return streets.tiles.has(z ?? 0, x ?? 0, y ?? 0) ? address : null;
  }
  const [folder, name, z, x, y] = path.split(/[/.]/);
  const part = folder === 'tiles' ? tileParts.find((one) => one.name === name) : undefined;
  if (!part) return address;
  const found = tilePath(part, close, Number(z), Number(x), Number(y));
  return found === null ? null : basemap + found;
}
