import { expect, test } from './fixtures.ts';
import { facesOf, strangers, waitForOurType } from './own-type.ts';
import { fixture, open } from './story-page.ts';

for (const lang of fixture.languages) {
  for (const path of [fixture.page(lang), fixture.page(lang, 'text/')]) {
    test(`every character of ${path} is drawn in our own type`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await waitForOurType(page);
      await open(page, path, 'html');
      // Panels are closed and their words not drawn: they are looked at too.
      await page.evaluate(() => {
        for (const panel of document.querySelectorAll('details')) panel.open = true;
      });
      const { loaded, failed } = await facesOf(page);
      expect(failed).toEqual([]);
      expect(loaded).toEqual(
        expect.arrayContaining(['Source Serif 4 400 normal', 'Source Serif 4 600 normal', 'IBM Plex Sans 400 normal']),
      );
      expect(await strangers(page)).toEqual([]);
    });
  }
}

test('a page in English asks for no type of other scripts but what its switch of languages needs, and for less than 90 kB', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.woff2')) sizes.set(pathname, Number(response.headers()['content-length']));
  });
  await open(page, fixture.page(), 'handle');
  await page.evaluate(() => document.fonts.ready);
  const files = [...sizes.keys()];
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => file.includes('serif') && !file.includes('latin'))).toEqual([]);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000);
});
