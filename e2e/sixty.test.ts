import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#node/root.ts';
import { expect, test } from './fixtures.ts';
import { sixtyFiles } from './stories/make-sixty.ts';
import { atRest, atStep, emptyPictures, open, pictureOf, type StoryWindow, seek, stepIds, withoutWebGL } from './story-page.ts';

test('the files of the story of sixty steps are those that its script writes', async () => {
  for (const [name, content] of Object.entries(sixtyFiles()))
    expect(await readFile(join(root, 'e2e/stories/sixty', name), 'utf8'), `${name}: run npx tsx e2e/stories/make-sixty.ts`).toBe(content);
});

test('sixty steps: each is reached and has its link, and nothing is wider than the page', async ({ page }) => {
  test.slow();
  await withoutWebGL(page);
  await emptyPictures(page);
  await page.setViewportSize({ width: 280, height: 653 });
  await open(page, 'sixty/en/', 'handle');
  const steps = await stepIds(page);
  expect(steps).toHaveLength(60);
  const position = () => page.evaluate(() => (window as unknown as StoryWindow).mapStory.position());
  for (const [index, step] of steps.entries()) {
    await seek(page, step);
    expect(await position(), step).toBe(index);
  }
  await pictureOf(page, steps[59] ?? '');
  for (const width of [280, 844, 1440]) {
    await page.setViewportSize({ width, height: 653 });
    await atRest(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    // The links of the route timeline lie side by side, in order, inside their line.
    const links = await page.locator('.route-steps a').evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON()));
    expect(links).toHaveLength(60);
    for (const [index, link] of links.entries()) {
      expect(link.width, `${width} px, link ${index}`).toBeGreaterThan(0);
      expect(link.left).toBeGreaterThanOrEqual((links[index - 1]?.right ?? 0) - 1);
      expect(link.right).toBeLessThanOrEqual(width);
    }
  }
  await page.locator('.route-steps a').nth(30).click();
  await expect.poll(position).toBe(30);
  await page.locator('.contents summary').click();
  await expect(page.locator('.contents-panel a[data-seek]')).toHaveCount(60);
  await page.locator('.contents-panel a[data-seek]').nth(45).click();
  await atStep(page, 45);
});
