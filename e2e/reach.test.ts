import { expect, test } from './fixtures.ts';
import { withoutOurType } from './own-type.ts';
import {
  animationFrames,
  atRest,
  atStep,
  emptyPictures,
  fixture,
  open,
  type StoryWindow,
  seek,
  shown,
  stepIds,
  withoutWebGL,
} from './story-page.ts';

// What is reached is a frame, whichever renderer draws it; that the live map shows it is same-frame.test.ts's matter.
test.beforeEach(async ({ page }) => {
  await withoutWebGL(page);
  await emptyPictures(page);
});

const frameNow = () => (window as unknown as StoryWindow).mapStory.frame();

test('every step is reached by seek and by its address, with the same camera', async ({ page }) => {
  test.slow();
  await open(page, fixture.page(), 'handle');
  const steps = await stepIds(page);
  expect(steps).toEqual(fixture.steps);
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
  await open(page, fixture.page('en', '#reserve'), 'handle');
  // On a busy machine type and stage may still be coming when the page first rests.
  await expect.poll(() => page.evaluate(frameNow)).toEqual(sought.get('reserve'));
});

test('seek says what it does not know', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  const message = await page.evaluate(() =>
    (window as unknown as StoryWindow).mapStory.seek('nowhere').then(
      () => 'resolved',
      (error: Error) => `${error.name}: ${error.message}`,
    ),
  );
  expect(message).toContain('RangeError: Unexpected step "nowhere", expected a number or one of title, departure');
});

test('Page Down walks through the story to its end, and the map goes along', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  let before = 0;
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('PageDown');
    await atRest(page);
    const { position, frame } = await shown(page);
    expect(position).toBeGreaterThanOrEqual(before);
    expect(frame.position).toBe(position);
    before = position;
    if (position === fixture.last) break;
  }
  expect(before).toBe(fixture.last);
});

test('next and previous go from step to step; the route timeline and the contents jump, and Back returns', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await page.locator('[data-next]').click();
  await atStep(page, 1);
  await atRest(page);
  await page.locator('[data-next]').click();
  await atStep(page, 2);
  await atRest(page);
  await page.locator('[data-previous]').click();
  await atStep(page, 1);
  await atRest(page);

  await page.locator('.route-steps a').nth(fixture.index('reserve')).click();
  await page.waitForFunction((step) => (window as unknown as StoryWindow).mapStory.position() === step, fixture.index('reserve'));
  expect(new URL(page.url()).hash).toBe('#reserve');
  await page.locator('.contents summary').click();
  await page.locator('.contents-panel a').nth(3).click();
  await page.waitForFunction(() => (window as unknown as StoryWindow).mapStory.position() === 3);
  await page.goBack();
  await atStep(page, fixture.index('reserve'));
});

test('reload, back and forward come to the very px, within a step too', async ({ page }) => {
  await withoutOurType(page);
  await open(page, fixture.page('en', '#canal'), 'handle');
  await page.waitForFunction((step) => (window as unknown as StoryWindow).mapStory.position() === step, fixture.index('canal'));
  const place = () =>
    page.evaluate(() => {
      const { mapStory } = window as unknown as StoryWindow;
      return [window.scrollY, Math.round(mapStory.position() * 1000) / 1000, location.hash] as const;
    });
  // Some px further within a step, where the address says no more than its step.
  await page.evaluate(() => {
    document.querySelector('#strait [data-reading]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.scrollBy({ top: 161, behavior: 'instant' });
  });
  await page.waitForFunction(() => location.hash === '#strait');
  await atRest(page);
  const [y, position] = await place();
  expect(Math.abs(position - fixture.index('strait'))).toBeGreaterThan(0.01);
  const same = async (how: string) => {
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await expect.poll(place, how).toEqual([y, position, '#strait']);
  };
  await page.reload();
  await same('reload');
  await page.goto(fixture.page('en', 'text/'));
  await page.goBack();
  await same('back from another page');
  await page.locator('.route-steps a').nth(fixture.index('reserve')).click();
  await page.waitForFunction((step) => (window as unknown as StoryWindow).mapStory.position() === step, fixture.index('reserve'));
  const jumped = await place();
  await page.goBack();
  await same('back from a jump');
  await page.goForward();
  await expect.poll(place, 'forward').toEqual(jumped);
});

test('the address follows the reader without filling the history', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  const entries = await page.evaluate(() => history.length);
  await page.evaluate(() => document.querySelector('#strait [data-reading]')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.waitForFunction(() => location.hash === '#strait');
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForFunction(() => location.hash === '');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('mapstory:step is dispatched once per step that is entered', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await page.evaluate(() => {
    const heard: unknown[] = [];
    (window as unknown as { heard: unknown[] }).heard = heard;
    document.addEventListener('mapstory:step', (event) => heard.push((event as CustomEvent).detail));
  });
  for (const to of [1, 1.02, 2, 1]) await seek(page, to);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
    { story: fixture.id, lang: 'en', step: 'departure', position: 1 },
    { story: fixture.id, lang: 'en', step: 'canal', position: 2 },
    { story: fixture.id, lang: 'en', step: 'departure', position: 1 },
  ]);
});

test('resizing, rotating and larger text keep the reader at the step', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await seek(page, 'workshop');
  for (const size of [
    { width: 390, height: 844 },
    { width: 844, height: 390 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await atRest(page);
    const { position, frame } = await shown(page);
    expect(position, JSON.stringify(size)).toBeCloseTo(fixture.index('workshop'), 6);
    expect(frame.position).toBeCloseTo(fixture.index('workshop'), 6);
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '150%';
  });
  await animationFrames(page, 3);
  await atRest(page);
  expect((await shown(page)).position).toBeCloseTo(fixture.index('workshop'), 6);
});

test('without motion the map cuts between resting frames, and the switch is remembered', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
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
