import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createGuard } from './guard.ts';

/** Puts a page of the test's own at an address of the site. */
async function show(page: Page, address: string, body: string): Promise<void> {
  await page.route('**/planted/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Planted</title><link rel="icon" href="data:,">${body}`,
    }),
  );
  await page.goto(new URL('planted/', address).href);
}

test.describe('the guard sees', () => {
  const planted: readonly [what: string, body: string, seen: RegExp][] = [
    ['a console error', '<script>console.error("one")</script>', /^console error: one \(http.*planted/],
    ['a console warning', '<script>console.warn("two")</script>', /^console warning: two/],
    ['an uncaught error', '<script>throw new Error("three")</script>', /^uncaught Error: three/],
    ['a rejected promise', '<script>Promise.reject(new TypeError("four"))</script>', /^uncaught TypeError: four/],
    [
      'a picture from elsewhere',
      '<img alt="" src="https://elsewhere.example/5.png">',
      /^request to another origin: GET https:\/\/elsewhere\.example\/5\.png/,
    ],
    [
      'a fetch to elsewhere',
      '<script>fetch("http://elsewhere.example:81/6").catch(() => {})</script>',
      /^request to another origin: GET http:\/\/elsewhere\.example:81\/6/,
    ],
    ['a missing file of our own', '<img alt="" src="nowhere.png">', /^console error: Failed to load resource: .*404/],
  ];
  for (const [what, body, seen] of planted) {
    test(what, async ({ browser, baseURL }) => {
      const context = await browser.newContext();
      const guard = createGuard(baseURL ?? '');
      await guard.watch(context);
      await show(await context.newPage(), baseURL ?? '', body);
      await expect.poll(() => guard.problems.filter((problem) => seen.test(problem)).length).toBe(1);
      await context.close();
    });
  }
});

test('a test fails on what the guard of its own page sees', async ({ page, guard, baseURL }) => {
  test.fail();
  await show(page, baseURL ?? '', '<script>console.warn("planted")</script>');
  // A throw here would make this test fail as it should for a reason that it should not.
  for (let i = 0; i < 100 && guard.problems.length === 0; i++) await page.evaluate(() => 0);
});

test.describe('what a test allows', () => {
  test.use({ allow: { messages: [/planted/], origins: ['https://host.example'] } });
  test('does not fail it', async ({ page, guard, baseURL }) => {
    await page.route('https://host.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>host</p>' }));
    const script = '<script>console.error("planted"); throw new Error("planted too")</script>';
    await show(page, baseURL ?? '', `<iframe src="https://host.example/"></iframe>${script}`);
    await expect(page.frameLocator('iframe').locator('p')).toHaveText('host');
    expect(guard.problems).toEqual([]);
  });
});
