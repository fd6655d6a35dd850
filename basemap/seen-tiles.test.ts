import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Camera, Stage } from '#geo/camera.ts';
import { cameras, numbers, stages } from '#geo/fixtures/arbitraries.ts';
import { unproject, viewOf } from '#geo/projection.ts';
import { holds, isNear } from './fixtures/tile-views.ts';
import { tilesSeen } from './seen-tiles.ts';
import type { TileId } from './tile-set.ts';

const overlaps = (a: TileId, b: TileId): boolean => {
  const [low, high] = a.z < b.z ? [a, b] : [b, a];
  return Math.floor(high.x / 2 ** (high.z - low.z)) === low.x && Math.floor(high.y / 2 ** (high.z - low.z)) === low.y;
};

it('sees the ground of the stage in one tile each, and only slivers of tiles in none', () => {
  const shares = fc.array(fc.tuple(numbers(0, 1), numbers(0, 1)), { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(cameras(16), stages(), shares, (camera, stage, points) => {
      const tiles = tilesSeen(camera, stage, { margin: 0, deepest: 14 });
      const view = viewOf(camera, stage);
      for (const [x, y] of points) {
        // a box that the grid of points has one of, whatever its place
        const around = [0, 1, 2, 3].flatMap((i) =>
          [0, 1, 2, 3].map((j) => [x * stage.width + i * 22 - 33, y * stage.height + j * 22 - 33]),
        );
        const inside = around.filter(([px, py]) => px! >= 0 && py! >= 0 && px! <= stage.width && py! <= stage.height);
        if (inside.length < 16) continue;
        const ground = inside.map(([px, py]) => unproject(view, px!, py!));
        if (ground.some((at) => at === null)) continue;
        expect(tiles.some((tile) => ground.some((at) => at && holds(tile, at)))).toBe(true);
      }
      for (const [x, y] of points) {
        const at = unproject(view, x * stage.width, y * stage.height);
        if (at) expect(tiles.filter((tile) => holds(tile, at)).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 150 },
  );
});

it('sees no ground twice, nothing deeper than there is, and nothing beyond the margin', () => {
  const margins = numbers(0, 0.5);
  fc.assert(
    fc.property(cameras(12), stages(), fc.integer({ min: 0, max: 9 }), margins, (camera, stage, deepest, margin) => {
      const tiles = tilesSeen(camera, stage, { margin, deepest });
      expect(Math.max(0, ...tiles.map(({ z }) => z))).toBeLessThanOrEqual(deepest);
      tiles.forEach((tile, i) => {
        for (const other of tiles.slice(i + 1)) expect(overlaps(tile, other), JSON.stringify([tile, other])).toBe(false);
        // a larger tile may hold the stage, and show no point of its grid there
        if (tile.z > camera.zoom - 1) expect(isNear(viewOf(camera, stage), tile, margin), JSON.stringify(tile)).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});

const stage: Stage = { width: 1440, height: 900, free: { top: 0, right: 0, bottom: 0, left: 0 } };
const camera: Camera = { center: [-157.9, 21.3], zoom: 7.3, bearing: 0, pitch: 0 };
const zoomsOf = (tiles: readonly TileId[]): number[] => [...new Set(tiles.map(({ z }) => z))].sort();

it('takes the tiles of the camera’s zoom, coarser ones far away and deeper ones near a tilted camera', () => {
  expect(zoomsOf(tilesSeen({ ...camera, zoom: 4.6 }, stage, { margin: 0, deepest: 14 }))).toEqual([4]);
  expect(zoomsOf(tilesSeen(camera, stage, { margin: 0, deepest: 14 }))).toEqual([7]);
  const tilted = zoomsOf(tilesSeen({ ...camera, zoom: 7.8, pitch: 60 }, stage, { margin: 0, deepest: 14 }));
  expect(tilted[0]).toBeLessThan(8);
  expect(tilted.at(-1)).toBe(8);
});

it('needs few tiles for a view, and sees over the antimeridian', () => {
  expect(tilesSeen(camera, stage, { margin: 0, deepest: 14 }).length).toBeLessThanOrEqual(12);
  const columns = tilesSeen({ ...camera, center: [179.9, 10] }, stage, { margin: 0, deepest: 14 }).map(({ x }) => x);
  expect(columns).toContain(127);
  expect(columns).toContain(0);
});
