import { agreed, expect, guestOf, hostNow, storyIn, storyStands, test } from './embed-fixtures.ts';
import { article, paragraphs } from './hosts/pages.ts';
import { emptyBasemap, fixture, type StoryWindow, withoutWebGL } from './story-page.ts';

/** Pages on which the story still scrolls with the host. `top`: where its frame sticks, CSS px. */
const scrolled: readonly {
  name: string;
  css?: string;
  around?: string;
  attributes?: string;
  before?: string;
  top?: number;
  width?: number;
  /** device pixels to a CSS pixel */
  scale?: number;
}[] = [
  {
    name: 'hostile rules',
    css: `* { all: revert !important }
      iframe { height: auto !important; max-width: 300px !important; opacity: 0 !important; display: none !important }
      map-story { display: inline !important; height: 10px !important; overflow: hidden !important; contain: strict !important; transition: all 9s !important; padding: 3em 0 !important }`,
    // The reverted page has its margin again.
    width: 464,
  },
  {
    name: 'an ancestor on a layer of its own, smooth scrolling and small type',
    around: '<div style="transform: translateZ(0); will-change: transform; contain: layout paint">%</div>',
    css: 'html { scroll-behavior: smooth; font-size: 62.5%; overflow-x: hidden } body { font-size: 1.6rem; overflow-x: clip }',
  },
  {
    // Sticky boxes know nothing of transforms: the frame would stick 40 px too low.
    name: 'an ancestor that is moved',
    around: '<div style="transform: translateY(40px)">%</div>',
  },
  {
    name: 'a sticky header',
    css: 'header { position: sticky; top: 0; z-index: 9; height: 56px; background: #fff }',
    before: `<header id="head">News</header>${paragraphs(8)}`,
    attributes: 'top-offset="#head"',
    top: 56,
  },
  {
    name: 'an inner scroller',
    css: 'html, body, main { height: 100%; margin: 0 } main { overflow: auto } h1, body > p { display: none }',
    around: `<main>${paragraphs(6)}%${paragraphs(6)}</main>`,
  },
  {
    name: 'content-visibility on everything',
    around: '<section>%</section>',
    css: 'section, p, map-story { content-visibility: auto; contain-intrinsic-size: auto 300px }',
  },
  {
    // As beside the scrollbar of a page that is zoomed.
    name: 'widths and offsets between whole pixels',
    css: 'html { box-sizing: border-box; padding-right: 12.4px } p { line-height: 25.7px }',
    width: 467.609375,
    scale: 1.1,
  },
];

for (const { name, top = 0, width = 480, attributes = '', scale = 1, ...page } of scrolled) {
  test.describe(`${scale} device pixels to a CSS pixel`, () => {
    test.use({ deviceScaleFactor: scale });
    test(`a host with ${name}: the story scrolls with it`, async ({ page: tab, openArticle }) => {
      await openArticle({ ...page, attributes: `mode="scroll" ${attributes}` });
      const guest = await storyStands(tab);
      const scrollTo = (into: number) =>
        storyIn(tab).evaluate(
          (element, [to, edge]) => {
            const box = [document.querySelector('main'), document.scrollingElement].find(
              (each) => each && each.scrollHeight > each.clientHeight + 1,
            );
            box?.scrollBy({ top: element.getBoundingClientRect().top + (to as number) - (edge as number), behavior: 'instant' });
          },
          [into, top] as const,
        );
      for (const into of [0, 4000, 9000]) {
        await scrollTo(into);
        await agreed(tab, guest);
        const now = await hostNow(tab);
        expect(Math.abs(now.offset - into), `${into}`).toBeLessThanOrEqual(1);
        expect(now.frame).toMatchObject({ width, height: 600 - top });
        expect(Math.abs(now.frame.y - top)).toBeLessThanOrEqual(1);
        // Nothing of the host lies over it, and one sees it.
        expect(await tab.evaluate(() => document.elementFromPoint(240, 320)?.localName)).toBe('map-story');
      }
      const { type, opacity } = await storyIn(tab).evaluate((element) => {
        const frame = element.shadowRoot?.querySelector('iframe') as HTMLIFrameElement;
        return { type: getComputedStyle(frame).display, opacity: getComputedStyle(frame).opacity };
      });
      expect([type, opacity]).toEqual(['block', '1']);
    });
  });
}

test('where nothing can stick, the story is read step by step', async ({ page, openArticle, site }) => {
  const story = `<map-story src="${site}/${fixture.page()}" mode="scroll"></map-story>`;
  await openArticle({
    before: '',
    around: `<div style="overflow: hidden">%</div>
      <div style="overflow-x: auto">${story}</div>
      <div style="transform: scale(0.9)">${story}</div>
      <div style="contain: strict; height: 700px">${story}</div>`,
  });
  const elements = page.locator('map-story');
  for (let i = 0; i < 4; i++) {
    await elements.nth(i).scrollIntoViewIfNeeded();
    const guest = await guestOf(page, i);
    expect(await guest.locator('[data-guest]').getAttribute('data-mode')).toBe('steps');
    await expect.poll(() => elements.nth(i).evaluate((element) => (element as HTMLElement).offsetHeight)).toBe(640);
  }
});

test.describe('on a host 320 px wide', () => {
  test.use({ viewport: { width: 320, height: 568 } });
  test('nothing is wider than the host', async ({ page, openArticle }) => {
    await openArticle();
    const guest = await storyStands(page);
    await page.evaluate(() => document.querySelector('map-story')?.scrollIntoView());
    await agreed(page, guest);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

test.describe('a strict host', () => {
  // What its policy refuses is its own: the page's styles and the snippet's.
  test.use({ provokes: [/Content Security Policy/] });
  test('that allows our origin and our trusted types alone in its content security policy gets the story, without a violation by us', async ({
    page,
    openArticle,
    site,
  }) => {
    const origin = new URL(site).origin;
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        Object.assign(window, {
          violations: [...((window as unknown as { violations?: string[] }).violations ?? []), event.violatedDirective],
        });
      });
    });
    await openArticle({
      headers: {
        'Content-Security-Policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; style-src 'sha256-none'; require-trusted-types-for 'script'; trusted-types map-story`,
      },
      css: '',
      // A theme that follows the page comes with a second script.
      attributes: 'mode="scroll" theme="auto"',
    });
    const guest = await storyStands(page);
    await page.evaluate(() => window.scrollTo(0, 5000));
    await agreed(page, guest);
    const violations = await page.evaluate(() => (window as unknown as { violations?: string[] }).violations ?? []);
    expect(new Set(violations)).toEqual(new Set(['style-src-elem', 'style-src-attr']));
    expect(violations).toHaveLength(3);
  });
});

test.describe('a sandbox', () => {
  test.use({ liveMaps: true });
  test('that leaves the guest no origin: it follows its host, with a live map', async ({ page, context, openArticle }) => {
    test.slow();
    await emptyBasemap(context);
    await openArticle({ attributes: 'mode="scroll" sandbox' });
    const guest = await storyStands(page);
    expect(await guest.evaluate(() => window.origin)).toBe('null');
    await page.evaluate(() => window.scrollTo(0, 4000));
    await agreed(page, guest);
    expect(await guest.evaluate(() => (window as unknown as StoryWindow).mapStory.position())).toBeGreaterThan(1);
    await guest.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
    expect(await guest.evaluate(() => (window as unknown as StoryWindow).mapStory.map()?.loaded())).toBe(true);
  });
});

test('without scripts the headline and the link stand', async ({ browser, hosts, site, guard }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 480, height: 600 } });
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto(hosts.put('/without-scripts', { html: article({ story: `${site}/${fixture.page()}`, site }) }));
  await expect(page.locator('map-story a')).toBeVisible();
  await page.locator('map-story a').click();
  await expect(page.locator('h1')).toBeVisible();
  expect(page.url()).toBe(`${site}/${fixture.page()}`);
  await context.close();
});

for (const why of ['saves data', 'has no WebGL'] as const) {
  test(`a reader who ${why} gets the flat edition at its own height`, async ({ page, openArticle }) => {
    if (why === 'has no WebGL') await withoutWebGL(page);
    else
      await page.addInitScript(() => {
        if (window === window.top) Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    await openArticle({ attributes: '' });
    await expect.poll(() => page.frames().map((frame) => frame.url().split('/').at(-1))).toContain('flat.html');
    await expect
      .poll(() => storyIn(page).evaluate((element) => (element as HTMLElement).offsetHeight), { timeout: 60_000 })
      .toBeGreaterThan(5000);
    const flat = page.frames().find((frame) => frame.url().includes('flat.html'));
    const [inside, outside] = [
      await flat?.evaluate(() => document.documentElement.scrollHeight),
      await storyIn(page).evaluate((e) => (e as HTMLElement).offsetHeight),
    ];
    expect(Math.abs((inside ?? 0) - outside)).toBeLessThanOrEqual(1);
  });
}

test('an element for systems that strip unknown ones works as the other', async ({ page, hosts, site }) => {
  const story = `<div data-map-story="${site}/${fixture.page()}" data-mode="scroll"><p>Fallback</p></div>`;
  const html = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0}</style>${paragraphs(8)}${story}${paragraphs(8)}<script async src="${site}/embed.js"></script></html>`;
  await page.goto(hosts.put('/by-attribute', { html }));
  const guest = await storyStands(page);
  await page.evaluate(() => window.scrollTo(0, 3000));
  await agreed(page, guest);
  // Taken out, it leaves nothing; put in later, it comes again.
  await page.evaluate(() => {
    const element = document.querySelector('[data-map-story]');
    element?.remove();
    Object.assign(window, { element });
  });
  await expect.poll(() => page.frames().length).toBe(1);
  await page.evaluate(() => document.body.append((window as unknown as { element: Element }).element));
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await storyStands(page);
});

test.describe('an element that names something else', () => {
  test.use({ provokes: [/map-story: expected an address/] });
  test('loads nothing, whatever it names', async ({ page, hosts, site }) => {
    const bad = [
      'javascript:document.title="owned"',
      `https://elsewhere.example/${fixture.page()}`,
      'data:text/html,<p>x',
      `/${fixture.page()}`,
    ];
    const html = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">${bad
      .map((src) => `<map-story src='${src}'>fallback</map-story><div data-map-story='${src}'>fallback</div>`)
      .join('')}<script src="${site}/embed.js"></script></html>`;
    await page.goto(hosts.put('/bad-addresses', { html }));
    await expect.poll(() => page.evaluate(() => customElements.get('map-story') !== undefined)).toBe(true);
    expect(page.frames()).toHaveLength(1);
    expect(await page.title()).toBe('t');
    await expect(page.locator('map-story').first()).toBeVisible();
  });
});
