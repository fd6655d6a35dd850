import { expect, test } from './fixtures.ts';
import { atStep, emptyPictures, fixture, open, type StoryWindow, seek, stepIds, withoutWebGL } from './story-page.ts';

test.use({ viewport: { width: 390, height: 844 } });
test.beforeEach(async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
});

test('a later visit offers to go on; an address with a step does not', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await expect(page.locator('[data-continue]')).toBeHidden();
  await seek(page, 'workshop');
  await page.goto('about:blank');
  await open(page, fixture.page('de'), 'handle');
  const offer = page.locator('[data-continue]');
  await expect(offer).toBeVisible();
  await offer.getByRole('link').click();
  await atStep(page, fixture.index('workshop'));
  await expect(offer).toBeHidden();
  await page.goto('about:blank');
  await open(page, fixture.page('en', '#date-line'), 'handle');
  await atStep(page, fixture.index('date-line'));
  await expect(offer).toBeHidden();
});

test('each step’s link is copied, and leads to a page with that step’s picture', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, fixture.page(), 'handle');
  const steps = await stepIds(page);
  expect(await page.locator('[data-copy-link]').count()).toBe(steps.length - 1);
  await seek(page, 'strait');
  await page.locator('#strait [data-copy-link]').click();
  await expect(page.locator('[data-copied]')).toHaveText('Link copied');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(new RegExp(`/${fixture.page('en', 'strait/')}$`));
  await page.goto(address);
  await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
  await atStep(page, fixture.index('strait'));
});

test('the story plays itself, and any touch hands the scroll back', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await page.locator('.contents summary').click();
  await page.locator('.contents-panel [data-play]').click();
  const position = () => page.evaluate(() => (window as unknown as StoryWindow).mapStory.position());
  await page.waitForFunction(() => window.scrollY > 40);
  await expect(page.locator('.playing-bar')).toBeVisible();
  const speed = page.locator('[data-speed]');
  await expect(speed).toHaveText('1×');
  await speed.click();
  await expect(speed).toHaveText('1.5×');
  await expect(page.locator('.playing-bar')).toBeVisible();
  const before = await position();
  await page.waitForFunction((was) => (window as unknown as StoryWindow).mapStory.position() > was, before);
  await page.mouse.wheel(0, 10);
  await expect(page.locator('.playing-bar')).toBeHidden();
  const stopped = await page.evaluate(() => window.scrollY);
  await page.evaluate(async () => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - stopped)).toBeLessThan(30);
});

test('?play=loop begins by itself, and begins anew at the end', async ({ page }) => {
  await open(page, fixture.page('en', '?play=loop'), 'handle');
  await page.waitForFunction(() => window.scrollY > 20);
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await page.waitForFunction(() => window.scrollY < 400);
  await page.waitForFunction(() => window.scrollY > 5);
});
