/** A vector tile's place in the Mercator square: column `x` from the west, row `y` from the north, of 2^z each. */
export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Tiles as JSON: by zoom, runs of a row as three numbers each, y, first x, last x. */
export type TileRuns = Readonly<Record<string, readonly number[]>>;

/** Some tiles of a pyramid. */
export interface TileSet {
  has(z: number, x: number, y: number): boolean;
  /** the largest zoom of any; −1 where there is none */
  readonly deepest: number;
  readonly size: number;
}

/** A tile's name, the same for equal tiles: also its path below the folder of its kind. */
export const tileName = ({ z, x, y }: TileId): string => `${z}/${x}/${y}`;

/** @returns runs in ascending order, the same for the same tiles in any order and number */
export function runsOf(tiles: Iterable<TileId>): TileRuns {
  const rows = new Map<number, Map<number, Set<number>>>();
  for (const { z, x, y } of tiles) {
    const level = rows.get(z) ?? new Map<number, Set<number>>();
    level.set(y, (level.get(y) ?? new Set()).add(x));
    rows.set(z, level);
  }
  const ascending = (a: number, b: number): number => a - b;
  return Object.fromEntries(
    [...rows.keys()].sort(ascending).map((z) => {
      const level = rows.get(z) ?? new Map<number, Set<number>>();
      const runs = [...level.keys()].sort(ascending).flatMap((y) => {
        const found: [y: number, first: number, last: number][] = [];
        for (const x of [...(level.get(y) ?? [])].sort(ascending)) {
          const run = found.at(-1);
          if (run && run[2] === x - 1) run[2] = x;
          else found.push([y, x, x]);
        }
        return found.flat();
      });
      return [String(z), runs];
    }),
  );
}

/** The tiles of some runs, one after the other. */
export function* tilesIn(runs: TileRuns): Generator<TileId> {
  for (const [zoom, numbers] of Object.entries(runs)) {
    for (let i = 0; i + 2 < numbers.length; i += 3) {
      const [y = 0, first = 0, last = -1] = numbers.slice(i, i + 3);
      for (let x = first; x <= last; x++) yield { z: Number(zoom), x, y };
    }
  }
}

export function tileSet(runs: TileRuns): TileSet {
  const names = new Set<string>();
  let deepest = -1;
  for (const tile of tilesIn(runs)) {
    names.add(tileName(tile));
    deepest = Math.max(deepest, tile.z);
  }
  return { has: (z, x, y) => names.has(tileName({ z, x, y })), deepest, size: names.size };
}
