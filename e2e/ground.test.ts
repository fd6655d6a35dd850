import { closeTiles } from '#basemap/close-tiles.ts';
import { closeDeepest } from '#basemap/fine-area.ts';
import { tilesSeen } from '#basemap/seen-tiles.ts';
import { tileName, tilesIn } from '#basemap/tile-set.ts';
import { tilePathsFor } from '#basemap/view-tiles.ts';
import type { Stage } from '#geo/camera.ts';
import { closeTilesOf } from '#site/story-tiles.ts';
import { expect, test } from './fixtures.ts';
import { fixture, mapLoaded, open, readFixture, type StoryWindow, seek } from './story-page.ts';

test.use({ viewport: { width: 390, height: 640 } });

interface Roaming {
  jumpTo(camera: object): void;
  queryRenderedFeatures(options: object): readonly unknown[];
}

test('a story has tiles of its own where its cameras are close, and coarser ground where the reader goes beyond', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const path = /\/basemap\/\w+\/((?:close|tiles)\/.+)\.mvt$/.exec(request.url())?.[1];
    if (path) asked.add(path);
  });
  await open(page, fixture.page());
  await seek(page, 'reserve');
  await mapLoaded(page);
  const { camera, stage } = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    return { camera: mapStory.frame().camera, stage: mapStory.stage() as Stage };
  });
  expect(camera.zoom).toBeGreaterThan(6);
  // As MapLibre chooses them, in the page: what the build foresaw is what it asks for.
  const seen = tilesSeen(camera, stage, { margin: 0, deepest: closeDeepest }).map((tile) => `close/${tileName(tile)}`);
  expect([...asked]).toEqual(expect.arrayContaining(seen));
  const runs = closeTilesOf(await readFixture());
  const own = new Set([...tilesIn(runs)].map((tile) => `close/${tileName(tile)}`));
  for (const path of asked) if (path.startsWith('close/')) expect([...own]).toContain(path);

  await page.locator('[data-explore]').click();
  await expect(page.locator('[data-back-to-story]')).toBeVisible();
  const plains = [-106, 41] as const;
  await page.evaluate((center) => {
    const map = (window as unknown as StoryWindow).mapStory.map() as unknown as Roaming;
    map.jumpTo({ center, zoom: 6.5 });
  }, plains);
  await mapLoaded(page);
  await page.waitForFunction(() => {
    const map = (window as unknown as StoryWindow).mapStory.map() as unknown as Roaming;
    return map.queryRenderedFeatures({ layers: ['land-west'] }).length > 0;
  });
  // Nothing of zoom 6 was cut there: the nearest tile above it shows, without a request for one that is not there.
  const [nearest = ''] = tilePathsFor(6.5, [{ at: plains, scale: 1 }], closeTiles(runs));
  expect(nearest).not.toMatch(/^close\/6\//);
  expect([...asked]).toContain(nearest.replace(/\.mvt$/, ''));
});
