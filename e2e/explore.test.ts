import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { animationFrames, emptyBasemap, fixture, open, type StoryWindow, seek } from './story-page.ts';

test.use({ viewport: { width: 390, height: 640 } });

const camera = (page: Page) =>
  page.evaluate(() => {
    const map = (window as unknown as StoryWindow).mapStory.map();
    const center = map?.getCenter();
    return [
      center?.lng ?? Number.NaN,
      center?.lat ?? Number.NaN,
      map?.getZoom() ?? Number.NaN,
      map?.getBearing() ?? Number.NaN,
      map?.getPitch() ?? Number.NaN,
    ];
  });

const home = (page: Page) =>
  page.waitForFunction(() => {
    const { mapStory } = window as unknown as StoryWindow;
    const [map, frame] = [mapStory.map(), mapStory.frame()];
    return (
      map !== null && Math.abs(map.getZoom() - frame.camera.zoom) < 1e-6 && Math.abs(map.getCenter().lat - frame.camera.center[1]) < 1e-6
    );
  });

test('explore, from any free camera, and back: the same frame', async ({ page }) => {
  test.slow();
  await emptyBasemap(page);
  await open(page, fixture.page());
  await seek(page, 'strait');
  const frame = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame());
  const before = await camera(page);

  const free = [
    async () => page.keyboard.press('ArrowRight'),
    async () => page.locator('[data-zoom="1"]').click(),
    async () => {
      const box = await page.locator('[data-stage]').boundingBox();
      if (!box) throw new Error('Expected a stage');
      await page.mouse.move(box.x + 280, box.y + 180);
      await page.mouse.down();
      await page.mouse.move(box.x + 200, box.y + 120, { steps: 5 });
      await page.mouse.up();
    },
  ];
  const ways = [
    async () => page.keyboard.press('Escape'),
    async () => page.getByRole('button', { name: 'Back to the story' }).click(),
    async () => page.evaluate(() => window.scrollBy({ top: 400, behavior: 'instant' })),
  ];
  for (const [index, move] of free.entries()) {
    await page.locator('[data-explore]').click();
    await expect(page.locator('[data-back-to-story]')).toBeVisible();
    await move();
    await page.waitForFunction((was) => {
      const map = (window as unknown as StoryWindow).mapStory.map();
      return map !== null && (Math.abs(map.getCenter().lng - (was[0] ?? 0)) > 1e-3 || Math.abs(map.getZoom() - (was[2] ?? 0)) > 1e-3);
    }, before);
    await ways[index]?.();
    await expect(page.locator('[data-back-to-story]')).toBeHidden();
    await home(page);
    await seek(page, 'strait');
    await home(page);
    const after = await camera(page);
    for (const [at, value] of before.entries()) expect(after[at], `camera after way ${index}`).toBeCloseTo(value, 6);
    expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame())).toEqual(frame);
  }
});

test('places and legs open their note with sources: by name, by tap; Escape closes the note, then the free map', async ({ page }) => {
  await emptyBasemap(page);
  await open(page, fixture.page());
  await seek(page, 'departure');
  await page.locator('[data-explore]').click();
  await page.locator('[data-targets]').selectOption('leg:to-palma');
  const note = page.locator('[data-open-note]');
  await expect(note).toBeVisible();
  await expect(note).toContainText('Reported');
  await expect(note.locator('a[href^="#source-"]').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();

  const at = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    return mapStory.map()?.project(mapStory.places.valletta ?? [0, 0]);
  });
  const box = await page.locator('[data-stage]').boundingBox();
  if (!at || !box) throw new Error('Expected Valletta on the map');
  await page.mouse.click(box.x + at.x, box.y + at.y);
  await expect(note).toBeVisible();
  await expect(note.locator('h3')).toHaveText('Valletta');
  await page.locator('[data-close-note]').click();
  await expect(note).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-back-to-story]')).toBeHidden();
  await expect(page.locator('[data-explore]')).toBeFocused();
});

test('a word rings what it names on the map, and a tap on the map goes to its sentence', async ({ page }) => {
  await emptyBasemap(page);
  await open(page, fixture.page());
  await seek(page, 'strait');
  const painted = () =>
    page.evaluate(() => ((window as unknown as StoryWindow).mapStory.painted()?.marks ?? []).filter(({ role }) => role === 'ring'));
  expect(await painted()).toEqual([]);
  const word = page.locator('#strait [data-reference="place:brunei"]').first();
  await word.click();
  await animationFrames(page, 2);
  expect((await painted()).map(({ id }) => id)).toEqual(['brunei']);
  await page.keyboard.press('Escape');
  await animationFrames(page, 2);
  expect(await painted()).toEqual([]);

  // The sentence of Suez is in the step before.
  await seek(page, 'monsoon');
  const at = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    return mapStory.map()?.project(mapStory.places.suez ?? [0, 0]);
  });
  const box = await page.locator('[data-stage]').boundingBox();
  if (!at || !box) throw new Error('Expected Suez on the map');
  await page.mouse.click(box.x + at.x, box.y + at.y);
  await page.waitForFunction(
    (step) => Math.abs((window as unknown as StoryWindow).mapStory.position() - step) < 0.15,
    fixture.index('canal'),
  );
});
