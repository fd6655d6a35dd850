import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runsOf, type TileId, tileName, tileSet, tilesIn } from './tile-set.ts';

const tiles = fc.array(
  fc.integer({ min: 0, max: 6 }).chain((z) => {
    const place = fc.integer({ min: 0, max: 2 ** z - 1 });
    return fc.record({ z: fc.constant(z), x: place, y: place });
  }),
  { maxLength: 60 },
);

it('gives the tiles back that went in, each once, whatever their order', () => {
  fc.assert(
    fc.property(tiles, (some) => {
      const runs = runsOf(some);
      const names = [...tilesIn(runs)].map(tileName);
      expect([...names].sort()).toEqual([...new Set(some.map(tileName))].sort());
      expect(new Set(names).size).toBe(names.length);
      expect(runsOf(some.toReversed())).toEqual(runs);
      expect(tilesIn(JSON.parse(JSON.stringify(runs))).next()).toEqual(tilesIn(runs).next());
    }),
  );
});

it('knows which it has, and how deep they go', () => {
  const row: TileId[] = [3, 4, 5, 8].map((x) => ({ z: 4, x, y: 7 }));
  expect(runsOf(row)).toEqual({ 4: [7, 3, 5, 7, 8, 8] });
  const set = tileSet(runsOf([...row, { z: 6, x: 1, y: 2 }]));
  expect([set.has(4, 4, 7), set.has(4, 6, 7), set.has(4, 7, 4), set.has(6, 1, 2)]).toEqual([true, false, false, true]);
  expect([set.deepest, set.size]).toEqual([6, 5]);
  expect([tileSet({}).deepest, tileSet({}).size]).toEqual([-1, 0]);
});
