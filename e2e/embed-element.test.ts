import type { BrowserContext, Page } from '@playwright/test';
import { expect, frameShows, guestOf, storyIn, storyStands, test } from './embed-fixtures.ts';
import { paragraphs } from './hosts/pages.ts';
import { addRules, drawn, fixture, type StoryWindow, withoutWebGL } from './story-page.ts';

const host = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0;font:16px/1.6 serif}</style>${head}${body}</html>`;

const story = (site: string, attributes = '', inside = '<p>A headline and a standfirst</p>'): string =>
  `<map-story src="${site}/${fixture.page()}" ${attributes}>${inside}</map-story>`;

/** Another publisher, whose site is ours at another origin. */
async function otherPublisher(context: BrowserContext, site: string): Promise<string> {
  const origin = 'http://maps.example';
  await context.route(`${origin}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(origin, site) });
    await route.fulfill({ response });
  });
  return origin;
}

/** Says what the script did before it shared the element with others: only the first in a page ran, and took every element. */
const earlierVersion = (
  site: string,
): string => `if (!customElements.get('map-story')) customElements.define('map-story', class extends HTMLElement {
  connectedCallback() {
    if (!this.getAttribute('src').startsWith('${site}')) return;
    const root = this.attachShadow({ mode: 'open' });
    const [frame, iframe] = [document.createElement('div'), document.createElement('iframe')];
    iframe.src = this.getAttribute('src') + 'embed/?mode=steps';
    frame.append(iframe);
    root.append(document.createElement('div'), frame);
  }
});`;

const framesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('map-story, [data-map-story]')].map((element) =>
      [...(element.shadowRoot?.querySelectorAll('iframe') ?? [])].map((frame) => new URL(frame.src).origin),
    ),
  );

test('stories of two publishers, in any order of their scripts, of whatever version: each is shown once, by its own', async ({
  page,
  context,
  hosts,
  site,
}) => {
  const other = await otherPublisher(context, site);
  const ours = `<script src="${site}/embed.js"></script>`;
  const again = `<script src="${site}/embed.js?once-more"></script>`;
  const theirs = `<script src="${other}/embed.js"></script>`;
  const earlier = `<script>${earlierVersion(other)}</script>`;
  const stories = `${story(site, 'mode="steps"')}${story(other, 'mode="steps"')}`;
  const byAttribute = `<div data-map-story="${other}/${fixture.page()}" data-mode="steps"></div>`;
  for (const [order, scripts] of Object.entries({
    both: ours + theirs,
    'the other way': theirs + ours,
    copies: ours + again + theirs + again,
    'an earlier version first': earlier + ours,
    'an earlier version last': ours + earlier,
  })) {
    const shared = !order.includes('earlier');
    await page.goto(hosts.put('/two', { html: host(stories + (shared ? byAttribute : '') + scripts) }));
    await page.waitForFunction(() => document.readyState === 'complete' && Boolean(customElements.get('map-story')));
    const expected = [[site], [other], ...(shared ? [[other]] : [])];
    await expect.poll(() => framesOf(page), { message: order }).toEqual(expected);
  }
  // One that is taken out and put back is shown once, too.
  await page.goto(hosts.put('/two', { html: host(`<main>${stories}</main>${ours}${again}${theirs}`) }));
  await expect.poll(() => framesOf(page)).toEqual([[site], [other]]);
  await page.evaluate(() => document.body.append(...document.querySelectorAll('map-story')));
  await expect.poll(() => framesOf(page)).toEqual([[site], [other]]);
  await guestOf(page, 1);
});

test.describe('on paper', () => {
  for (const mode of ['scroll', 'steps', 'flat', 'map'] as const) {
    test(`${mode}: the element is words, pictures and the story’s address, as long as they are`, async ({ page, hosts, site }) => {
      const own = mode === 'map' ? '<p data-map-step="canal">The newspaper’s own words</p>' : '<p>A headline and a standfirst</p>';
      const html = `<h1>News</h1>${paragraphs(2)}${story(site, `mode="${mode}"`, own)}${paragraphs(2, 90)}<script src="${site}/embed.js"></script>`;
      await page.goto(hosts.put(`/print-${mode}`, { html: host(html) }));
      const section = storyIn(page).locator('section');
      await frameShows(page);
      await expect(section).toBeHidden();
      await page.emulateMedia({ media: 'print' });
      await expect(section.locator('img')).toHaveCount(fixture.steps.length);
      await expect(storyIn(page).locator('iframe')).toBeHidden();
      await expect(section.locator('img').first()).toHaveAttribute('alt', /The globe, with Lisbon/);
      await expect(section.locator('p').last()).toHaveText(`${site}/${fixture.page()}`);
      await expect(page.getByText('The newspaper’s own words')).toHaveCount(mode === 'map' ? 1 : 0);
      if (mode === 'map') {
        await expect(page.getByText('The newspaper’s own words')).toBeVisible();
      } else {
        await expect(storyIn(page).getByText('A headline and a standfirst')).toBeHidden();
        await expect(section.locator('h2')).toHaveText(fixture.title);
        await expect(section).toContainText('the glass was read at noon and again at midnight. [1]');
        await expect(section).toContainText('It weighed 41 kg and was lined with cork');
        await expect(section).toContainText('https://example.org/register');
      }
      const pictures = section.locator('img');
      await pictures.last().scrollIntoViewIfNeeded();
      await expect.poll(() => drawn(pictures.last())).toBe(true);
      // As long as its words and pictures are, and no page of nothing.
      const [outer, inner] = await storyIn(page).evaluate((element) => [
        (element as HTMLElement).offsetHeight,
        element.shadowRoot?.querySelector('section')?.offsetHeight,
      ]);
      expect((outer ?? 0) - (inner ?? 0)).toBeLessThan(80);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(14);
      // And then the story is on the screen, as before.
      await page.emulateMedia({ media: 'screen' });
      await expect(storyIn(page).locator('iframe')).toBeVisible();
      expect((await guestOrFlat(page)).url()).toContain(mode === 'flat' ? 'flat.html' : `mode=${mode}`);
    });
  }
});

/** The guest's frame, of any mode. */
async function guestOrFlat(page: Page) {
  const guests = () => page.frames().filter((frame) => frame.url().includes('/embed/'));
  await expect.poll(() => guests().length).toBe(1);
  return guests()[0] as ReturnType<Page['mainFrame']>;
}

test.describe('a guest that fails', () => {
  test.use({ provokes: [/Failed to load resource|Unexpected status 503/] });
  for (const fault of ['503', 'cut', 'hang', 'its story is not there'] as const) {
    test(`${fault}: is asked again twice, with longer pauses, and when the reader comes near or is connected again; the words stand`, async ({
      page,
      context,
      hosts,
      site,
    }) => {
      let broken = true;
      let asked = 0;
      /** when, by the page's clock, which runs on: before the guest can have failed */
      const times: number[] = [];
      const path = fault === 'its story is not there' ? /\/data\/[\w-]+\.json/ : /\/embed\/\?mode=scroll/;
      await context.route(path, async (route) => {
        asked++;
        times.push(await page.evaluate(() => Date.now()));
        if (!broken) return route.continue();
        if (fault === 'cut') return route.abort('connectionreset');
        if (fault !== 'hang') return route.fulfill({ status: 503, body: 'busy' });
      });
      await page.clock.install();
      const html = `${paragraphs(2)}${story(site, 'mode="scroll"', '<p><a href="#words">A headline</a></p>')}${paragraphs(60)}<script src="${site}/embed.js"></script>`;
      // Who waits for the frame of a page waits for all in it.
      await page.goto(hosts.put(`/fails-${fault.length}`, { html: host(html) }), { waitUntil: 'commit' });
      for (const [tries, pause] of [
        [1, 4000],
        [2, 16_000],
      ] as const) {
        await expect.poll(() => times.length, { timeout: 60_000 }).toBe(tries);
        for (let i = 0; i < 300 && asked === tries; i++) await page.clock.runFor(500);
        await expect.poll(() => times.length, { timeout: 60_000 }).toBe(tries + 1);
        expect((times[tries] ?? 0) - (times[tries - 1] ?? 0), `pause ${tries}`).toBeGreaterThanOrEqual(pause);
      }
      await expect.poll(() => asked, { timeout: 60_000 }).toBe(3);
      await page.clock.runFor(200_000);
      expect(asked, 'and then no more').toBe(3);
      // All the while its words can be read, and printed with the story's address; its links can be followed.
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText('A headline')).toBeVisible();
      await expect(storyIn(page).locator('section')).toHaveText(`${site}/${fixture.page()}`);
      expect(await storyIn(page).evaluate((element) => (element as HTMLElement).offsetHeight)).toBeLessThan(200);
      await page.emulateMedia({ media: 'screen' });
      await page.locator('a[href="#words"]').click();
      expect(page.url()).toContain('#words');

      broken = false;
      if (fault === 'cut') {
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
      } else {
        // The reader goes, and comes back.
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.evaluate(() => window.scrollTo(0, 0));
      }
      await storyStands(page);
      expect(asked).toBeGreaterThan(3);
    });
  }
});

test.describe('the colours of the page', () => {
  const themeIn = async (page: Page) => (await guestOf(page)).locator('[data-guest]').getAttribute('data-theme');
  test('a story of theme="auto" follows host and reader, and never shows the other', async ({ page, hosts, site }) => {
    const html = host(
      `${story(site, 'mode="steps" theme="auto"')}<script src="${site}/embed.js"></script>`,
      '<style>:root{color-scheme:light dark}</style>',
    );
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(hosts.put('/auto', { html }));
    const guest = await guestOf(page);
    expect(guest.url()).toContain('theme=paper');
    expect(await themeIn(page)).toBe('paper');
    const behind = () =>
      storyIn(page)
        .locator('div')
        .evaluate((frame) => getComputedStyle(frame).backgroundColor);
    await expect.poll(behind).toBe('rgb(251, 250, 247)');
    // The reader changes, then the host does.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => themeIn(page)).toBe('night');
    await expect.poll(behind).toBe('rgb(5, 7, 11)');
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'light'));
    await expect.poll(() => themeIn(page)).toBe('paper');
    await storyIn(page).evaluate((element) => element.setAttribute('theme', 'night'));
    await expect.poll(() => themeIn(page)).toBe('night');
    await storyIn(page).evaluate((element) => element.setAttribute('theme', 'auto'));
    await expect.poll(() => themeIn(page)).toBe('paper');
    // A page that says nothing leaves it to the reader; a host that is dark has a dark story from the first.
    for (const [css, theme] of [
      ['', 'night'],
      [':root{color-scheme:only light}', 'paper'],
    ] as const) {
      await page.goto(hosts.put('/auto', { html: html.replace(':root{color-scheme:light dark}', css) }));
      const next = await guestOf(page);
      expect(new URL(next.url()).searchParams.get('theme') ?? 'night', css).toBe(theme);
    }
  });
});

test.describe('without the style attribute', () => {
  const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts);
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shifts: number }).shifts += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  test('nothing shifts where the script, one line of the host’s style sheet or a sized picture comes first', async ({
    page,
    hosts,
    site,
  }) => {
    const script = `<script src="${site}/embed.js"></script>`;
    const late = `<script>addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => { const s = document.createElement('script'); s.src = '${site}/embed.js'; document.head.append(s); })))</script>`;
    const line = '<style>map-story { display: block; min-height: 100vh }</style>';
    const picture = `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt="" width="390" height="844">`;
    for (const [name, html] of Object.entries({
      'the script first': host(`${paragraphs(2)}${story(site, 'mode="scroll"')}${paragraphs(12)}`, script),
      'a line in the style sheet': host(`${paragraphs(2)}${story(site, 'mode="scroll"')}${paragraphs(12)}${late}`, line),
      'a sized picture': host(`${paragraphs(2)}${story(site, 'mode="scroll"', picture)}${paragraphs(12)}${late}`),
      'below the fold': host(`${paragraphs(12)}${story(site, 'mode="scroll"')}${paragraphs(12)}${late}`),
    })) {
      await page.goto(hosts.put('/stripped', { html }));
      await storyStands(page);
      expect(await shifts(page), name).toBe(0);
    }
    await page.goto(hosts.put('/stripped', { html: host(`${paragraphs(2)}${story(site, 'mode="scroll"')}${paragraphs(12)}${late}`) }));
    await storyStands(page);
    console.log('late and alone', await shifts(page));
  });
});

test('a map that moves with moveBefore, and one that is appended elsewhere, go on', async ({ page, hosts, site }) => {
  const html = host(`<main>${story(site, 'mode="steps"')}</main><aside></aside><script src="${site}/embed.js"></script>`);
  await page.goto(hosts.put('/moves', { html }));
  const guest = await guestOf(page);
  await page.evaluate(() => {
    const [aside, element] = [document.querySelector('aside') as Element, document.querySelector('map-story') as Element];
    (aside as Element & { moveBefore(node: Node, child: Node | null): void }).moveBefore(element, null);
  });
  expect(await guest.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBe(0);
  await page.evaluate(() => document.querySelector('main')?.append(document.querySelector('map-story') as Element));
  await guestOf(page);
  await expect.poll(() => framesOf(page)).toEqual([[site]]);
});

test('step by step in large letters: nothing lies over anything, and a page has more than three lines', async ({ page, site }) => {
  await withoutWebGL(page);
  for (const [width, height, letters] of [
    [320, 400, 200],
    [320, 256, 100],
    [568, 320, 200],
    [320, 400, 100],
    [320, 640, 100],
    [480, 700, 200],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${site}/${fixture.page('en', 'embed/')}?mode=steps`);
    await addRules(page, `html { font-size: ${letters}% }`);
    await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'failed');
    for (const step of [1, 4, fixture.last]) {
      await page.evaluate((to) => (window as unknown as StoryWindow).mapStory.seek(to), step);
      const { over, lines } = await page.evaluate(() => {
        const seen = (selector: string) =>
          [...document.querySelectorAll(selector)]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => ({ name: selector, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 2 && box.height > 2);
        const boxes = ['.status-panel', '.picture-note p', '.picture-note .button', '.controls > *', '.route-timeline', '.words'].flatMap(
          seen,
        );
        const over = boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .filter(
              ({ box, name }) =>
                name !== one.name &&
                Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 2 &&
                Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 2,
            )
            .map(({ name }) => `${one.name} over ${name}`),
        );
        const text = document.querySelector('[data-shown] [data-reading]') as HTMLElement;
        const room = (document.querySelector('[data-shown]') as HTMLElement).clientHeight;
        return { over, lines: room / Number.parseFloat(getComputedStyle(text).lineHeight) };
      });
      const at = `${width}×${height}, letters ${letters} %, step ${step}`;
      expect(over, at).toEqual([]);
      expect(lines, at).toBeGreaterThan(4);
    }
  }
});
