import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDeepest, closeFrom, isFineEnough } from '#basemap/fine-area.ts';
import { isNear, tileOfBox } from '#basemap/fixtures/tile-views.ts';
import { tilesSeen } from '#basemap/seen-tiles.ts';
import { tileName, tileSet, tilesIn } from '#basemap/tile-set.ts';
import type { Stage } from '#geo/camera.ts';
import { viewOf } from '#geo/projection.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { CameraSpec, Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { closeTilesOf, keptCloseTiles, stagesOf, tileMargin, tilesThere } from './story-tiles.ts';

const step = smallStory.steps[0]!;
const seen = (cameras: readonly CameraSpec[]): Story => ({
  ...smallStory,
  steps: cameras.map((camera, index) => ({ ...step, id: `step-${index}`, camera })),
});
/** From afar to islands in the Pacific, over the antimeridian, then into the Alps, tilted. */
const elsewhere = seen([
  { center: [-150, 10], zoom: 2 },
  { center: [-158, 21.3], zoom: 7.2 },
  { center: [179.2, -17], zoom: 6.1 },
  { center: [9.5, 46.5], zoom: 6.4, pitch: 50, bearing: 70 },
]);
const stages = stagesOf(elsewhere);

const viewsOn = (stage: Stage, apart: number) => {
  const timeline = compile(elsewhere, stage);
  const positions = Array.from({ length: (elsewhere.steps.length - 1) / apart + 1 }, (_, i) => i * apart);
  return positions.map((position) => frameAt(timeline, position).camera).filter((camera) => !isFineEnough(camera));
};

describe('the tiles of a story', () => {
  const runs = closeTilesOf(elsewhere, stages);
  const set = tileSet(runs);

  it('are those that any of its cameras sees on any stage', () => {
    for (const stage of stages) {
      for (const camera of viewsOn(stage, 1 / 29)) {
        const view = viewOf(camera, stage);
        const seen = tilesSeen(camera, stage, { margin: 0, deepest: closeDeepest }).filter(({ z }) => z >= closeFrom);
        for (const tile of seen) {
          const whole = [0.1, 0.3, 0.5, 0.7, 0.9].some((x) =>
            [0.1, 0.3, 0.5, 0.7, 0.9].some((y) => tileOfBox(view, x * stage.width, y * stage.height, [tile]) !== undefined),
          );
          if (whole) expect(set.has(tile.z, tile.x, tile.y), `${tileName(tile)} on ${stage.width} × ${stage.height}`).toBe(true);
        }
      }
    }
    expect(set.deepest).toBe(7);
  });

  it('and none beyond the margin', () => {
    const views = stages.flatMap((stage) => viewsOn(stage, 1 / 20).map((camera) => viewOf(camera, stage)));
    for (const tile of tilesIn(runs))
      expect(
        views.some((view) => isNear(view, tile, tileMargin + 0.2)),
        tileName(tile),
      ).toBe(true);
  });

  it('are few, and take little room in the page', () => {
    expect(set.size).toBeGreaterThan(60);
    expect(set.size).toBeLessThan(450);
    expect(JSON.stringify(runs).length).toBeLessThan(1200);
  });

  it('are none where the basemap of every site is fine enough', () => {
    expect(closeTilesOf(smallStory)).toEqual({});
    expect(closeTilesOf(seen([{ center: [-60, -20], zoom: 3.4 }]), [stages[0]!])).toEqual({});
  });

  it('depend on nothing but cameras and stages', () => {
    const retold = { ...elsewhere, texts: {}, legs: {}, journey: [] };
    expect(closeTilesOf(retold, stages)).toEqual(runs);
  });
});

it('says which tiles there are while a site is being worked on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'map-story-there-'));
  await mkdir(join(folder, 'close/6/3'), { recursive: true });
  await writeFile(join(folder, 'close/6/3/28.mvt'), '');
  expect(tilesThere({ 6: [28, 2, 4], 7: [56, 7, 7] }, folder)).toEqual({ 6: [28, 3, 3] });
  expect(tilesThere({ 6: [28, 2, 4] }, join(folder, 'nowhere'))).toEqual({});
  await rm(folder, { recursive: true });
});

it('keeps what it has found, by all of the story but its words', async () => {
  const root = await mkdtemp(join(tmpdir(), 'map-story-kept-tiles-'));
  const near: Story = seen([{ center: [-158, 21.3], zoom: 7.2 }]);
  const found = await keptCloseTiles(near, root);
  expect(found).toEqual(closeTilesOf(near));
  const [file = '', ...more] = await readdir(join(root, '.cache/story-tiles'));
  expect(more).toEqual([]);
  await writeFile(join(root, '.cache/story-tiles', file), '{"5":[1,2,3]}');
  expect(await keptCloseTiles({ ...near, texts: {} }, root)).toEqual({ 5: [1, 2, 3] });
  expect(await keptCloseTiles(seen([{ center: [-158, 21.3], zoom: 7.3 }]), root)).not.toEqual({ 5: [1, 2, 3] });
  await rm(root, { recursive: true });
});

it('looks at every stage once, those of languages that are written from the right too', () => {
  expect(stages.length).toBe(5);
  expect(stagesOf({ ...smallStory, languages: ['en', 'de', 'ar'] }).length).toBe(10);
  expect(Math.max(...stages.map(({ width }) => width))).toBe(2560);
});
