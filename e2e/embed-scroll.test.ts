import type { Frame } from '@playwright/test';
import { agreed, expect, guestOf, hostNow, hostRests, storyIn, storyStands, swipe, test } from './embed-fixtures.ts';
import { paragraphs } from './hosts/pages.ts';
import { fixture, type StoryWindow, seek } from './story-page.ts';

const middle = { x: 240, y: 300 };

test('nothing is loaded before the story is within two screens; then it comes and moves nothing', async ({ page, openArticle, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    const noted = { shifts: 0, events: [] as unknown[] };
    Object.assign(window, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.shifts += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    for (const name of ['ready', 'step', 'complete'])
      document.addEventListener(`mapstory:${name}`, (event) => noted.events.push([name, (event as CustomEvent).detail]));
  });
  await openArticle({ before: paragraphs(40) });
  await page.waitForFunction(() => Boolean(customElements.get('map-story')));
  await expect(storyIn(page)).toContainText('A story');
  expect(asked.filter((url) => url.startsWith(site))).toEqual([`${site}/embed.js`]);
  // Two screens are 1200 px: at 1300 px nothing, at 1100 px the story.
  const { story } = await hostNowFar(page);
  await page.evaluate((y) => window.scrollTo(0, y), story - 600 - 1300);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(asked.filter((url) => url.includes('/embed/'))).toEqual([]);
  const y = Math.round(story) - 600 - 1100;
  await page.evaluate((to) => window.scrollTo(0, to), y);
  const guest = await storyStands(page);
  await agreed(page, guest);
  expect(await page.evaluate(() => [window.scrollY, document.activeElement?.localName, history.length])).toEqual([y, 'body', 2]);
  const noted = await page.evaluate(() => (window as unknown as { noted: { shifts: number; events: [string, object][] } }).noted);
  expect(noted.shifts).toBe(0);
  expect(noted.events[0]).toEqual(['ready', { story: fixture.id, lang: 'en', mode: 'scroll', steps: fixture.steps }]);
  expect(await storyIn(page).evaluate((element) => element.shadowRoot?.querySelector('slot')?.checkVisibility())).toBe(false);
});

/** As `hostNow`, before there is a frame. */
const hostNowFar = (page: import('@playwright/test').Page) =>
  storyIn(page).evaluate((element) => ({ story: element.getBoundingClientRect().top + window.scrollY }));

test('it is the same story: at 30 places of the host the frame is that of the page itself', async ({
  page,
  openArticle,
  context,
  site,
}) => {
  await openArticle();
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  // After the words come legend and sources, where the last step stays.
  const words = await guest.evaluate(() => (document.querySelector('.story') as HTMLElement).offsetHeight);
  const seen = [];
  for (let i = 0; i < 30; i++) {
    await page.evaluate((y) => window.scrollTo(0, y), Math.round(story + ((words - 600) * (i + 0.5)) / 30));
    await agreed(page, guest);
    seen.push(
      await guest.evaluate(() => {
        const { mapStory } = window as unknown as StoryWindow;
        return { position: mapStory.position(), stage: mapStory.stage(), frame: mapStory.frame() };
      }),
    );
  }
  expect(new Set(seen.map(({ position }) => position)).size).toBeGreaterThan(25);
  const own = await context.newPage();
  await own.addInitScript(() => {
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null });
  });
  await own.goto(`${site}/${fixture.page()}`);
  await own.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
  for (const { position, stage, frame } of seen) {
    await seek(own, position);
    const same = await own.evaluate(() => {
      const { mapStory } = window as unknown as StoryWindow;
      return { stage: mapStory.stage(), frame: mapStory.frame() };
    });
    expect(same).toEqual({ stage, frame });
  }
});

test('wheel and finger on the story scroll the host: to its end and back, by the finger’s own way, wherever the story is', async ({
  page,
  openArticle,
}) => {
  await openArticle();
  const guest = await storyStands(page);
  await page.mouse.move(middle.x, middle.y);
  for (const step of [1100, -1100]) {
    for (;;) {
      const { y, end } = await hostNow(page);
      if (y === (step > 0 ? end : 0)) break;
      await page.mouse.wheel(0, step);
      await expect
        .poll(async () => ((await hostNow(page)).y - y) * Math.sign(step), { message: `${step} from ${y} of ${end}`, timeout: 75_000 })
        .toBeGreaterThan(0);
    }
  }
  const { story, length } = await hostNow(page);
  for (const share of [-0.03, 0, 0.1, 0.35, 0.6, 0.85, 0.98, 1.02]) {
    const y = Math.round(story + (length - 600) * share);
    await page.evaluate((to) => window.scrollTo(0, to), y);
    await agreed(page, guest);
    for (const way of [-300, 300]) {
      await hostRests(page);
      const before = (await hostNow(page)).y;
      await swipe(page, { x: 240, y: 300 - way / 2 }, { x: 0, y: way });
      // Some px go before the browser knows that it is a scroll; what glides on after is the browser's.
      await expect
        .poll(async () => ((await hostNow(page)).y - before) * -Math.sign(way), { message: `${share}, ${way}` })
        .toBeGreaterThan(220);
    }
  }
});

test('while the host is flicked, the guest’s content is never more than a frame behind', async ({ page, hosts, openArticle }) => {
  await openArticle();
  // Another port of the same host shares our process: both sides draw in the same frames, and their time tells which frame is which.
  const { pathname } = new URL(page.url());
  await page.goto(hosts.sameSite + pathname);
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  await page.evaluate((y) => window.scrollTo(0, y), story + 1000);
  await agreed(page, guest);
  await guest.evaluate(() => {
    const frames: [number, number][] = [];
    Object.assign(window, { frames });
    const note = (time: number): void => {
      frames.push([performance.timeOrigin + time, window.scrollY]);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const host = await storyIn(page).evaluate(async (element) => {
    const frame = element.shadowRoot?.querySelector('iframe') as Element;
    const frames: [number, number][] = [];
    // A flick: 60 px in its first frame, a little less in each that follows.
    for (let speed = 60; speed > 1; speed *= 0.95) {
      const time = await new Promise<number>(requestAnimationFrame);
      frames.push([performance.timeOrigin + time, frame.getBoundingClientRect().top - element.getBoundingClientRect().top]);
      window.scrollBy({ top: speed, behavior: 'instant' });
    }
    return frames;
  });
  await agreed(page, guest);
  const guests = await guest.evaluate(() => (window as unknown as { frames: [number, number][] }).frames);
  let compared = 0;
  let atOnce = 0;
  for (const [time, y] of guests) {
    const at = host.findIndex(([other]) => Math.abs(other - time) < 1);
    if (at < 1) continue;
    compared++;
    // Where the host stood when this frame began, and when the one before did.
    const [now, before] = [at, at - 1].map((frame) => Math.abs((host[frame]?.[1] ?? 0) - y)) as [number, number];
    expect(Math.min(now, before), `frame ${at}`).toBeLessThanOrEqual(1);
    if (now <= 1) atOnce++;
  }
  // A script that scrolls in its own animation frame is heard in that frame, not by the event that follows in the next.
  expect(atOnce).toBeGreaterThan(compared / 2);
  expect(compared).toBeGreaterThan(20);
});

test('links, keys and banners: what moves one side the other follows, and neither address nor history change', async ({
  page,
  openArticle,
}) => {
  await openArticle();
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  await page.evaluate((y) => window.scrollTo(0, y), story);
  await agreed(page, guest);
  const entries = await page.evaluate(() => history.length);
  const address = guest.url();
  const at = () => guest.evaluate(() => (window as unknown as StoryWindow).mapStory.position());
  await guest.locator('[data-next]').click();
  await expect.poll(at, { timeout: 60_000 }).toBeCloseTo(1, 1);
  await agreed(page, guest);
  await guest.locator('.route-steps a').nth(fixture.index('reserve')).click();
  await expect.poll(at).toBe(fixture.index('reserve'));
  await agreed(page, guest);
  await guest.locator('#reserve .cite a').first().click();
  await agreed(page, guest);
  expect((await hostNow(page)).offset).toBeGreaterThan(10_000);
  await storyIn(page).evaluate((element) => (element as HTMLElement & { seek(to: string): void }).seek('strait'));
  await expect.poll(at).toBe(fixture.index('strait'));
  await agreed(page, guest);
  expect(await page.evaluate(() => [history.length, location.hash])).toEqual([entries, '']);
  expect(guest.url()).toBe(address);
  expect(await guest.evaluate(() => location.href)).toBe(address);

  // What the focus brings into view.
  await page.evaluate((y) => window.scrollTo(0, y), story);
  await agreed(page, guest);
  await guest.evaluate(() => document.querySelector<HTMLElement>('#date-line .cite a')?.focus());
  await expect.poll(async () => (await hostNow(page)).offset).toBeGreaterThan(3000);
  await agreed(page, guest);

  // A banner that comes in above the story, in the middle of it.
  await page.evaluate((y) => window.scrollTo(0, y), story + 3000);
  await agreed(page, guest);
  for (const anchor of ['auto', 'none']) {
    await page.evaluate((value) => {
      document.documentElement.style.overflowAnchor = value;
      const banner = document.createElement('div');
      banner.style.height = '250px';
      document.body.prepend(banner);
    }, anchor);
    await agreed(page, guest);
  }
  // Without an anchor the host's own content moved by the banner, and the guest with it.
  expect(Math.abs((await hostNow(page)).offset - 2750)).toBeLessThanOrEqual(1);
});

test('after a click in the story the space bar scrolls the host, as Page Down does', async ({ page, openArticle }) => {
  await openArticle();
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  await page.evaluate((y) => window.scrollTo(0, y), story + 2000);
  await agreed(page, guest);
  const y = () => page.evaluate(() => window.scrollY);
  const from = await y();
  // Beside the words, where nothing is clicked.
  await page.mouse.click(8, 500);
  for (const key of ['Space', 'PageDown']) {
    const before = await y();
    await page.keyboard.press(key);
    await hostRests(page);
    expect(await y(), key).toBeGreaterThan(before + 400);
  }
  for (const key of ['Shift+Space', 'PageUp']) {
    await page.keyboard.press(key);
    await hostRests(page);
  }
  expect(Math.abs((await y()) - from)).toBeLessThanOrEqual(8);
  // A control keeps it.
  await guest.locator('.contents summary').focus();
  const before = await y();
  await page.keyboard.press('Space');
  await hostRests(page);
  expect(await y()).toBe(before);
  await expect(guest.locator('.contents')).toHaveAttribute('open', '');
});

test('on request the guest changes its language and keeps the step, and changes its colours at once', async ({ page, openArticle }) => {
  await openArticle();
  const guest = await storyStands(page);
  await storyIn(page).evaluate((element) => (element as HTMLElement & { seek(to: string): void }).seek('date-line'));
  // A host scrolls by whole pixels: a step is reached within its rest, not to the last digit.
  const at = (frame: Frame) => () =>
    frame.evaluate((step) => Math.abs((window as unknown as StoryWindow).mapStory.position() - step) < 0.1, fixture.index('date-line'));
  await expect.poll(at(guest)).toBe(true);
  await storyIn(page).evaluate((element) => element.setAttribute('theme', 'paper'));
  await expect.poll(() => guest.locator('[data-guest]').getAttribute('data-theme')).toBe('paper');
  expect(await guest.locator('#date-line .reading').evaluate((words) => getComputedStyle(words).color)).toBe('rgb(22, 24, 28)');
  await storyIn(page).evaluate((element) => element.setAttribute('lang', 'ar'));
  await expect.poll(() => guest.url(), { timeout: 60_000 }).toContain(fixture.page('ar', 'embed/'));
  const arabic = await guestOf(page);
  await expect.poll(at(arabic), { timeout: 60_000 }).toBe(true);
  await agreed(page, arabic);
});
