import { storyIds, storyOf } from '#site/stories.ts';
import { expect, test } from './fixtures.ts';

const stories = (await Promise.all((await storyIds()).map(storyOf))).filter(({ legs }) => Object.keys(legs).length > 0);

for (const { id, legs, journey, languages } of stories) {
  for (const lang of languages) {
    test(`${id}, ${lang}: the table of the journey is a table, and runs out of no screen`, async ({ page }) => {
      await page.goto(`${id}/${lang}/text/`);
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
        // a row for each leg, one for the whole journey, and one for the heads of the columns
        const rows = Object.keys(legs).length + (journey.length > 0 ? 1 : 0);
        await expect(page.getByRole('table').getByRole('row'), String(width)).toHaveCount(rows + 1);
        await expect(page.getByRole('rowheader'), String(width)).toHaveCount(rows);
      }
    });
  }
}
