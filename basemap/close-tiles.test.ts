import { expect, it } from 'vitest';
import { closeTiles, deepestOf, noCloseTiles, partOf, tilePath } from './close-tiles.ts';
import { runsOf } from './tile-set.ts';
import { tileParts } from './tiles.ts';
import { tilePathsFor } from './view-tiles.ts';

const hawaii = [
  { z: 5, x: 1, y: 14 },
  { z: 6, x: 3, y: 28 },
  { z: 7, x: 7, y: 56 },
];
const close = closeTiles(runsOf(hawaii));
const [near, west, south] = tileParts as [(typeof tileParts)[0], (typeof tileParts)[0], (typeof tileParts)[0]];

it('finds the part of the world of a tile', () => {
  expect(partOf(1, 1, 0)).toBe(near);
  expect(partOf(5, 1, 14)).toBe(west);
  expect(partOf(4, 15, 15)).toBe(south);
  expect(partOf(4, 16, 3)).toBeUndefined();
});

it('goes deeper only in the parts where the story has tiles', () => {
  expect([deepestOf(near, close), deepestOf(west, close), deepestOf(south, close)]).toEqual([5, 7, 3]);
  expect(deepestOf(west, noCloseTiles)).toBe(3);
});

it('takes the story’s tile, else that of every site, else none', () => {
  expect(tilePath(west, close, 6, 3, 28)).toBe('close/6/3/28.mvt');
  expect(tilePath(west, close, 3, 0, 3)).toBe('tiles/west/3/0/3.mvt');
  expect(tilePath(west, close, 4, 0, 7)).toBeNull();
});

it('names for a view the deepest tiles that there are', () => {
  const here = { at: [-157.9, 21.3], scale: 1 } as const;
  expect(tilePathsFor(9, [here], close)).toEqual(['close/7/7/56.mvt']);
  expect(tilePathsFor(5.5, [here], close)).toEqual(['close/5/1/14.mvt']);
  expect(tilePathsFor(4.5, [here], close)).toEqual(['tiles/west/3/0/3.mvt']);
  expect(tilePathsFor(9, [{ at: [-100, 40], scale: 1 }], close)).toEqual(['tiles/west/3/1/3.mvt']);
  expect(tilePathsFor(9, [here])).toEqual(['tiles/west/3/0/3.mvt']);
});
