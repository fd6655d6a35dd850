import type { Page, Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fixture, open, type StoryWindow, seek, stepIds, withoutWebGL } from './story-page.ts';

// What the browser itself says of files that fail or are garbage, and MapLibre's worker script that cannot be had: the test's doing.
test.use({
  viewport: { width: 390, height: 640 },
  allow: {
    messages: [
      /Failed to load resource/,
      /Failed to load module script/,
      /net::ERR_/,
      /Failed to decode downloaded font/,
      /OTS parsing error/,
      /was preloaded using link preload but not used/,
    ],
  },
});

const state = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState);

const settledState = (page: Page) =>
  page.waitForFunction(() => /^(ready|failed|lost)$/.test(document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState ?? ''));

/** The text is whole, and while there is no live map the picture of the step shows, follows the reader, and one line says what it is. */
async function staysWhole(page: Page): Promise<void> {
  await expect(page.locator('[data-step] [data-reading]')).toHaveCount(fixture.steps.length);
  await expect(page.locator('#arrival [data-reading]')).not.toBeEmpty();
  const now = await state(page);
  if (now === 'ready') {
    await expect(page.locator('.picture-note')).toBeHidden();
    return;
  }
  for (const step of ['reserve', 'departure']) {
    await seek(page, step);
    await expect(page.locator(`svg[data-poster="${step}"]`)).toBeVisible();
    await expect(page.locator('svg[data-poster]')).toHaveCount(1);
  }
  if (now === 'failed' || now === 'lost') {
    await expect(page.locator('.picture-note [data-why="failed"]')).toBeVisible();
    await expect(page.locator('.picture-note')).toHaveText(/drawn picture/);
  }
}

/** The map's assets, each kind by what its address looks like; the map's own code is the chunk that holds MapLibre. */
const assets = {
  worker: /\/maplibre\//,
  tiles: /\/basemap\/\w+\/(tiles|close)\//,
  fonts: /\/fonts\//,
} as const;

/** What the page's own script needs before it can start. */
const beginnings = { 'the story’s data': /\/data\/[\w-]+\.json/, 'the script': /\/scripts\/story-/ } as const;

const faults: Record<string, (route: Route) => Promise<void>> = {
  '404': (route) => route.fulfill({ status: 404, body: 'not here' }),
  '500': (route) => route.fulfill({ status: 500, body: 'broken' }),
  'cut connection': (route) => route.abort('connectionreset'),
  garbage: (route) => route.fulfill({ status: 200, body: '\u0000\u0001<<< garbage', contentType: 'application/octet-stream' }),
};

for (const [fault, answer] of Object.entries(faults)) {
  test(`a ${fault} for each of the map's assets in turn leaves the story whole`, async ({ page }) => {
    test.slow();
    for (const [kind, pattern] of Object.entries(assets)) {
      await page.route(pattern, answer);
      await open(page, fixture.page('en', '#strait'), 'handle');
      await settledState(page);
      if (kind !== 'fonts') expect(await state(page), kind).toBe('failed');
      await staysWhole(page);
      await page.unroute(pattern);
      await page.goto('about:blank');
    }
  });
}

for (const [kind, pattern] of Object.entries(beginnings)) {
  test(`${kind} cannot be had: the text and the first picture are there`, async ({ page, guard }) => {
    guard.allow(/Unexpected status 404/);
    await page.route(pattern, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(fixture.page(), { waitUntil: 'load' });
    await expect(page.locator('#arrival [data-reading]')).not.toBeEmpty();
    await expect(page.locator('.first-picture')).toBeVisible();
    if (kind === 'the story’s data') await expect(page.locator('.picture-note [data-why="failed"]')).toBeVisible();
  });
}

test('each kind of tile in turn may fail: the rest of the map is shown', async ({ page }) => {
  test.slow();
  const parts = new Set<string>();
  page.on('request', (request) => {
    const part = /\/basemap\/\w+\/tiles\/([^/]+)\//.exec(request.url())?.[1];
    if (part) parts.add(part);
  });
  // The whole globe is in view: every part of the basemap is asked for.
  await open(page, fixture.page());
  expect(parts.size).toBeGreaterThan(1);
  for (const part of parts) {
    await page.goto('about:blank');
    const pattern = new RegExp(`/basemap/\\w+/tiles/${part}/`);
    await page.route(pattern, (route) => route.fulfill({ status: 404, body: '' }));
    await open(page, fixture.page(), 'handle');
    await settledState(page);
    await staysWhole(page);
    await page.unroute(pattern);
  }
});

for (const [kind, pattern] of Object.entries({ ...assets, 'the map’s code': /\/scripts\/(open|maplibre-gl)-/ })) {
  test(`${kind} that hang: after a while a line says so, and the picture follows`, async ({ page }) => {
    await page.clock.install();
    const waiting: Route[] = [];
    await page.route(pattern, (route) => void waiting.push(route));
    await page.goto(fixture.page('en', '#strait'), { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState !== undefined);
    await page.clock.fastForward(30_000);
    if (kind !== 'fonts')
      await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'failed');
    await expect(page.locator('[data-step] [data-reading]')).toHaveCount(fixture.steps.length);
    if (kind !== 'fonts') await expect(page.locator('.picture-note [data-why="failed"]')).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all(waiting.map((route) => route.abort().catch(() => {})));
  });
}

test('WebGL refused: pictures, from the first to the last step, and a quiet line', async ({ page }) => {
  await withoutWebGL(page);
  await open(page, fixture.page(), 'handle');
  await settledState(page);
  expect(await state(page)).toBe('failed');
  for (const step of await stepIds(page)) {
    await seek(page, step);
    await expect(page.locator(`svg[data-poster="${step}"]`)).toBeVisible();
  }
  await staysWhole(page);
});

test('a lost context: the picture of the moment, and the live map again when the context comes back', async ({ page }) => {
  test.slow();
  await open(page, fixture.page('en', '#strait'));
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  await expect(page.locator('.picture-note')).toBeHidden();
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas');
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    (window as unknown as { lose: WEBGL_lose_context | null | undefined }).lose = extension;
    extension?.loseContext();
  });
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'lost');
  await staysWhole(page);
  await page.evaluate(() => (window as unknown as { lose: WEBGL_lose_context }).lose.restoreContext());
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  await expect(page.locator('.picture-note')).toBeHidden();
  await seek(page, 'departure');
  const { frame, center } = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    return { frame: mapStory.frame(), center: mapStory.map()?.getCenter() };
  });
  expect(center?.lng).toBeCloseTo(frame.camera.center[0], 6);
  expect(center?.lat).toBeCloseTo(frame.camera.center[1], 6);
});

test('workers that the system ended in the background: the live map again when the reader is back', async ({ page, guard }) => {
  guard.allow(/custom layer/i);
  await page.addInitScript(() => {
    const made: Worker[] = [];
    Object.assign(window, { made });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        made.push(this);
      }
    };
  });
  await open(page, fixture.page('en', '#strait'));
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  const states = await page.evaluateHandle(() => {
    const stage = document.querySelector<HTMLElement>('[data-stage]') as HTMLElement;
    const seen: (string | undefined)[] = [];
    new MutationObserver(() => seen.push(stage.dataset.mapState)).observe(stage, { attributeFilter: ['data-map-state'] });
    for (const worker of (window as unknown as { made: Worker[] }).made) worker.terminate();
    document.dispatchEvent(new Event('visibilitychange'));
    return seen;
  });
  await page.waitForFunction((seen) => seen.includes('lost') && seen.at(-1) === 'ready', states);
  // Tiles of another part of the world come from the new workers; the story is drawn.
  await seek(page, 'departure');
  const { tiles, painted, center, camera } = await page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    const map = mapStory.map();
    return { tiles: map?.loaded(), painted: mapStory.painted()?.marks.length, center: map?.getCenter(), camera: mapStory.frame().camera };
  });
  expect(tiles).toBe(true);
  expect(painted).toBeGreaterThan(0);
  expect(center?.lng).toBeCloseTo(camera.center[0], 6);
});

test('the first picture is in the HTML, for a wide stage and a portrait one, and is painted without scripts', async ({
  browser,
  baseURL,
  guard,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: { width: 390, height: 640 },
    ...(baseURL ? { baseURL } : {}),
  });
  await guard.watch(context);
  const page = await context.newPage();
  // Scripts are on but none comes: what is painted is the HTML's own.
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  guard.allow(/ERR_FAILED/);
  await page.goto(fixture.page());
  const picture = page.locator('.first-picture');
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth])).toEqual([true, 390]);
  expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/title-portrait-[12]x\.avif$/);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1440);
  expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/title-wide-1(\.5)?x\.avif$/);
  await context.close();
});

test('who saves data gets pictures, and the live map by a button', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
  });
  const asked: string[] = [];
  page.on(
    'request',
    (request) => void (/\/(basemap|maplibre)\/|\/scripts\/(open|maplibre-gl)-/.test(request.url()) && asked.push(request.url())),
  );
  await open(page, fixture.page('en', '#departure'), 'handle');
  await expect(page.locator('svg[data-poster="departure"]')).toBeVisible();
  expect(await state(page)).toBe('held');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Show the live map' }).click();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  await expect(page.locator('.picture-note')).toBeHidden();
});
