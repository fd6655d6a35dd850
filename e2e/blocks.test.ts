import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { waitForOurType } from './own-type.ts';
import { atRest, drawn, emptyBasemap, emptyPictures, mapLoaded, open, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

/** `networkState` of a player that has been given an address and has not asked for it. */
const idle = 1;

/** What stands among the paragraphs of a step: the story of `e2e/stories/words`. */
const story = (lang: string, rest = ''): string => `words/${lang}/${rest}`;

/** Without a live map, and with pictures that take no time: for what stands in the words. */
async function withoutMap(page: Page): Promise<void> {
  await withoutWebGL(page);
  await emptyPictures(page);
}

/** Boxes of what stands among the paragraphs, that of the words, and whether the page can be moved sideways. */
const boxes = (page: Page, step: string) =>
  page.locator(`#${step} .reading`).evaluate((reading) => {
    const edges = (element: Element) => {
      const { left, right, height } = element.getBoundingClientRect();
      return { name: `${element.localName} “${(element.textContent ?? '').slice(0, 40)}”`, left, right, height };
    };
    return {
      words: edges(reading),
      blocks: [...reading.querySelectorAll(':scope > *, .picture img, .link-card a, video, audio, .chart > svg :is(text, rect)')].map(
        edges,
      ),
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });

for (const [lang, viewport] of [
  ['en', { width: 360, height: 640 }],
  ['ar', { width: 844, height: 390 }],
  ['ar', { width: 1440, height: 900 }],
] as const) {
  test(`all blocks stand in the column of the words, ${lang}, ${viewport.width}×${viewport.height}, and axe finds nothing`, async ({
    page,
  }) => {
    await withoutMap(page);
    // A letter of the machine's font may reach beyond where it stands.
    await waitForOurType(page);
    await page.setViewportSize(viewport);
    await open(page, story(lang), 'handle');
    for (const step of ['words', 'picture', 'compare']) {
      await seek(page, step);
      await atRest(page);
      const { words, blocks, sideways } = await boxes(page, step);
      expect(sideways).toBe(0);
      expect(blocks.length).toBeGreaterThan(2);
      for (const { name, left, right, height } of blocks) {
        expect(left, name).toBeGreaterThanOrEqual(words.left - 0.5);
        expect(right, name).toBeLessThanOrEqual(words.right + 0.5);
        expect(height, name).toBeGreaterThan(10);
      }
      const { violations } = await new AxeBuilder({ page }).include(`#${step}`).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
    // A wide table moves by itself: what it has beside its column is reached.
    const table = page.locator('#words .reading > .table');
    const room = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    if (viewport.width === 360) expect(room).toBeGreaterThan(50);
    await expect(table).toHaveAttribute('tabindex', '0');
  });
}

test('a picture is lazy, from our own origin, in the width of the screen, and nothing moves for it', async ({ page }) => {
  await withoutMap(page);
  const picture = page.locator('#picture .picture img');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.avif')) asked.push(new URL(request.url()).pathname);
  });
  /** of the picture itself: others are near */
  const own = async (): Promise<string[]> => {
    const [, digest = '-'] = /media\/([0-9a-f]{16})/.exec((await picture.getAttribute('src')) ?? '') ?? [];
    return asked.filter((path) => path.includes(digest));
  };
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/media/*', async (route) => {
    await held;
    await route.continue();
  });
  await page.setViewportSize({ width: 390, height: 640 });
  await open(page, story('en'), 'handle');
  await expect(picture).toHaveAttribute('loading', 'lazy');
  await seek(page, 'picture');
  await expect.poll(own).toHaveLength(1);
  expect((await own())[0]).toMatch(/\/media\/[0-9a-f]{16}-1-480\.avif$/);
  const height = (): Promise<number> => page.locator('#picture .picture').evaluate((figure: HTMLElement) => figure.offsetHeight);
  const before = await height();
  release();
  await expect.poll(() => drawn(picture)).toBe(true);
  expect(await picture.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname)).toBe((await own())[0]);
  expect(await height()).toBe(before);
  expect(before).toBeGreaterThan(200);
});

test('all blocks are in the text page and in the flat edition, under their policies', async ({ page }) => {
  for (const path of ['text/', 'embed/flat.html']) {
    await open(page, story('ar', path), 'html');
    for (const block of [
      'main ul ol',
      'main table th',
      'main blockquote',
      'main figure svg text',
      'main a[href^="https://www.example.org/log/pages"]',
    ])
      await expect(page.locator(block).first()).toBeVisible();
    // the picture, and the two that are compared, one below the other
    const tops: number[] = [];
    for (const picture of await page.locator('main img[src*="/media/"]').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => drawn(picture)).toBe(true);
      tops.push(await picture.evaluate((image) => image.getBoundingClientRect().top + window.scrollY));
    }
    expect(tops.length).toBeGreaterThanOrEqual(3);
    expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
    await expect(page.locator('main input')).toHaveCount(path === 'text/' ? 1 : 0);
    await expect(page.locator('main input:visible')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
});

test('sound and video wait for the reader, then play from our own origin under the page’s policy, and are words too', async ({ page }) => {
  await withoutMap(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/media\/.*\.(webm|mp3)$/.test(request.url())) asked.push(request.url());
  });
  await open(page, story('en'), 'handle');
  await seek(page, 'picture');
  await atRest(page);
  const [video, sound] = [page.locator('#picture video'), page.locator('#picture audio')];
  for (const player of [video, sound]) {
    await expect(player).toHaveJSProperty('paused', true);
    await expect(player).toHaveJSProperty('controls', true);
    await expect(player).toHaveJSProperty('networkState', idle);
  }
  expect(asked).toEqual([]);
  await sound.evaluate((element: HTMLMediaElement) => {
    element.muted = true;
    return element.play();
  });
  await expect.poll(() => sound.evaluate((element: HTMLMediaElement) => element.currentTime)).toBeGreaterThan(0);
  await expect.poll(() => sound.evaluate((element: HTMLMediaElement) => element.textTracks[0]?.cues?.length ?? 0)).toBe(1);
  expect(asked.every((address) => new URL(address).origin === new URL(page.url()).origin)).toBe(true);
  await page.locator('#picture .fold-out summary').click();
  await expect(page.locator('#picture .fold-out p')).toHaveText('The keeper: I saw her twice.');
});

for (const [lang, key] of [
  ['en', 'ArrowRight'],
  ['ar', 'ArrowLeft'],
] as const) {
  test(`two pictures are compared by a control that keys and touch move, ${lang}`, async ({ page }) => {
    await withoutMap(page);
    await page.setViewportSize({ width: 390, height: 640 });
    await open(page, story(lang), 'handle');
    await seek(page, 'compare');
    await atRest(page);
    const control = page.locator('#compare').getByRole('slider');
    await expect(control).toHaveAccessibleName(/\S/);
    /** how much of the second picture is cut away, px from the left and from the right */
    const cut = () =>
      page.locator('#compare picture + picture img').evaluate((image) => {
        const [, right = '', , left = ''] = /inset\(\S+ (\S+)(?: (\S+) (\S+?))?\)/.exec(getComputedStyle(image).clipPath) ?? [];
        return [left === '' ? right : left, right];
      });
    expect(await cut()).toEqual(lang === 'en' ? ['50%', '0px'] : ['0px', '50%']);
    await control.focus();
    await page.keyboard.press(key);
    await expect(control).toHaveValue('51');
    expect(await cut()).toEqual(lang === 'en' ? ['51%', '0px'] : ['0px', '51%']);
    // a press at a point brings it there, and the page stays in its step
    const box = await page.locator('#compare .pair').boundingBox();
    if (!box) throw new Error('Expected the pictures');
    await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
    await expect(control).toHaveValue(lang === 'en' ? /^2[3-7]$/ : /^7[3-7]$/);
    expect(await page.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBeCloseTo(3, 0);
    // on paper both are there, and nothing to move
    await page.emulateMedia({ media: 'print' });
    await expect(control).toBeHidden();
    const tops = await page.locator('#compare .pair img').evaluateAll((images) => images.map((image) => image.getBoundingClientRect().top));
    expect(tops[1]).toBeGreaterThan((tops[0] ?? 0) + 50);
  });
}

/** How much is seen of what lies over the stage, and of the stage itself. */
const overStage = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string): string => {
      const element = document.querySelector(selector);
      return element ? getComputedStyle(element).opacity : '-';
    };
    return {
      cover: of('.cover img'),
      stage: of('[data-stage]'),
      globe: getComputedStyle(document.querySelector('.inset') as Element).display !== 'none',
    };
  });

test('a picture fills the stage while its step is read, and wide words have the whole width where they would lie on the map', async ({
  page,
}) => {
  await withoutMap(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, story('en'), 'handle');
  await seek(page, 'picture');
  await expect.poll(() => overStage(page)).toEqual({ cover: '-', stage: '1', globe: true });
  const usual = await page.locator('#picture .reading').evaluate(({ clientWidth }) => clientWidth);
  await seek(page, 'compare');
  await atRest(page);
  await expect.poll(() => overStage(page)).toEqual({ cover: '0', stage: '0', globe: false });
  expect(await page.locator('#compare .reading').evaluate(({ clientWidth }) => clientWidth)).toBeGreaterThan(1.4 * usual);
  // under the controls, and still to be used
  const control = page.locator('#compare').getByRole('slider');
  await control.scrollIntoViewIfNeeded();
  await control.click({ position: { x: 40, y: 40 } });
  await expect(control).not.toHaveValue('50');
  await expect(page.locator('.controls button:visible').first()).toBeEnabled();
  await seek(page, 'cover');
  await atRest(page);
  await expect.poll(() => overStage(page)).toEqual({ cover: '1', stage: '1', globe: false });
  const image = page.locator('.cover img');
  await expect.poll(() => drawn(image)).toBe(true);
  expect(await image.evaluate((element) => element.getBoundingClientRect().toJSON())).toMatchObject({ left: 0, width: 1440, height: 900 });
  // said once; its credit stands in the words
  await expect(page.getByRole('img', { name: 'The bay at dusk, without a ship', exact: true })).toHaveCount(1);
  await expect(page.locator('#cover figcaption')).toBeVisible();
  // small screens have their column and the map beside wide words
  await page.setViewportSize({ width: 390, height: 640 });
  await seek(page, 'compare');
  await expect.poll(() => overStage(page)).toEqual({ cover: '0', stage: '1', globe: true });
  // on paper the picture is in the words
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#cover .reading picture img').evaluate((element: HTMLElement) => element.offsetWidth)).toBeGreaterThan(100);
});

/** What the live map shows of the overlays: whether each is seen, and how strong. */
const overlaysOn = (page: Page) =>
  page.evaluate(() => {
    const { mapStory } = window as unknown as StoryWindow;
    const map = mapStory.map() as unknown as {
      getLayoutProperty(id: string, name: string): unknown;
      getPaintProperty(id: string, name: string): unknown;
    };
    const of = (id: string, opacity: string) => [map.getLayoutProperty(id, 'visibility'), map.getPaintProperty(id, opacity)];
    return {
      frame: mapStory.frame().overlays,
      haze: of('overlay-haze', 'fill-opacity'),
      drawing: of('overlay-drawing', 'raster-opacity'),
      sheets: of('overlay-sheets', 'raster-opacity'),
    };
  });

test('overlays show on the live map as the frame says, from our own origin, in pictures, and in words', async ({ page }) => {
  test.slow();
  await emptyBasemap(page);
  await page.setViewportSize({ width: 390, height: 640 });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/media\/.*\.(geojson|png)$/.test(request.url())) asked.push(request.url());
  });
  await open(page, story('en'));
  const unseen = { haze: ['none', 0], drawing: ['none', 0], sheets: ['none', 0] };
  expect(await overlaysOn(page)).toEqual({ frame: {}, ...unseen });
  await seek(page, 'words');
  await mapLoaded(page);
  expect(await overlaysOn(page)).toEqual({ ...unseen, frame: { haze: 0.8 }, haze: ['visible', 0.4] });
  await seek(page, 1.2);
  const { frame, haze } = await overlaysOn(page);
  expect(frame?.haze).toBeGreaterThan(0);
  expect(frame?.haze).toBeLessThan(0.8);
  expect(haze).toEqual(['visible', 0.5 * (frame?.haze ?? 0)]);
  await seek(page, 'picture');
  await mapLoaded(page);
  expect(await overlaysOn(page)).toEqual({ ...unseen, frame: { drawing: 1 }, haze: ['visible', 0], drawing: ['visible', 1] });
  // tiles are asked for one by one, where they are seen
  await seek(page, 'compare');
  await mapLoaded(page);
  expect(await overlaysOn(page)).toMatchObject({ frame: { sheets: 1 }, drawing: ['visible', 0], sheets: ['visible', 0.5] });
  const tiles = asked.filter((address) => address.endsWith('.png'));
  expect(tiles.length).toBeGreaterThan(0);
  for (const tile of tiles) expect(tile).toMatch(/\/media\/[0-9a-f]{16}\/\d+\/\d+\/\d+\.png$/);
  expect(asked.every((address) => new URL(address).origin === new URL(page.url()).origin)).toBe(true);
  await expect(page.locator('#words .map-words').last()).toContainText('Haze lies over the sea.');
  const picture = await page.locator('#words .on-paper').getAttribute('src');
  const svg = await page.evaluate(async (address) => (await fetch(address)).text(), picture ?? '');
  expect(svg).toMatch(/<g data-overlay="haze"[^>]*opacity="\.8"/);
});
