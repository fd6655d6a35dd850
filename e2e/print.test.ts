import sharp from 'sharp';
import { expect, test } from './fixtures.ts';
import { drawn, fixture, open, withoutWebGL } from './story-page.ts';

test.use({ viewport: { width: 720, height: 900 } });

test('on paper each paragraph has its picture, dark on white, and links are written out', async ({ page }) => {
  test.slow();
  await withoutWebGL(page);
  await open(page, fixture.page(), 'handle');
  await page.emulateMedia({ media: 'print' });
  const pictures = page.locator('[data-step] .on-paper');
  await expect(pictures).toHaveCount(fixture.steps.length);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => drawn(picture)).toBe(true);
    await expect(picture).toBeVisible();
  }
  await expect(page.locator('.pin')).toBeHidden();

  // No dark floods: what is printed is mostly paper, also where there is a picture.
  const step = await page.locator('#departure').screenshot();
  const { channels } = await sharp(step).greyscale().stats();
  expect(channels[0]?.mean).toBeGreaterThan(190);
  const picture = await pictures.nth(3).screenshot();
  expect((await sharp(picture).greyscale().stats()).channels[0]?.mean).toBeGreaterThan(170);

  // Words are nearly black on white.
  const colors = await page
    .locator('#departure [data-reading] p')
    .first()
    .evaluate((element) => [getComputedStyle(element).color, getComputedStyle(document.documentElement).backgroundColor]);
  expect(colors).toEqual(['rgb(17, 17, 17)', 'rgb(255, 255, 255)']);

  // A link that leads out of the page says where.
  const written = await page
    .locator('.story-foot a[href^="http"], .credit a[href^="http"]')
    .evaluateAll((links) =>
      links
        .filter((link) => !/attr\(href\)|https?:/.test(getComputedStyle(link, '::after').content))
        .map((link) => (link as HTMLAnchorElement).href),
    );
  expect(written).toEqual([]);

  const pdf = await page.pdf({ format: 'A4', printBackground: false });
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(5);
  expect(pages).toBeLessThan(40);
});
