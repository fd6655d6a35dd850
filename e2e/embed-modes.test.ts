import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { agreed, expect, guestOf, hostNow, hostRests, storyIn, storyStands, swipe, test } from './embed-fixtures.ts';
import { paragraphs } from './hosts/pages.ts';
import { fixture, type StoryWindow } from './story-page.ts';

/** A page with something in it, in the way of hosts without our script. */
const bare = (body: string): string =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0;font:16px/1.6 serif} iframe{display:block;border:0;width:100%}</style>${body}</html>`;

const positionOf = () => (window as unknown as StoryWindow).mapStory.position();

test('a bare frame scrolls inside and hands the scroll on at both ends', async ({ page, hosts, site }) => {
  await page.goto(
    hosts.put('/bare-scroll', {
      html: bare(
        `${paragraphs(4)}<iframe src="${site}/${fixture.page('en', 'embed/')}?mode=scroll" height="400"></iframe>${paragraphs(12)}`,
      ),
    }),
  );
  const guest = await guestOf(page);
  const frame = await page.locator('iframe').boundingBox();
  const over = { x: 240, y: (frame?.y ?? 0) + 200 };
  await page.mouse.move(over.x, over.y);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => guest.evaluate(() => window.scrollY)).toBeGreaterThan(200);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  // At its end the host goes on.
  await guest.evaluate(() => window.scrollTo({ top: 1e6, behavior: 'instant' }));
  await expect.poll(() => guest.evaluate(positionOf)).toBe(fixture.last);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  // And back at its beginning; a scroll of its own, as browsers keep one scroll with one box.
  await guest.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await expect.poll(() => guest.evaluate(positionOf)).toBe(0);
  await page.mouse.move(over.x, over.y - 40);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -100);
      return page.evaluate(() => window.scrollY);
    })
    .toBe(0);
});

test('step by step: buttons, keys, dots and swipes turn, nothing scrolls, and up and down are the host’s', async ({
  page,
  hosts,
  site,
}) => {
  await page.goto(
    hosts.put('/bare-steps', {
      html: bare(
        `${paragraphs(2)}<iframe src="${site}/${fixture.page('en', 'embed/')}?mode=steps" height="400"></iframe>${paragraphs(14)}`,
      ),
    }),
  );
  const guest = await guestOf(page);
  const step = () => guest.evaluate(() => document.querySelector('[data-shown]')?.id);
  const pages = () => guest.evaluate(() => document.querySelector<HTMLElement>('.words')?.dataset.pages ?? '');
  const words = () =>
    guest.evaluate(() => {
      const section = document.querySelector('[data-shown]') as HTMLElement;
      return [section.scrollLeft, section.scrollWidth, section.clientWidth, section.scrollHeight - section.clientHeight];
    });
  expect(await step()).toBe('title');
  // Every word of every step is on some page, none is cut at the foot, and the order is the story's.
  const seen: string[] = [];
  for (let i = 0; i < 120; i++) {
    const here = (await step()) ?? '';
    if (seen.at(-1) !== here) seen.push(here);
    const [left = 0, width = 0, box = 1, cut = 1] = await words();
    expect(cut, here).toBe(0);
    const [at = 1, of = 1] = ((await pages()) || '1/1').split('/').map(Number);
    if (at === of) expect(left + box, `${here}: its last page shows its last words`).toBeGreaterThanOrEqual(width - 1);
    if (await guest.locator('[data-next]').evaluate((link) => link.getAttribute('aria-disabled') === 'true')) break;
    await guest.locator('[data-next]').click();
  }
  expect(seen).toEqual(fixture.steps);
  await expect.poll(() => guest.evaluate(positionOf), { timeout: 60_000 }).toBe(fixture.last);

  await guest.locator('.route-steps a').nth(4).click();
  expect(await step()).toBe('workshop');
  expect(await guest.evaluate(positionOf)).toBe(4);
  const before = await pages();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => [await step(), await pages()].join(' ')).not.toBe(`workshop ${before}`);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => [await step(), await pages()].join(' ')).toBe(`workshop ${before}`);

  const box = await page.locator('iframe').boundingBox();
  const y = (box?.y ?? 0) + 300;
  await swipe(page, { x: 400, y }, { x: -250, y: 6 });
  await expect.poll(async () => [await step(), await pages()].join(' ')).not.toBe(`workshop ${before}`);
  await swipe(page, { x: 80, y }, { x: 250, y: 6 });
  await expect.poll(async () => [await step(), await pages()].join(' ')).toBe(`workshop ${before}`);
  // Up and down, by finger and by wheel, over map and words: the host scrolls, the guest keeps its page.
  for (const from of [(box?.y ?? 0) + 80, y]) {
    await page.evaluate(() => window.scrollTo(0, 0));
    await swipe(page, { x: 240, y: from }, { x: 0, y: -150 });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(80);
    // A finger may leave the page gliding, and a browser spends the wheel's turn on stopping that.
    await hostRests(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.mouse.move(240, from);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
  }
  expect([await step(), await pages()]).toEqual(['workshop', before]);
  expect(await guest.evaluate(() => [window.scrollY, location.hash])).toEqual([0, '']);
});

test('the hash of a frame leads to its step, in steps and in the flat edition', async ({ page, hosts, site }) => {
  const frame = (rest: string) => `<iframe src="${site}/${fixture.page('en', 'embed/')}${rest}#workshop" height="500"></iframe>`;
  await page.goto(hosts.put('/hashes', { html: bare(`${frame('?mode=steps')}${frame('flat.html')}`) }));
  const guest = await guestOf(page);
  expect(await guest.evaluate(() => document.querySelector('[data-shown]')?.id)).toBe('workshop');
  expect(await guest.evaluate(positionOf)).toBe(fixture.index('workshop'));
  const flat = page.frames().find((each) => each.url().includes('flat.html'));
  await expect
    .poll(() => flat?.evaluate(() => Math.abs(document.querySelector('#workshop')?.getBoundingClientRect().top ?? 999)))
    .toBeLessThan(40);
});

for (const inside of [true, false]) {
  test(`beside the host’s own words, ${inside ? 'inside the element' : 'elsewhere in the article'}: the map follows them`, async ({
    page,
    hosts,
    site,
  }) => {
    const long = 'The newspaper’s own words about this part of the way. '.repeat(6);
    const marked = `<p data-map-step="departure">${long}</p>${paragraphs(6)}<!-- map-step: date-line --><p>${long}</p>${paragraphs(6)}<p data-map-step="after">${long}</p>${paragraphs(6)}`;
    const element = (content: string) => `<map-story src="${site}/${fixture.page()}" mode="map">${content}</map-story>`;
    const html = bare(
      `<article>${paragraphs(3)}${inside ? element(marked) : `${element('')}${marked}`}</article><script src="${site}/embed.js"></script>`,
    );
    await page.goto(hosts.put(`/own-words-${inside}`, { html }));
    const guest = await guestOf(page);
    const bring = (index: number) =>
      page.evaluate((at) => {
        const words = [
          document.querySelector('[data-map-step="departure"]'),
          [...document.querySelectorAll('p')].filter((p) => p.textContent?.startsWith('The newspaper’s own'))[1],
          document.querySelector('[data-map-step="after"]'),
        ][at];
        const box = words?.getBoundingClientRect();
        // To the middle of what the map above leaves of the screen.
        window.scrollBy({ top: (box?.top ?? 0) + (box?.height ?? 0) / 2 - (270 + 330 * 0.43), behavior: 'instant' });
      }, index);
    for (const [index, position] of [
      [0, 1],
      [1, fixture.index('date-line')],
      [2, fixture.last],
      [0, 1],
    ] as const) {
      await bring(index);
      await expect.poll(() => guest.evaluate(positionOf), { message: `${position}` }).toBeCloseTo(position, 0);
      expect(Math.abs((await guest.evaluate(positionOf)) - position)).toBeLessThanOrEqual(0.1 + 1e-9);
    }
    await bring(1);
    // The map stays on the screen above the words, and covers none of them.
    const { frame } = await hostNow(page);
    expect([frame.y, Math.round(frame.height)]).toEqual([0, 270]);
    await storyIn(page).evaluate((story) => (story as HTMLElement & { seek(to: string): void }).seek('after'));
    await expect.poll(() => guest.evaluate(positionOf)).toBe(fixture.last);
    await expect(page.locator('[data-map-step="after"]')).toBeInViewport();
  });
}

test('hostile messages, 10,000 of each kind, change nothing and cost little', async ({ page, openArticle, hosts }) => {
  const stranger = hosts.put('/stranger', { html: '<title>s</title>' }).replace(hosts.origin, hosts.sameSite);
  await openArticle({ after: `${paragraphs(4)}<iframe src="${stranger}" title="an advertisement"></iframe>` });
  const guest = await storyStands(page);
  await page.evaluate(() => window.scrollTo(0, 3000));
  await agreed(page, guest);
  const before = { host: await hostNow(page), guest: await guest.evaluate(positionOf) };
  // A stranger's frame in the same page speaks to the host.
  const ad = page.frames().find((frame) => frame.url() === stranger);
  await ad?.evaluate(() => {
    // The guest it cannot even find: frames in a shadow tree have no place among their host's.
    const host = window.parent;
    for (let i = 0; i < 10_000; i++) {
      host.postMessage({ mapStory: 1, type: 'length', length: 100 + i }, '*');
      host.postMessage({ mapStory: 1, type: 'seek', offset: 0, smooth: false }, '*');
    }
  });
  // The host itself sends what no message of ours is.
  await page.evaluate(() => {
    const story = document.querySelector('map-story')?.shadowRoot?.querySelector('iframe')?.contentWindow;
    const big = { text: 'x'.repeat(2_000_000) };
    story?.postMessage({ mapStory: 1, type: 'seek', to: big.text }, '*');
    story?.postMessage({ mapStory: 1, type: 'words', marks: Array.from({ length: 100_000 }, () => ({})), band: {}, end: 1 }, '*');
    for (let i = 0; i < 10_000; i++) story?.postMessage({ mapStory: 1, type: 'progress', offset: i % 2 ? Number.NaN : `${i}` }, '*');
  });
  // What is asked now is answered after all of them.
  await storyIn(page).evaluate((story) => (story as HTMLElement & { seek(to: number): void }).seek(4));
  await expect.poll(() => guest.evaluate(positionOf), { timeout: 60_000 }).toBe(4);
  await page.evaluate(() => window.scrollTo(0, 3000));
  await agreed(page, guest);
  expect({ host: await hostNow(page), guest: await guest.evaluate(positionOf) }).toEqual(before);
});

test('pym.js, the real one: the host gets the height, and the story follows the position that the host sends', async ({
  page,
  hosts,
  site,
}) => {
  const pym = await readFile(createRequire(import.meta.url).resolve('pym.js/dist/pym.v1.js'), 'utf8');
  const html =
    bare(`${paragraphs(4)}<div id="story"></div>${paragraphs(10)}<script src="${hosts.put('/pym.js', { html: pym }, 'text/javascript')}"></script><script>
    var parent = new pym.Parent('story', ${JSON.stringify(`${site}/${fixture.page('en', 'embed/')}`)}, { trackscroll: true });</script>`);
  await page.goto(hosts.put('/pym', { html }));
  const height = () => page.locator('#story iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  await expect.poll(height, { timeout: 60_000 }).toBeGreaterThan(4000);
  await page.evaluate(() => window.scrollTo(0, 1));
  const guest = await guestOf(page);
  await expect
    .poll(() => guest.evaluate(() => document.documentElement.scrollHeight).then(async (length) => Math.abs(length - (await height()))))
    .toBeLessThanOrEqual(1);
  const top = await page.locator('#story').evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
  for (const into of [3000, 6000, 1200]) {
    await page.evaluate((y) => window.scrollTo(0, y), top + into);
    await expect.poll(() => guest.evaluate(() => Math.round(window.scrollY))).toBe(into);
    expect(await guest.evaluate(() => window.innerHeight)).toBe(600);
  }
  await expect.poll(() => guest.evaluate(positionOf)).toBeGreaterThan(0.5);
});

test('guests ask search engines to pass by and name the story’s page; full screen is offered where it is allowed', async ({
  page,
  site,
}) => {
  for (const path of ['embed/', 'embed/flat.html']) {
    await page.goto(`${site}/${fixture.page()}${path}`);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
    expect(new URL((await page.locator('link[rel="canonical"]').getAttribute('href')) ?? '', site).pathname).toMatch(
      new RegExp(`/${fixture.page()}$`),
    );
  }
  await page.goto(`${site}/${fixture.page('en', 'embed/')}?mode=flat`);
  await expect.poll(() => page.url()).toContain('flat.html');
  // One button more lies over the map: names keep clear of it, too.
  await page.setViewportSize({ width: 375, height: 640 });
  for (const mode of ['steps', 'map']) {
    await page.goto(`${site}/${fixture.page('en', 'embed/')}?mode=${mode}`);
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    const over = () =>
      page.evaluate(() => {
        const lefts = [...document.querySelectorAll('.controls .button')]
          .map((button) => button.getBoundingClientRect())
          .filter((box) => box.width > 0);
        const [corner] = (window as unknown as StoryWindow).mapStory.stage().covered ?? [];
        return { count: lefts.length, clear: Math.min(...lefts.map((box) => box.left)) - (corner?.left ?? 0) };
      });
    await expect.poll(over).toEqual({ count: mode === 'map' ? 1 : 3, clear: 4 });
  }
  await page.goto(`${site}/${fixture.page('en', 'embed/')}?mode=steps`);
  await page.locator('.full-screen').click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
});

test('the embed page shows what it hands out, live', async ({ page, site }) => {
  await page.goto(`${site}/${fixture.id}/embed-code/`);
  const code = page.locator('#code');
  await expect(code).toHaveValue(new RegExp(`^<map-story src="http[^"]+/${fixture.page()}"`));
  await page.getByLabel('How').selectOption('scroll');
  await page.getByLabel('Background of the text').selectOption('paper');
  await page.getByLabel('Accent').fill('#cc3300');
  await expect(code).toHaveValue(/mode="scroll" theme="paper" accent="#cc3300"/);
  await page.getByRole('radio', { name: 'A phone' }).check();
  const guest = await guestOf(page);
  await expect.poll(() => guest.locator('[data-guest]').getAttribute('data-theme')).toBe('paper');
  expect(await guest.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(360);
});
