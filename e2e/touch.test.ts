import { expect, test } from './fixtures.ts';
import { atRest, emptyBasemap, emptyPictures, fixture, open, seek, withoutWebGL } from './story-page.ts';

/** px after which every browser knows a swipe from a tap */
const begun = 50;

for (const viewport of [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
]) {
  test.describe(() => {
    test.use({ viewport, hasTouch: true });
    test(`a swipe anywhere scrolls the page by the finger’s distance, ${viewport.width}×${viewport.height}`, async ({ page, context }) => {
      // The live map in the smallest layouts of each kind, where software draws it in time; elsewhere its element lies there all the same.
      const live = viewport.width * viewport.height < 350_000;
      await emptyPictures(page);
      if (!live) await withoutWebGL(page);
      await emptyBasemap(page);
      await open(page, fixture.page(), live ? 'map' : 'handle');
      await seek(page, 'departure');
      const session = await context.newCDPSession(page);
      const box = await page.locator('[data-stage]').boundingBox();
      const timeline = await page.locator('[data-route-timeline]').boundingBox();
      const words = await page.locator('#departure [data-reading]').boundingBox();
      if (!box || !timeline || !words) throw new Error('Expected stage, route timeline and text on the page');
      const far = Math.round(Math.min(160, viewport.height / 3));
      const points = {
        map: { x: Math.min(box.x + box.width * 0.75, viewport.width - 20), y: box.y + box.height / 2 },
        timeline: { x: timeline.x + timeline.width / 2, y: Math.min(timeline.y + timeline.height / 2, viewport.height - 8) },
        words: { x: words.x + words.width / 2, y: Math.min(Math.max(words.y + 20, 8), viewport.height - 12) },
      };
      for (const [where, { x, y }] of Object.entries(points)) {
        for (const direction of [-1, 1]) {
          const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dy: number) =>
            session.send('Input.dispatchTouchEvent', {
              type,
              touchPoints: type === 'touchEnd' ? [] : [{ x: Math.round(x), y: Math.round(y + direction * dy) }],
            });
          // Resting until the page does, so that what the browser puts together is done, and nothing is flung when the finger lifts.
          const restAt = async (dy: number): Promise<number> => {
            let [last, rests] = [Number.NaN, 0];
            for (let frame = 0; rests < 8 && frame < 200; frame++) {
              await touch('touchMove', dy);
              const now = await page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(window.scrollY))));
              rests = now === last ? rests + 1 : 0;
              last = now;
            }
            return last;
          };
          const start = await page.evaluate(() => window.scrollY);
          await touch('touchStart', 0);
          // The browser takes some px to tell a swipe from a tap: the finger's distance counts from then on.
          for (let step = 1; step <= 10; step++) await touch('touchMove', (begun * step) / 10);
          const before = await restAt(begun);
          expect((start - before) * direction, `${where}: from ${start} to ${before}`).toBeGreaterThan(0);
          for (let step = 1; step <= 16; step++) await touch('touchMove', begun + (far * step) / 16);
          await restAt(begun + far);
          await touch('touchEnd', 0);
          await atRest(page);
          const moved = (await page.evaluate(() => window.scrollY)) - before;
          // The browser resamples what a finger does, by a few px.
          expect(Math.abs(moved + direction * far), `${where}: ${moved} px for ${-direction * far}`).toBeLessThanOrEqual(20);
        }
      }
    });
  });
}
