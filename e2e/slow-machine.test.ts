import { expect, test } from './fixtures.ts';
import { animationFrames, emptyBasemap, fixture, open, type StoryWindow } from './story-page.ts';

test.use({ viewport: { width: 390, height: 640 }, deviceScaleFactor: 1, drawLevel: null });

const kept = 'map-story:draw';

test('where frames take too long the drawn pictures show, by a plain line, and the reader can have the map all the same', async ({
  page,
}) => {
  // A slow clock: each animation frame comes two thirds of a second after the one before, by the page's own clock.
  await page.addInitScript(() => {
    const [now, request] = [performance.now.bind(performance), window.requestAnimationFrame.bind(window)];
    let [frames, last] = [0, 0];
    performance.now = () => now() + 660 * frames;
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        if (time !== last) frames++;
        last = time;
        callback(time);
      });
  });
  await emptyBasemap(page);
  await open(page, fixture.page());
  const levels = await page.evaluate(async (key) => {
    const seen: (string | null)[] = [];
    for (let y = 0; y < 6000 && seen.at(-1) !== 'pictures'; y += 20) {
      window.scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const level = sessionStorage.getItem(key);
      if (level !== seen.at(-1)) seen.push(level);
    }
    return seen;
  }, kept);
  expect(levels).toEqual([null, 'coarse', 'no-halos', 'pictures']);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-map-state', 'held');
  const note = page.locator('[data-picture-note]');
  await expect(note).toContainText('slow on this device');
  await expect(page.locator('svg[data-poster]')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.map())).toBeNull();

  // Kept for the visit, without a map in between.
  await page.reload();
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-map-state', 'held');
  await note.getByRole('button').click();
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-map-state', 'ready');
  await expect(note).toBeHidden();
  expect(await page.evaluate((key) => sessionStorage.getItem(key), kept)).toBe('no-halos');
});

test('a moving map has fewer device pixels where frames are slow, and all of them at rest', async ({ page }) => {
  await page.addInitScript((key) => sessionStorage.setItem(key, 'coarse'), kept);
  await emptyBasemap(page);
  await open(page, fixture.page());
  const ratios = await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-map] canvas');
    const ratio = (): number => Math.round(((canvas?.width ?? 0) / (canvas?.clientWidth ?? 1)) * 100) / 100;
    const moving: number[] = [];
    for (let i = 0; i < 12; i++) {
      window.scrollBy(0, 60);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      moving.push(ratio());
    }
    const { mapStory } = window as unknown as StoryWindow;
    await mapStory.seek(mapStory.position());
    return { moving, rest: ratio(), full: devicePixelRatio };
  });
  await animationFrames(page, 2);
  expect(ratios.rest).toBe(ratios.full);
  expect(Math.min(...ratios.moving)).toBeLessThan(ratios.full);
});
