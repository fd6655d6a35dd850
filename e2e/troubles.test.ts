import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { agreed, expect, guestOf, hostNow, hostRests, storyIn, storyStands, test } from './embed-fixtures.ts';
import { article, paragraphs } from './hosts/pages.ts';
import { atRest, emptyBasemap, emptyPictures, fixture, open, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

// What readers' browsers and hosts' scripts do to pages: docs/troubles.md.

const positionOf = () => (window as unknown as StoryWindow).mapStory.position();

/**
 * Rewrites every text in the page, now and later, as translators do: elements of their own stand in its place, and it is longer. Runs in the page.
 * Text in an SVG is rewritten, too, unless the page forbids it.
 */
function translator(): void {
  const rewrite = (node: Node): void => {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || parent.closest('font, script, style, [translate="no"]')) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = `${node.textContent} ${node.textContent.slice(0, node.textContent.length / 3)}`;
    outer.append(inner);
    node.parentNode?.replaceChild(outer, node);
  };
  const rewriteAll = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(rewrite);
  };
  rewriteAll(document.body);
  document.documentElement.classList.add('translated-ltr');
  new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records)
      for (const node of type === 'characterData' ? [target] : addedNodes) rewriteAll(node);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Lenis, as its readme says that it is used; the page has it as `lenis`. */
async function addLenis(page: Page): Promise<void> {
  const source = await readFile(createRequire(import.meta.url).resolve('lenis/dist/lenis.min.js'), 'utf8');
  // As text: the policy of our page refuses scripts that are none of its own.
  await page.evaluate(
    `{${source.replace(/^\/\/# sourceMappingURL.*$/m, '')}};globalThis.lenis = new globalThis.Lenis({ autoRaf: true, lerp: 0.5 });`,
  );
}

/** Turns the wheel in the middle of the window, so often that a page has moved, and waits until it stands. */
async function wheel(page: Page, by: number): Promise<void> {
  const before = await page.evaluate(() => window.scrollY);
  const { width, height } = page.viewportSize() ?? { width: 480, height: 600 };
  await page.mouse.move(width / 2, height * 0.8);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, by);
      return page.evaluate(() => window.scrollY);
    })
    .not.toBe(before);
  await hostRests(page);
}

test.describe('the story’s own page', () => {
  test.beforeEach(async ({ page }) => {
    await withoutWebGL(page);
    await emptyPictures(page);
  });

  test('a translator rewrites every text, and goes on: each step is reached, and what the map says is said', async ({ page }) => {
    await open(page, fixture.page(), 'handle');
    await seek(page, 'workshop');
    await page.evaluate(translator);
    await atRest(page);
    // Longer text moves nobody.
    expect(await page.evaluate(positionOf)).toBe(fixture.index('workshop'));
    for (const step of ['canal', 'reserve', 'after'] as const) {
      await seek(page, step);
      expect(await page.evaluate(positionOf)).toBe(fixture.index(step));
      await expect(page.locator('.route-steps a[aria-current]')).toHaveAttribute('href', `#${step}`);
      const middle = await page.locator(`#${step} [data-reading]`).boundingBox();
      expect(Math.max(middle?.y ?? 0, 0)).toBeLessThan(600);
    }
    await seek(page, 'canal');
    await expect(page.locator('[data-km]')).toHaveText('360');
    await expect(page.locator('.numeral text font')).toHaveCount(0);
    await expect(page.locator('[data-of] font')).not.toHaveCount(0);
    await page.locator('[data-next]').click();
    await expect.poll(async () => Math.abs((await page.evaluate(positionOf)) - fixture.index('canal') - 1)).toBeLessThan(0.05);
  });

  test('scripts that come when the reader is far into the story: the page stays, and the map is where the reader is', async ({ page }) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/scripts\//, async (route) => {
      await held;
      await route.continue();
    });
    // Modules hold up the event that the document is there.
    await page.goto(fixture.page(), { waitUntil: 'commit' });
    await page.locator('.story-foot').waitFor({ state: 'attached' });
    await page.locator('#strait [data-reading]').evaluate((words) => words.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const top = () => page.locator('#strait [data-reading]').evaluate((words) => Math.round(words.getBoundingClientRect().top));
    const before = await top();
    release();
    await page.waitForFunction(() => 'mapStory' in window);
    await atRest(page);
    expect(await top()).toBe(before);
    expect(Math.abs((await page.evaluate(positionOf)) - fixture.index('strait'))).toBeLessThan(0.1);
  });

  test.describe('zoomed', () => {
    test.use({ deviceScaleFactor: 1.1, viewport: { width: 437, height: 545 } });
    test('a wheel that zooms, offsets between pixels, and Lenis: the position is the reader’s', async ({ page }) => {
      await open(page, fixture.page(), 'handle');
      await seek(page, 'canal');
      // With the key held the wheel is the browser’s, for zooming.
      const prevented = await page.evaluate(() => {
        const over = document.querySelectorAll('[data-stage], #canal p, .route-timeline');
        return [...over].map(
          (element) => !element.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true })),
        );
      });
      expect([...new Set(prevented)]).toEqual([false]);
      expect(await page.evaluate(positionOf)).toBe(fixture.index('canal'));
      // The end of a page may lie between two pixels.
      await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
      await expect.poll(() => page.evaluate(positionOf)).toBe(fixture.last);

      await addLenis(page);
      await seek(page, 'monsoon');
      expect(await page.evaluate(positionOf)).toBe(fixture.index('monsoon'));
      await wheel(page, 200);
      const scrolled = await page.evaluate(positionOf);
      expect(scrolled).toBeGreaterThan(fixture.index('monsoon'));
      // Our own jumps and its own, one after the other.
      await page.locator('.route-steps a').nth(fixture.index('reserve')).click();
      await atRest(page);
      expect(await page.evaluate(positionOf)).toBe(fixture.index('reserve'));
      await page.evaluate(() => (window as unknown as { lenis: { scrollTo(to: string): void } }).lenis.scrollTo('#strait'));
      await atRest(page);
      expect(Math.abs((await page.evaluate(positionOf)) - fixture.index('strait'))).toBeLessThan(0.5);
      await page.locator('[data-next]').click();
      await expect.poll(async () => Math.abs((await page.evaluate(positionOf)) - fixture.index('strait') - 1)).toBeLessThan(0.05);
    });
  });
});

test.describe('with a live map', () => {
  test.use({ deviceScaleFactor: 0.5 });
  test('a browser that adds noise to what pages read from canvases: the map shows the same, with the same names', async ({
    page,
    context,
  }) => {
    await emptyBasemap(context);
    await emptyPictures(context);
    const labels = async () => {
      await open(page, fixture.page());
      await seek(page, 'strait');
      await page.waitForFunction(() => {
        const { mapStory } = window as unknown as StoryWindow;
        const all = Object.keys(mapStory.frame().labels).length;
        return all > 1 && mapStory.painted()?.labels.length === all;
      });
      return page.evaluate(() =>
        ((window as unknown as StoryWindow).mapStory.painted()?.labels ?? []).map(({ place, box }) => ({ place, ...box })),
      );
    };
    const plain = await labels();
    await page.addInitScript(() => {
      const noise = () => (Math.random() < 0.5 ? -1 : 1);
      for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const { getImageData, measureText } = Context.prototype;
        Context.prototype.getImageData = function (this: CanvasRenderingContext2D, ...args: Parameters<typeof getImageData>) {
          const image = getImageData.apply(this, args);
          for (let i = 0; i < image.data.length; i += 5) image.data[i] = (image.data[i] ?? 0) + noise();
          return image;
        } as typeof getImageData;
        Context.prototype.measureText = function (this: CanvasRenderingContext2D, text: string) {
          const measured = measureText.call(this, text);
          return new Proxy(measured, {
            get: (target, key) => {
              const value = Reflect.get(target, key, target) as number;
              return key === 'width' ? value + noise() * 0.3 : value;
            },
          });
        } as typeof measureText;
      }
      const { readPixels } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.readPixels = function (this: WebGL2RenderingContext, ...args: unknown[]) {
        (readPixels as (...all: unknown[]) => void).apply(this, args);
        const pixels = args[6] as Uint8Array | undefined;
        if (pixels) for (let i = 0; i < pixels.length; i += 7) pixels[i] = (pixels[i] ?? 0) + noise();
      } as typeof readPixels;
      Object.defineProperty(HTMLCanvasElement.prototype, 'toDataURL', { value: () => 'data:,' });
    });
    const noisy = await labels();
    expect(noisy.map(({ place }) => place)).toEqual(plain.map(({ place }) => place));
    for (const [index, { place, left, top }] of noisy.entries()) {
      expect(Math.abs(left - (plain[index]?.left ?? 0)), place).toBeLessThan(2);
      expect(Math.abs(top - (plain[index]?.top ?? 0)), place).toBeLessThan(2);
    }
    await expect(page.locator('[data-stage]')).toHaveAttribute('data-map-state', 'ready');
  });
});

test('a script that comes when the reader is past the story moves nothing that is read', async ({ page, hosts, site }) => {
  const html = article({ story: `${site}/${fixture.page()}`, site, attributes: 'mode="scroll"', script: false });
  await page.goto(hosts.put('/late', { html }));
  const read = page.getByText('105. This paragraph');
  await read.evaluate((words) => words.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const top = () => read.evaluate((words) => Math.round(words.getBoundingClientRect().top));
  const before = await top();
  await page.evaluate((src) => {
    const script = document.createElement('script');
    script.src = src;
    document.head.append(script);
  }, `${site}/embed.js`);
  await storyStands(page);
  await hostRests(page);
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test('a host with a translator and Lenis: the story follows by wheel, by its script and by ours', async ({ page, openArticle }) => {
  await openArticle();
  const guest = await storyStands(page);
  await page.evaluate(translator);
  await addLenis(page);
  const { story } = await hostNow(page);
  const lenis = (to: number, immediate: boolean) =>
    page.evaluate(
      ([y, at]) =>
        (window as unknown as { lenis: { scrollTo(to: number, how: object): void } }).lenis.scrollTo(y as number, { immediate: at }),
      [to, immediate] as const,
    );
  await lenis(story + 3000, true);
  await agreed(page, guest);
  expect(Math.abs((await hostNow(page)).offset - 3000)).toBeLessThanOrEqual(1);
  await lenis(story + 6000, false);
  await expect.poll(async () => Math.abs((await hostNow(page)).offset - 6000)).toBeLessThanOrEqual(1);
  await agreed(page, guest);
  for (const by of [240, -240]) {
    const before = (await hostNow(page)).offset;
    await wheel(page, by);
    await agreed(page, guest);
    expect(Math.sign((await hostNow(page)).offset - before)).toBe(Math.sign(by));
  }
  await storyIn(page).evaluate((element) => (element as HTMLElement & { seek(to: string): void }).seek('date-line'));
  await expect.poll(async () => Math.abs((await guest.evaluate(positionOf)) - fixture.index('date-line'))).toBeLessThan(0.1);
});

test('a scroller that moves the page by transforms leaves nothing to stick: step by step', async ({ page, openArticle }) => {
  // As locomotive-scroll and ScrollSmoother do it: the window scrolls an empty height, and a fixed box is moved.
  await openArticle({
    before: '<div id="wrap" style="position:fixed;inset:0;overflow:hidden"><div id="content">',
    after: `${paragraphs(12)}</div></div><script>
      const content = document.querySelector('#content');
      document.body.style.height = '4000px';
      const move = () => { content.style.transform = 'translate3d(0,' + -scrollY + 'px,0)' };
      addEventListener('scroll', move); move();</script>`,
  });
  const guest = await guestOf(page);
  expect(await guest.locator('[data-guest]').getAttribute('data-mode')).toBe('steps');
  await page.evaluate(() => window.scrollTo(0, 80));
  await guest.locator('[data-next]').click();
  await expect.poll(() => guest.evaluate(() => document.querySelector('[data-shown]')?.id)).not.toBe('title');
});

test.describe('frames in frames', () => {
  for (const sandboxed of [false, true]) {
    test(`an article in \`srcdoc\`${sandboxed ? ', without an origin' : ''}, in a frame of a page in a frame: the story scrolls with it`, async ({
      page,
      hosts,
      site,
    }) => {
      const inner = article({ story: `${site}/${fixture.page()}`, site, attributes: 'mode="scroll"' });
      const frame = (attributes: string) =>
        `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0}iframe{display:block;border:0;width:100%;height:600px}</style><iframe title="t" ${attributes}></iframe></html>`;
      const escaped = inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const middle = hosts.put(`/middle-${sandboxed}`, {
        html: frame(`${sandboxed ? 'sandbox="allow-scripts"' : ''} srcdoc="${escaped}"`),
      });
      await page.goto(hosts.put(`/around-${sandboxed}`, { html: frame(`src="${middle}"`) }));
      const articleFrame = () => page.frames().find((each) => each.url() === 'about:srcdoc');
      await expect.poll(() => articleFrame() !== undefined).toBe(true);
      const host = articleFrame() as ReturnType<Page['mainFrame']>;
      const height = () => host.evaluate(() => document.querySelector<HTMLElement>('map-story')?.offsetHeight ?? 0);
      await expect.poll(height, { timeout: 75_000 }).toBeGreaterThan(4000);
      const guest = await guestOf(page);
      await host.evaluate(() => {
        const top = document.querySelector('map-story')?.getBoundingClientRect().top ?? 0;
        window.scrollBy({ top: top + 3000, behavior: 'instant' });
      });
      await expect.poll(() => guest.evaluate(() => Math.abs(window.scrollY - 3000))).toBeLessThanOrEqual(1);
      expect(await guest.evaluate(() => window.innerHeight)).toBe(600);
      await expect.poll(() => guest.evaluate(positionOf)).toBeGreaterThan(0.5);
    });
  }
});
