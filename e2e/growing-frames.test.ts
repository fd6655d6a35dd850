import type { Frame, Page } from '@playwright/test';
import { expect, guestOf, test } from './embed-fixtures.ts';
import { article } from './hosts/pages.ts';
import { animationFrames, fixture } from './story-page.ts';

/** A page of the site's origin with a frame, as content systems and apps show what they embed. */
async function frameOf(page: Page, site: string, src: string, height: number): Promise<void> {
  await page.route(`${site}/outer`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><iframe id="grown" title="t" src="${src}" height="${height}" style="width:100%;border:0"></iframe></html>`,
    }),
  );
  await page.goto(`${site}/outer`);
}

/**
 * Makes the frame as high as what is in it, again and again, as resizers do every 250 ms; here after each change of the page in it.
 * @returns the heights that it got, CSS px
 */
async function grown(page: Page, rounds: number): Promise<number[]> {
  const heights: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const frame = page.frames()[1] as Frame;
    await frame.waitForLoadState();
    heights.push(
      await page.evaluate(() => {
        const outer = document.querySelector<HTMLIFrameElement>('#grown') as HTMLIFrameElement;
        outer.style.height = `${outer.contentDocument?.documentElement.scrollHeight}px`;
        return outer.offsetHeight;
      }),
    );
    await animationFrames(page, 20);
  }
  return heights;
}

for (const [name, path] of [
  ['a frame that scrolls', fixture.page('en', '?mode=scroll').replace('?', 'embed/?')],
  ['the story’s own page', fixture.page()],
] as const) {
  test(`${name}, in a frame that grows with it: words and pictures after two rounds, and no higher`, async ({ page, site }) => {
    // As from a server that does not send our policy, by which nobody may frame a story's own page.
    await page.route(`${site}/${path}`, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await frameOf(page, site, `${site}/${path}`, 400);
    await (page.frames()[1] as Frame).waitForFunction(() => 'mapStory' in window);
    const heights = await grown(page, 6);
    expect(heights[0]).toBeGreaterThan(4000);
    expect(new Set(heights.slice(1)).size, heights.join(' ')).toBe(1);
    expect(heights.at(-1)).toBeLessThan(2 * (heights[0] ?? 0));
    const frame = page.frames()[1] as Frame;
    // Every step has its words and its picture.
    await expect.poll(() => frame.locator('img:visible').count()).toBeGreaterThanOrEqual(fixture.steps.length);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  });
}

test('an article in a frame as high as itself: the story in it is read step by step, and the frame keeps its height', async ({
  page,
  hosts,
  site,
}) => {
  const inner = hosts.put('/as-high-as-itself', {
    html: article({ story: `${site}/${fixture.page()}`, site, attributes: 'mode="scroll"' }),
  });
  const outer = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><iframe id="grown" title="t" src="${inner}" height="1115" style="width:100%;border:0"></iframe></html>`;
  await page.goto(hosts.put('/outer', { html: outer }));
  await guestOf(page);
  const story = () => page.frames()[1]?.evaluate(() => document.querySelector<HTMLElement>('map-story')?.offsetHeight);
  await expect.poll(story, { timeout: 60_000 }).toBeGreaterThan(4000);
  const heights = await grown(page, 8);
  expect(new Set(heights).size, heights.join(' ')).toBeLessThanOrEqual(3);
  expect(heights.at(-1)).toBe(heights.at(-2));
  expect(heights.at(-1)).toBeLessThan(100_000);
  await expect.poll(story).toBe(640);
});
