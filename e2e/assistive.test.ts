import sharp from 'sharp';
import { project, viewOf } from '#geo/projection.ts';
import type { Frame } from '#timeline/frame.ts';
import type { Stage } from '#timeline/stages.ts';
import { axeFinds } from './axe.ts';
import { expect, test } from './fixtures.ts';
import {
  addRules,
  atRest,
  emptyPictures,
  fixture,
  open,
  pictureOf,
  readFixture,
  type StoryWindow,
  seek,
  stepIds,
  withoutWebGL,
} from './story-page.ts';

test.beforeEach(async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`axe finds nothing at any step, ${viewport.width}×${viewport.height}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await open(page, fixture.page(), 'handle');
    for (const step of await stepIds(page)) {
      await seek(page, step);
      await atRest(page);
      // The whole page once; from then on what a step changes: its own words, and what is pinned.
      expect(await axeFinds(page, step === 'title' ? [] : ['.pin', `#${step}`]), step).toEqual([]);
    }
  });
}

for (const lang of fixture.languages.slice(1)) {
  test(`axe finds nothing in ${lang}, with the menus open`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, fixture.page(lang), 'handle');
    await seek(page, 'departure');
    await page.locator('.contents summary').click();
    expect(await axeFinds(page)).toEqual([]);
  });
}

test('what has the focus is always seen: Tab from the first to the last thing on the page', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, fixture.page(), 'handle');
  const hidden: string[] = [];
  let stops = 0;
  for (; stops < 400; stops++) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const seen = boxes.some(({ left, top, width, height }) => {
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        return at !== null && (element.contains(at) || at.contains(element));
      });
      return { seen, name: `${element.nodeName} ${element.className} “${element.textContent?.trim().slice(0, 30)}”` };
    });
    if (!found) break;
    if (!found.seen) hidden.push(found.name);
  }
  expect(stops).toBeGreaterThan(60);
  expect(hidden).toEqual([]);
});

test('at every step on a phone what the step is about lies in the visible map, and nothing covers it', async ({ page }) => {
  const story = await readFixture();
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 320, height: 568 },
    { width: 844, height: 390 },
  ]) {
    await page.setViewportSize(viewport);
    await open(page, fixture.page(), 'handle');
    for (const step of story.steps) {
      await seek(page, step.id);
      const { frame, stage, box, over } = await page.evaluate(() => {
        const { mapStory } = window as unknown as StoryWindow;
        const rect = document.querySelector('[data-stage]')?.getBoundingClientRect();
        const covers = [
          '.controls .button',
          '.status-panel .numeral',
          '.status-panel .areas',
          '.inset',
          '.route-timeline',
          '.picture-note',
        ].flatMap((selector) =>
          [...document.querySelectorAll<HTMLElement>(selector)]
            .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .map((element) => element.getBoundingClientRect())
            .map(({ left, top, right, bottom }) => ({ selector, left, top, right, bottom })),
        );
        return { frame: mapStory.frame(), stage: mapStory.stage(), box: { left: rect?.left ?? 0, top: rect?.top ?? 0 }, over: covers };
      });
      const view = viewOf((frame as Frame).camera, stage as Stage);
      for (const id of step.emphasise) {
        const place = story.places[id];
        if (!place) continue;
        const { x, y, visible } = project(view, place.at);
        const where = `${viewport.width}×${viewport.height}, ${step.id}: ${id} at ${Math.round(x)},${Math.round(y)}`;
        expect(visible && x >= 0 && y >= 0 && x <= stage.width && y <= stage.height, where).toBe(true);
        const covered = over.filter(
          ({ left, top, right, bottom }) => x + box.left > left && x + box.left < right && y + box.top > top && y + box.top < bottom,
        );
        expect(
          covered.map(({ selector }) => selector),
          where,
        ).toEqual([]);
      }
    }
  }
});

test('text has 7:1 over whatever the map shows, at every step of the wide layout', async ({ page }) => {
  test.slow();
  await page.unrouteAll();
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, fixture.page(), 'handle');
  // Words and tools away: what is left is what lies behind them.
  await addRules(page, '.words * { visibility: hidden !important }');
  const luminance = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink-second').trim());
  const { data: inkPixel } = await sharp({ create: { width: 1, height: 1, channels: 3, background: ink } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const lightOf = (pixels: Buffer, at: number): number =>
    0.2126 * luminance(pixels[at] ?? 0) + 0.7152 * luminance(pixels[at + 1] ?? 0) + 0.0722 * luminance(pixels[at + 2] ?? 0);
  for (const step of await stepIds(page)) {
    await seek(page, step);
    await pictureOf(page, step);
    const words = await page.locator('.words').boundingBox();
    if (!words) throw new Error('Expected words');
    // The last step leaves a strip of the window to the foot of the page, where there is no map.
    const foot = await page.locator('.story-foot').boundingBox();
    const height = Math.min(900, Math.floor(foot?.y ?? 900));
    const picture = await page.screenshot({ clip: { x: words.x, y: 0, width: words.width, height } });
    const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    let brightest = 0;
    for (let at = 0; at < data.length; at += info.channels) brightest = Math.max(brightest, lightOf(data, at));
    expect((lightOf(inkPixel, 0) + 0.05) / (brightest + 0.05), step).toBeGreaterThanOrEqual(7);
  }
});

test('200 % text and 400 % zoom: nothing is lost or scrolls sideways', async ({ page }) => {
  // 1280×1024 at 400 % is a viewport of 320×256.
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, fixture.page(), 'handle');
  await seek(page, 'workshop');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await seek(page, 'workshop');
  await atRest(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.words p:not(.map-words), .words h2, .button')]
      .filter(
        (element) =>
          element.checkVisibility() && element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).display !== 'inline',
      )
      .map((element) => element.textContent?.trim().slice(0, 40)),
  );
  expect(cut).toEqual([]);
});

test('forced colours: controls keep an edge, and the words their colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, fixture.page(), 'handle');
  const edges = await page
    .locator('.controls .button')
    .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).borderTopStyle));
  expect(edges.every((style) => style === 'solid')).toBe(true);
  await expect(page.locator('.route-steps a[aria-current] span')).toHaveCSS('forced-color-adjust', 'none');
});

test('what the map shows is said in reading order, under one headline and the chapters’ headings', async ({ page }) => {
  const story = await readFixture();
  await open(page, fixture.page(), 'handle');
  const order = await page
    .locator('#departure')
    .evaluate((section) => [...section.querySelectorAll('.reading, .map-words, .asides, .gap')].map(({ classList }) => classList[0]));
  expect(order).toEqual(['reading', 'map-words', 'asides', 'gap']);
  await expect(page.locator('[data-stage]')).toHaveAttribute('aria-hidden', 'true');
  await expect(page.locator('h1')).toHaveCount(1);
  const chapters = story.texts.en?.chapters.flatMap(({ heading }) => heading ?? []) ?? [];
  expect(chapters.length).toBeGreaterThan(1);
  expect(await page.locator('main h2').allTextContents()).toEqual(chapters);
});

test('reading and scrolling change nothing that a screen reader would speak by itself', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, fixture.page(), 'handle');
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const live =
      '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], [role="timer"], [role="marquee"], output';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live);
        if (region && !region.closest('[aria-hidden="true"], [hidden]')) spoken.push(`${region.className}: ${region.textContent?.trim()}`);
      }
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  for (const step of await stepIds(page)) {
    await seek(page, step);
    await page.evaluate(() => window.scrollBy({ top: 200, behavior: 'instant' }));
    await atRest(page);
  }
  expect(await spoken()).toEqual([]);
  // What is spoken would have been seen: a copied link says so.
  await page.locator(`#after [data-copy-link]`).click();
  await expect.poll(spoken).toEqual(['copied: Link copied']);
});

test('without motion: cuts and whole legs by the system’s setting, live', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  const rests = fixture.index('workshop');
  await seek(page, rests + 0.4);
  const { camera: moving, legs } = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame());
  expect(Object.values(legs).filter(({ drawn }) => drawn > 0 && drawn < 1)).toHaveLength(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForFunction((zoom) => (window as unknown as StoryWindow).mapStory.frame().camera.zoom !== zoom, moving.zoom);
  // The small globe is the reader's locator where the map does not move.
  await expect(page.locator('[data-inset]')).toBeVisible();
  const still = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame());
  await seek(page, rests);
  const rest = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.frame());
  expect(still.camera).toEqual(rest.camera);
  expect(still.legs).toEqual(rest.legs);
  expect(Object.values(still.legs).filter(({ drawn }) => drawn > 0 && drawn < 1)).toEqual([]);
});
