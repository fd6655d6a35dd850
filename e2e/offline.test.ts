import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createSiteServer, listen } from '#server/site-server.ts';
import { headersOf } from '#site/hosting.ts';
import { outFolder } from '#site/out-folder.ts';
import { thisHosting } from '#site/this-site.ts';
import { test as base, expect } from './fixtures.ts';
import type { Allowed } from './guard.ts';
import { fixture, type StoryWindow } from './story-page.ts';

interface OwnServer {
  readonly site: string;
  /** publishes another edition of the fixture's page, with a style sheet more */
  release(): Promise<void>;
  /** as a connection that breaks: nobody answers */
  stop(): Promise<void>;
}

const newSheet = 'styles/release.css';
const newTitle = 'What the barometer said';

/** A server for one test alone, which it may stop. */
const test = base.extend<{ own: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  own: async ({}, use) => {
    const hosting = await thisHosting();
    const built = createSiteServer({ folder: outFolder(), basePath: hosting.basePath, headersOf: (path) => headersOf(hosting, path) });
    const pages = new Map<string, { readonly type: string; readonly text: string }>();
    const server = createServer((request, response) => {
      const path = (request.url ?? '').split('?', 1)[0]?.slice(hosting.basePath.length + 1) ?? '';
      const page = pages.get(path);
      if (!page) built.emit('request', request, response);
      else response.writeHead(200, { ...headersOf(hosting, path), 'Content-Type': page.type }).end(page.text);
    });
    const release = async (): Promise<void> => {
      const html = await readFile(join(outFolder(), fixture.page(), 'index.html'), 'utf8');
      const link = `<link rel="stylesheet" href="${hosting.basePath}/${newSheet}"/></head>`;
      const text = html.replaceAll(fixture.title, newTitle).replace('</head>', link);
      pages.set(fixture.page(), { type: 'text/html; charset=utf-8', text });
      pages.set(newSheet, { type: 'text/css', text: 'h1{letter-spacing:3px}' });
    };
    const site = `http://localhost:${await listen(server, 0)}${hosting.basePath}`;
    const stop = (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
    await use({ site, release, stop });
    await stop();
  },
  allow: async ({ own }, use) => {
    const allowed: Allowed = { origins: [new URL(own.site).origin] };
    await use(allowed);
  },
});

// Playwright would hold up the worker's own script where requests are watched, as the guard does.
process.env.PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK = '1';
test.use({ serviceWorkers: 'allow', viewport: { width: 390, height: 640 } });

test('a story that was kept is read without a connection, in one edition: words, pictures and map; an embed keeps nothing', async ({
  page,
  own,
  guard,
}) => {
  const address = `${own.site}/${fixture.page()}`;
  await page.goto(`${address}embed/?mode=steps`, { waitUntil: 'load' });
  await expect(page.locator('[data-keep]')).toHaveCount(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  await page.goto(address, { waitUntil: 'domcontentloaded' });
  // Until the page's script has shown it a press would do nothing.
  const button = page.locator('[data-keep]:not([hidden]) button');
  await button.click();
  await expect(page.locator('[data-keep] [role="status"]')).toHaveText('Kept: you can read it without a connection.', { timeout: 60_000 });
  await expect(button).toHaveText('Let go of the kept story');

  // The edition that comes later is kept in its place, when the page is opened next.
  const editions = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('map-story ')));
  const first = await editions();
  expect(first).toHaveLength(1);
  await own.release();
  await page.reload({ waitUntil: 'domcontentloaded' });
  await expect(page.locator('h1')).toHaveText(newTitle);
  await expect.poll(async () => (await editions()).filter((name) => !first.includes(name))).toHaveLength(1);
  await expect.poll(editions).toHaveLength(1);

  await own.stop();
  guard.allow(/Failed to load resource|ERR_CONNECTION|ERR_FAILED|Failed to fetch|FetchEvent|no-response/);
  await page.goto(`${address}?from=underground#canal`, { waitUntil: 'domcontentloaded' });
  await expect(page.locator('h1')).toHaveText(newTitle);
  await expect(page.locator('h1')).toHaveCSS('letter-spacing', '3px');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  await page.waitForFunction(
    (step) => Math.abs((window as unknown as StoryWindow).mapStory.position() - step) < 0.1,
    fixture.index('canal'),
  );
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.map()?.loaded() === true);
  const pictures = await page.evaluate(async (steps) => {
    const { posters } = JSON.parse(document.getElementById('page-json')?.textContent ?? '{}') as { posters: string };
    const answers = await Promise.all(steps.map((step) => fetch(`${posters}${step}-portrait.svg`)));
    return answers.map(({ ok }) => ok);
  }, fixture.steps);
  expect(new Set(pictures)).toEqual(new Set([true]));
  await page.goto(`${address}method/`, { waitUntil: 'domcontentloaded' });
  await expect(page.locator('main .corrections')).toBeVisible();
  // What was not kept is not there, and no other page stands in for it.
  await expect(page.goto(`${own.site}/${fixture.page('de')}`)).rejects.toThrow(/ERR_|net::/);
});
