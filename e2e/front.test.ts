import { allStories } from '#site/stories.ts';
import { axeFinds } from './axe.ts';
import { expect, test } from './fixtures.ts';

// The page of stories, which `/` is where there are more than one.

const stories = await allStories();

test.describe('the page of stories', () => {
  test.skip(stories.length < 2, 'there is one story: it is at / itself');

  test('lists every story once, with a picture, and each link leads to a page', async ({ page, request }) => {
    await page.goto('');
    await expect(page.locator('h1')).toHaveCount(1);
    const links = await page.locator('h2 a').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
    expect(links.map((link) => link.split('/').at(-3)).sort()).toEqual(stories.map(({ id }) => id).sort());
    const others = await page.locator('.stories-languages a').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
    expect(others).toHaveLength(stories.flatMap(({ languages }) => languages).length);
    for (const link of [...links, ...others]) expect((await request.get(link)).status(), link).toBe(200);
    for (const picture of await page.locator('main img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
      expect(await picture.getAttribute('alt')).not.toBe('');
    }
  });

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 820, height: 1180 },
    { width: 280, height: 600 },
  ]) {
    test(`fits ${viewport.width} px, and axe finds nothing`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto('');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      expect(await axeFinds(page)).toEqual([]);
    });
  }
});
