import { clamp } from '#geo/angle.ts';
import { type CloseTiles, deepestOf, noCloseTiles, partOf, tilePath } from './close-tiles.ts';
import { toSquare } from './seen-tiles.ts';

/** A point of the Earth's surface in a view: degrees, and how much smaller it is drawn than the middle of the map (1: as large). */
export interface SeenPoint {
  readonly at: readonly [lon: number, lat: number];
  readonly scale: number;
}

/**
 * Paths under the basemap's address of the tiles at some points of a view, each once: about what MapLibre asks for, which takes coarser tiles where the
 * ground is far away.
 * @param zoom MapLibre's
 * @param close the story's own tiles
 */
export function tilePathsFor(zoom: number, points: readonly SeenPoint[], close: CloseTiles = noCloseTiles): string[] {
  const paths = points.map(({ at, scale }) => {
    const [across, down] = toSquare(at);
    const part = partOf(1, Math.floor(across * 2), Math.floor(down * 2));
    if (!part) return '';
    for (let z = clamp(0, Math.floor(zoom + Math.log2(scale)), deepestOf(part, close)); ; z--) {
      // The tile of zoom 0 is a part's own.
      const path = tilePath(part, close, z, Math.floor(across * 2 ** z), Math.floor(down * 2 ** z));
      if (path !== null || z === 0) return path ?? '';
    }
  });
  return [...new Set(paths)].filter((path) => path !== '');
}
