import type { Page } from '@playwright/test';
import { expect, test } from './embed-fixtures.ts';
import { emptyBasemap, fixture, mapLoaded, open, type StoryWindow } from './story-page.ts';

// Every test of this folder runs under the headers of site/hosting.ts, and fails on what they refuse. Here: each kind of page does all that it
// does under
// its own, and what they are for is refused.

/** What is refused to a page, as the browser reports it. */
const refusals = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { refused?: string[] }).refused ?? []);

test.use({ liveMaps: true });
test.beforeEach(async ({ context }) => {
  await emptyBasemap(context);
  await context.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
});

test('each kind of page has its policy, and does what it does under it', async ({ page, site }) => {
  const story = `${site}/${fixture.page()}`;
  // It leads on by itself: what it is sent with is looked at alone.
  const step = await page.request.get(`${story}departure/`);
  expect(step.headers()['content-security-policy']).toContain("default-src 'none'");
  const pages = ['', 'text/', 'how-far/', 'embed/?mode=steps', 'embed/flat.html', 'embed/fragment.html'];
  for (const address of [...pages.map((path) => story + path), `${site}/`, `${site}/404.html`, `${site}/${fixture.id}/embed-code/`]) {
    const response = await page.goto(address, { waitUntil: 'load' });
    const headers = response?.headers() ?? {};
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], address).toBe('nosniff');
    expect(await refusals(page), address).toEqual([]);
  }
  // The page of embed codes shows the code at work: a host's page, in it a story.
  const preview = page.frameLocator('iframe.embed-preview');
  await expect(preview.locator('map-story')).toBeVisible();
  await expect(preview.locator('map-story iframe')).toBeAttached();
});

test('the map lives under them, and no text becomes code or markup that we have not written', async ({ page, guard }) => {
  await open(page, fixture.page('en', '#canal'), 'handle');
  await mapLoaded(page);
  expect(await refusals(page)).toEqual([]);
  guard.allow(/Content Security Policy|TrustedHTML|TrustedScript/);
  const tried = await page.evaluate(() => {
    const attempt = (act: () => void): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => {
        document.body.innerHTML += '<img src="x" alt="" onerror="window.stolen = true">';
      }),
      attempt(() => {
        new Worker('/embed.js');
      }),
      attempt(() => {
        const script = document.createElement('script');
        script.src = 'https://elsewhere.example/a.js';
      }),
    ];
  });
  expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError']);
  await page.evaluate(() => {
    const script = document.createElement('a');
    script.setAttribute('style', 'position:fixed');
    document.body.append(script);
  });
  await expect.poll(() => refusals(page)).toContainEqual(expect.stringContaining('style-src-attr'));
  expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBeGreaterThanOrEqual(0);
});

test('a page of ours in a frame of others stays away; an embed does not, and has its map in a sandbox without an origin too', async ({
  page,
  hosts,
  site,
  guard,
}) => {
  guard.allow(/frame-ancestors/);
  const story = `${site}/${fixture.page()}`;
  const frames = `<iframe sandbox="allow-scripts" src="${story}embed/?mode=steps" width="400" height="500"></iframe><iframe src="${story}" width="400" height="60"></iframe>`;
  await page.goto(
    hosts.put('/frames', { html: `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">${frames}</html>` }),
  );
  const sandboxed = page.frames().find((frame) => frame.url().includes('/embed/'));
  await sandboxed?.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  expect(await sandboxed?.evaluate(() => [window.origin, (window as unknown as { refused?: string[] }).refused])).toEqual(['null', []]);
  await expect(page.frameLocator('iframe').nth(1).locator('[data-step]')).toHaveCount(0);
});
