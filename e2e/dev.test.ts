import { type DevSite, startDevSite } from './dev-site.ts';
import { expect, test as published } from './fixtures.ts';
import { atStep, emptyBasemap, emptyPictures, fixture, mapLoaded, type StoryWindow, seek, shown } from './story-page.ts';

// What one develops is what is published: the core of the browser tests on both. The guard hears it when React finds the page other than it made it.

/** The site as `npm run dev` serves it. */
const dev = published.extend<object, { devSite: DevSite }>({
  devSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const site = await startDevSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ devSite }, use) => use(`${devSite.address}/`),
  // There style sheets are made when they are asked for, and type waits for them. React warns of what Node 20 lacks.
  allow: async ({ devSite }, use) =>
    use({
      origins: [new URL(devSite.address).origin],
      messages: [/preloaded using link preload but not used/, /does not support ArrayBuffer\.prototype\.detached/],
    }),
});

for (const [name, test] of Object.entries({ published, dev })) {
  test(`${name}: the map follows the scroll, and the link to another language the step`, async ({ page }) => {
    test.slow();
    await emptyBasemap(page);
    await page.goto(fixture.page());
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await mapLoaded(page);
    await page.evaluate(() => document.querySelector('#departure')?.scrollIntoView({ behavior: 'instant' }));
    await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.position() > 0.5);
    const { frame, map } = await shown(page);
    expect(map?.center[0]).toBeCloseTo(frame.camera.center[0], 6);
    expect(map?.zoom).toBeCloseTo(frame.camera.zoom, 6);
    await seek(page, 'strait');
    await page.locator('.languages > summary').click();
    await page.locator('.languages [data-language="de"]').click();
    await page.waitForURL(/\/everything\/de\/#strait$/);
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await atStep(page, fixture.index('strait'));
  });

  test(`${name}: a guest turns its steps`, async ({ page }) => {
    test.slow();
    await emptyPictures(page);
    await page.goto(`${fixture.page('en', 'embed/')}?mode=steps`);
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await page.locator('[data-route-timeline] [data-seek="canal"]').click();
    await page.waitForFunction(() => document.querySelector('[data-shown]')?.id === 'canal');
  });
}

dev('the HTML is the same', async ({ browser, devSite }) => {
  dev.slow();
  const sites = [`${process.env.SITE_UNDER_TEST}`.replace(/\/$/, ''), devSite.address];
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of [fixture.page(), fixture.page('ar', 'text/'), fixture.page('en', 'how-far/'), `${fixture.id}/embed-code/`]) {
    const parts: string[][] = [];
    for (const site of sites) {
      await page.goto(`${site}/${path}`);
      const html = await page
        .locator('main, .pin, footer')
        .evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.replace(/<!--[\s\S]*?-->/g, '')));
      // What stands in a style attribute there is a rule of the published page's sheet, as its policy wants.
      parts.push(html.map((part) => part.replace(/<script[\s\S]*?<\/script>|<link[^>]*>| (?:style|data-styled)="[^"]*"/g, '')));
    }
    expect(parts[1], path).toEqual(parts[0]);
  }
  await context.close();
});
