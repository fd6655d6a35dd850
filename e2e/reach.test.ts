import { expect, test } from './fixtures.ts';
import { animationFrames, atRest, emptyPictures, open, type StoryWindow, seek, shown, withoutWebGL } from './story-page.ts';

// What is reached is a frame, whichever renderer draws it; that the live map shows it is same-frame.test.ts's matter.
test.beforeEach(async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
});

const frameNow = () => (window as unknown as StoryWindow).mapStory.frame();

test('every step is reached by seek and by its address, with the same camera', async ({ page }) => {
  test.slow();
  await open(page, '/kursk/en/', 'handle');
  const steps = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.steps.map((step) => step.id));
  expect(steps.length).toBe(12);
  const sought = new Map<string, unknown>();
  for (const id of steps) {
    await seek(page, id);
    sought.set(id, await page.evaluate(frameNow));
  }
  for (const id of [...steps].reverse()) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, id);
    await atRest(page);
    expect(await page.evaluate(frameNow), id).toEqual(sought.get(id));
  }
  await open(page, '/kursk/en/#kept-apart', 'handle');
  await atRest(page);
  expect(await page.evaluate(frameNow)).toEqual(sought.get('kept-apart'));
});

test('seek says what it does not know', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  const message = await page.evaluate(() =>
    (window as unknown as StoryWindow).mapStory.seek('nowhere').then(
      () => 'resolved',
      (error: Error) => `${error.name}: ${error.message}`,
    ),
  );
  expect(message).toContain('RangeError: Unexpected step "nowhere", expected a number or one of title, alliance');
});

test('Page Down walks through the story to its end, and the map goes along', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  let before = 0;
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('PageDown');
    await atRest(page);
    const { position, frame } = await shown(page);
    expect(position).toBeGreaterThanOrEqual(before);
    expect(frame.position).toBe(position);
    before = position;
    if (position === 11) break;
  }
  expect(before).toBe(11);
});

test('next and previous leaf through the steps; the strip and the contents jump, and Back returns', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  await page.locator('[data-next]').click();
  await page.waitForFunction(() => Math.abs((window as unknown as StoryWindow).mapStory.position() - 1) < 0.1);
  await atRest(page);
  await page.locator('[data-next]').click();
  await page.waitForFunction(() => Math.abs((window as unknown as StoryWindow).mapStory.position() - 2) < 0.1);
  await atRest(page);
  await page.locator('[data-previous]').click();
  await page.waitForFunction(() => Math.abs((window as unknown as StoryWindow).mapStory.position() - 1) < 0.1);
  await atRest(page);

  await page.locator('.route-steps a').nth(8).click();
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.position() === 8);
  expect(new URL(page.url()).hash).toBe('#kept-apart');
  await page.locator('.contents summary').click();
  await page.locator('.contents-panel a').nth(3).click();
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.position() === 3);
  await page.goBack();
  await page.waitForFunction(() => Math.abs((window as unknown as StoryWindow).mapStory.position() - 8) < 0.1);
});

test('the address follows the reader without filling the history', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  const entries = await page.evaluate(() => history.length);
  await page.evaluate(() => document.querySelector('#silence [data-reading]')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.waitForFunction(() => location.hash === '#silence');
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForFunction(() => location.hash === '');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('mapstory:step is told once per step that is entered', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  await page.evaluate(() => {
    const told: unknown[] = [];
    (window as unknown as { told: unknown[] }).told = told;
    document.addEventListener('mapstory:step', (event) => told.push((event as CustomEvent).detail));
  });
  for (const to of [1, 1.02, 2, 1]) await seek(page, to);
  expect(await page.evaluate(() => (window as unknown as { told: unknown[] }).told)).toEqual([
    { story: 'kursk', lang: 'en', step: 'alliance', position: 1 },
    { story: 'kursk', lang: 'en', step: 'long-way', position: 2 },
    { story: 'kursk', lang: 'en', step: 'alliance', position: 1 },
  ]);
});

test('resizing, rotating and larger text keep the reader at the step', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  await seek(page, 'training-grounds');
  for (const size of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await atRest(page);
    const { position, frame } = await shown(page);
    expect(position, JSON.stringify(size)).toBeCloseTo(7, 6);
    expect(frame.position).toBeCloseTo(7, 6);
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '150%';
  });
  await animationFrames(page, 3);
  await atRest(page);
  expect((await shown(page)).position).toBeCloseTo(7, 6);
});

test('without motion the map cuts between resting frames, and the switch is remembered', async ({ page }) => {
  await open(page, '/kursk/en/', 'handle');
  await page.locator('.in-row[data-motion]').click();
  await seek(page, 6.3);
  const a = await page.evaluate(frameNow);
  await seek(page, 6);
  const rest = await page.evaluate(frameNow);
  expect(a.camera).toEqual(rest.camera);
  expect(a.legs).toEqual(rest.legs);
  await page.reload();
  await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
  await expect(page.locator('.in-row[data-motion]')).toHaveAttribute('aria-checked', 'false');
});
