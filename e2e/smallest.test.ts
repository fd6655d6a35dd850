import { expect, test } from './fixtures.ts';
import { drawn, mapLoaded, open, type StoryWindow, seek } from './story-page.ts';

test('a story of one step shows nothing of what it lacks, its map is live, and it prints', async ({ page, request }) => {
  await open(page, 'smallest/en/');
  expect((await request.get('smallest/en/how-far/')).status()).toBe(404);
  const lacking = {
    'route timeline': '[data-route-timeline], .route-timeline',
    'table of the journey': '.journey table',
    'status panel': '[data-status-panel]',
    'button that plays': '[data-play]',
    'way to the next step': '[data-next], [data-previous], .begin',
    'offer to go on': '[data-continue]',
    'choice of language': '.languages, .language-links',
    'note on lights': '.lights-note',
    sources: '.sources',
    'link to how far that is': '[href*="how-far"]',
    'heading of a chapter': 'main h2',
    'caption or note': '.aside',
  };
  for (const [what, selector] of Object.entries(lacking)) await expect(page.locator(selector), what).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText('One place');

  await mapLoaded(page);
  const { center, position, labels } = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    return { center: mapStory.map()?.getCenter(), position: mapStory.position(), labels: Object.keys(mapStory.frame().labels) };
  });
  expect(position).toBe(0);
  expect(labels).toEqual(['reykjavik']);
  expect(center?.lng).toBeCloseTo(-21.94, 0);
  // It can be scrolled to its end and sought as any other.
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await seek(page, 'title');
  expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBe(0);

  await page.emulateMedia({ media: 'print' });
  const picture = page.locator('[data-step] .on-paper');
  await expect(picture).toHaveCount(1);
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => drawn(picture)).toBe(true);
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThan(4);
});
