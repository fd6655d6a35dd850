import { expect, test } from './fixtures.ts';
import { fixture, readFixture } from './story-page.ts';

for (const lang of fixture.languages) {
  test(`${lang}: the table of the journey is a table, and runs out of no screen`, async ({ page }) => {
    const { legs } = await readFixture();
    await page.goto(fixture.page(lang, 'text/'));
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const table = page.locator('.journey-table');
      const out = await table.evaluate((element) =>
        [element, ...element.querySelectorAll('th, td')]
          .filter((part) => getComputedStyle(part).clipPath === 'none' && !part.closest('thead'))
          .filter((part) => part.getBoundingClientRect().left < 0 || part.getBoundingClientRect().right > innerWidth + 0.5)
          .map((part) => part.textContent),
      );
      expect(out, String(width)).toEqual([]);
      // a row for each leg, one for the whole journey, one for the heads of the columns, and one for the note on lengths
      const rows = Object.keys(legs).length + 1;
      await expect(page.getByRole('table').getByRole('row'), String(width)).toHaveCount(rows + 2);
      await expect(page.getByRole('rowheader'), String(width)).toHaveCount(rows);
    }
  });
}
