import { dayPalette } from '#theme/palette.ts';
import { axeFinds } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { emptyPictures, open, type StoryWindow, seek } from './story-page.ts';

/** `#RRGGBB` as browsers write it. */
const written = (hex: string): string => `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

// The story of e2e/stories/words is one by day.
test('by day page, picture and live map have one palette, whatever the reader prefers, and axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'words/en/');
  await expect(page.locator('html')).toHaveCSS('background-color', written(dayPalette.page));
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', dayPalette.page);
  const style = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.map()?.getStyle());
  const paints = (style?.layers ?? []).map(({ paint }) => paint);
  expect(paints.find((paint) => paint?.['background-color'])?.['background-color']).toBe(dayPalette.sea);
  expect(paints.find((paint) => paint?.['fill-color'])?.['fill-color']).toBe(dayPalette.land);
  const picture = (await page.locator('.first-picture').getAttribute('src')) ?? '';
  expect(await (await page.request.get(picture)).text()).toContain(dayPalette.sea);
  await seek(page, 'words');
  expect(await axeFinds(page)).toEqual([]);
});

test('by day the text-only page, how it is embedded and a step’s own address are light too', async ({ page }) => {
  await emptyPictures(page);
  for (const path of ['words/en/text/', 'words/embed-code/', 'words/en/embed/flat.html']) {
    await page.goto(path);
    await expect(page.locator('html'), path).toHaveCSS('background-color', written(dayPalette.page));
  }
});
