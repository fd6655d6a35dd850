import { brotliCompressSync } from 'node:zlib';
import { axeFinds } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { facesOf, strangers, waitForOurType } from './own-type.ts';
import { firstLiveFrame, readWhole, scale, sum, table } from './scale.ts';
import { atRest, emptyPictures, open, pictureOf, type StoryWindow, seek, stepIds, withoutWebGL } from './story-page.ts';

// The published story, as it is built: that it opens, is whole and weighs what the README promises. What the engine does is tested on the stories
// of e2e/stories. The guard of fixtures.ts fails each test for console errors, warnings and requests to other origins.

const languages = ['en', 'de', 'ko', 'uk', 'ar'] as const;
const layouts = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const;

/** The README's promise for a phone: compressed bytes without MapLibre's own code. */
const most = { firstLiveFrame: 400_000, wholeStory: 1_200_000 } as const;

for (const lang of languages) {
  test(`${lang}: opens in each layout, reaches its first and last step, is set in our type, and axe finds nothing`, async ({ page }) => {
    test.slow();
    await withoutWebGL(page);
    await emptyPictures(page);
    await waitForOurType(page);
    await page.setViewportSize(layouts[0]);
    await open(page, `kursk/${lang}/`, 'handle');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    await expect(page.locator('h1')).not.toBeEmpty();
    const steps = await stepIds(page);
    const [first = '', last = ''] = [steps[0], steps.at(-1)];
    for (const layout of layouts) {
      await page.setViewportSize(layout);
      await atRest(page);
      for (const step of [last, first]) {
        await seek(page, step);
        await pictureOf(page, step);
        expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBe(steps.indexOf(step));
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axeFinds(page), `${layout.width}×${layout.height}`).toEqual([]);
    }
    // Every character is drawn in our own type, those of closed panels too.
    await page.evaluate(() => {
      for (const panel of document.querySelectorAll('details')) panel.open = true;
    });
    expect((await facesOf(page)).failed).toEqual([]);
    expect(await strangers(page)).toEqual([]);
    // Its journey can be laid over the reader's own surroundings.
    const howFar = page.locator('.beyond a').first();
    await howFar.scrollIntoViewIfNeeded();
    await howFar.click();
    await page.locator('[data-how-far][data-mounted]').waitFor();
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`/kursk/${lang}/how-far/$`));
  });
}

test('the article fits what a new connection brings at once; what stands behind it may follow', async ({ page }) => {
  const html = await (await page.request.get('kursk/en/')).text();
  const article = html.slice(0, html.indexOf('</main>'));
  const bytes = [article, html].map((text) => brotliCompressSync(text).length);
  console.log(`HTML: ${bytes[1]} bytes, ${bytes[0]} to the end of the article`);
  expect(bytes[0]).toBeLessThanOrEqual(14_000);
  // Behind the article stand the sources: 58, each page with its title and publisher.
  expect(bytes[1]).toBeLessThanOrEqual(26_000);
});

test.describe('on a phone', () => {
  test.use({ viewport: layouts[1] });
  test('live: bytes to the first frame and over the whole story', async ({ page }) => {
    test.slow();
    const weigh = scale(page);
    const first = await firstLiveFrame(page, 'kursk/en/', weigh);
    console.log(`first live frame: ${sum(first)} bytes of at most ${most.firstLiveFrame}`);
    expect(sum(first), table(first)).toBeLessThanOrEqual(most.firstLiveFrame);
    await readWhole(page);
    const whole = await weigh();
    console.log(`whole story: ${sum(whole)} bytes of at most ${most.wholeStory}`);
    expect(sum(whole), table(whole)).toBeLessThanOrEqual(most.wholeStory);
  });
});
