import { expect, it } from 'vitest';
import { closeTiles, noCloseTiles } from '#basemap/close-tiles.ts';
import { runsOf } from '#basemap/tile-set.ts';
import { noStoryTiles, storyTiles, tileAddress } from './tile-address.ts';

const base = 'https://maps.example/basemap/1a2b3c4d/';
const close = storyTiles(closeTiles(runsOf([{ z: 6, x: 3, y: 28 }])), undefined);

it('leads from MapLibre’s address of a tile to the file', () => {
  expect(tileAddress(`${base}tiles/west/6/3/28.mvt`, base, close)).toBe(`${base}close/6/3/28.mvt`);
  expect(tileAddress(`${base}tiles/west/3/0/3.mvt`, base, close)).toBe(`${base}tiles/west/3/0/3.mvt`);
  expect(tileAddress(`${base}tiles/near/5/20/9.mvt`, base, close)).toBe(`${base}tiles/near/5/20/9.mvt`);
});

it('says which tiles the story has not, without asking a server', () => {
  expect(tileAddress(`${base}tiles/west/6/4/28.mvt`, base, close)).toBeNull();
  expect(tileAddress(`${base}tiles/west/5/1/14.mvt`, base, close)).toBeNull();
});

it('leaves other addresses alone', () => {
  for (const other of [`${base}live/far.lights`, `${base}tiles/elsewhere/9/1/1.mvt`, 'https://maps.example/data/small-en.json'])
    expect(tileAddress(other, base, close)).toBe(other);
});

it('knows the publisher’s tiles that the story has', () => {
  const streets = {
    path: 'streets/5e6f7a8b/',
    tiles: runsOf([{ z: 14, x: 8683, y: 4767 }]),
    bounds: [10, 59, 11, 60],
    credit: [],
  } as const;
  const both = storyTiles(noCloseTiles, streets);
  expect(tileAddress(`${base}streets/5e6f7a8b/14/8683/4767.mvt`, base, both)).toBe(`${base}streets/5e6f7a8b/14/8683/4767.mvt`);
  expect(tileAddress(`${base}streets/5e6f7a8b/14/8684/4767.mvt`, base, both)).toBeNull();
  expect(tileAddress(`${base}tiles/west/3/0/3.mvt`, base, both)).toBe(`${base}tiles/west/3/0/3.mvt`);
  expect(storyTiles(noCloseTiles, undefined)).toBe(noStoryTiles);
});
