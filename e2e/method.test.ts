import { siteFrom } from '#site/addresses.ts';
import { expect, test } from './fixtures.ts';
import { atStep, fixture, open, readFixture, type StoryWindow, seek } from './story-page.ts';

test.describe('the page of method', () => {
  test.use({ javaScriptEnabled: false });

  for (const lang of fixture.languages) {
    test(`${lang}: is whole without scripts, linked from the story, and leads back to it`, async ({ page }) => {
      const { texts, corrections, legs } = await readFixture();
      await page.goto(fixture.page(lang));
      const foot = page.locator('.story-foot');
      await expect(foot.locator('.corrections')).toContainText(corrections?.[0]?.text[lang] ?? 'nothing');
      await foot.locator('a[href$="/method/"]').click();
      const main = page.locator('main');
      await expect(main.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(main.locator('#ours ~ ul li')).toHaveCount(
        Object.values(legs).filter(({ certainty }) => certainty === 'inferred' || certainty === 'direction').length,
      );
      await expect(main.locator('.corrections')).toContainText(corrections?.[0]?.text[lang] ?? 'nothing');
      await expect(main.locator('a[href="mailto:desk@paper.example"]')).toBeVisible();
      await expect(page.locator('link[rel="alternate"][hreflang]')).toHaveCount(
        // whole addresses or none
        siteFrom(process.env).origin === null ? 0 : fixture.languages.length + 1,
      );
      await expect(main.locator('sup a').first()).toHaveAttribute('href', new RegExp(`/${fixture.page(lang)}#source-`));
      expect(texts[lang]?.method?.unverified).toHaveLength(1);
    });
  }
});

test('the status panel says the kilometres of a source, and none of what has none', async ({ page }) => {
  await open(page, fixture.page());
  await seek(page, fixture.index('canal'));
  await atStep(page, fixture.index('canal'));
  await expect(page.locator('[data-km]')).toHaveText('360');
  await seek(page, 'after');
  expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame().legs.homeward)).toMatchObject({
    drawn: 1,
    strength: 1,
  });
});
