import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { agreed, expect, guestOf, storyStands, test } from './embed-fixtures.ts';
import { paragraphs } from './hosts/pages.ts';
import { emptyBasemap, emptyPictures, fixture, type StoryWindow } from './story-page.ts';

test.describe('six stories on a page', () => {
  test.use({ liveMaps: true, viewport: { width: 400, height: 420 } });

  test('never hold more than two live maps, and those out of sight give theirs back', async ({ page, hosts, site, context }) => {
    test.slow();
    // Light pictures: this is about graphics contexts, which every frame counts for itself.
    await emptyBasemap(context);
    await emptyPictures(context);
    const story = `<map-story src="${site}/${fixture.page()}" mode="steps" height="400"></map-story>`;
    const html = `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><style>body{margin:0} map-story + map-story {margin-top: 120px}</style>${story.repeat(6)}<script src="${site}/embed.js"></script></html>`;
    await page.goto(hosts.put('/six', { html }));
    const live = async (): Promise<boolean[]> => {
      const guests = page.frames().filter((frame) => frame.url().includes('/embed/'));
      return Promise.all(
        guests.map((guest) => guest.evaluate(() => document.querySelector('.maplibregl-canvas') !== null).catch(() => false)),
      );
    };
    const elements = page.locator('map-story');
    let most = 0;
    for (const index of [0, 3, 5, 1]) {
      await elements.nth(index).evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
      await expect
        .poll(() => elements.nth(index).evaluate((element) => element.shadowRoot?.querySelector('iframe') !== null), { timeout: 60_000 })
        .toBe(true);
      const frame = await elements.nth(index).evaluateHandle((element) => element.shadowRoot?.querySelector('iframe') as HTMLIFrameElement);
      const guest = await frame.asElement()?.contentFrame();
      await expect
        .poll(
          async () => {
            most = Math.max(most, (await live()).filter(Boolean).length);
            return guest?.evaluate(() => (window as unknown as StoryWindow).mapStory?.map() !== null).catch(() => false);
          },
          { timeout: 60_000 },
        )
        .toBe(true);
    }
    expect(most).toBeLessThanOrEqual(2);
    // Scrolled to the first, the others have none: theirs were given back, not merely hidden.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(async () => (await live()).filter(Boolean).length, { timeout: 60_000 }).toBe(1);
  });
});

test('a single-page app that mounts and unmounts it 20 times is left as it was', async ({ page, hosts, site }) => {
  const require = createRequire(import.meta.url);
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createElement as h, useState, StrictMode } from 'react';
        import { createRoot } from 'react-dom/client';
        function App() {
          const [shown, setShown] = useState(false);
          Object.assign(window, { setShown });
          return shown ? h('map-story', { src: ${JSON.stringify(`${site}/${fixture.page()}`)}, mode: 'scroll' }, h('p', null, 'Fallback')) : h('p', null, 'Nothing');
        }
        createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)));`,
      resolveDir: require.resolve('react').replace(/node_modules.*$/, ''),
    },
    bundle: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = hosts.put('/app.js', { html: outputFiles[0]?.text ?? '' }, 'text/javascript');
  const html = `<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><div id="app"></div>${paragraphs(2)}<script src="${site}/embed.js"></script><script src="${script}"></script></html>`;
  // Counts what the host's page holds on to: listeners of window and document, observers at work, contexts of the host's own.
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const held = { listeners: 0, observers: 0 };
    Object.assign(window, { held });
    for (const target of [window, document] as EventTarget[]) {
      const add = target.addEventListener.bind(target);
      Object.defineProperty(target, 'addEventListener', {
        value(type: string, listener: EventListener, options?: AddEventListenerOptions) {
          if (options?.signal) {
            held.listeners++;
            options.signal.addEventListener('abort', () => held.listeners--);
          }
          add(type, listener, options);
        },
      });
    }
    for (const kind of ['ResizeObserver', 'IntersectionObserver'] as const) {
      const Known = window[kind] as typeof ResizeObserver;
      const working = new Set<unknown>();
      const { observe, disconnect } = Known.prototype;
      Known.prototype.observe = function (...args) {
        working.add(this);
        held.observers = [...working].length;
        observe.apply(this, args);
      };
      Known.prototype.disconnect = function () {
        working.delete(this);
        held.observers = [...working].length;
        disconnect.apply(this);
      };
    }
  });
  await page.goto(hosts.put('/app', { html }));
  const show = (on: boolean) => page.evaluate((value) => (window as unknown as { setShown(on: boolean): void }).setShown(value), on);
  const held = () => page.evaluate(() => ({ ...(window as unknown as { held: { listeners: number; observers: number } }).held }));
  await page.waitForFunction(() => 'setShown' in window);
  const before = await held();
  // Not `window.length`, which does not count frames in shadow trees.
  const frames = () => page.frames().length - 1;
  for (let i = 0; i < 20; i++) {
    await show(true);
    await expect.poll(frames).toBe(1);
    // Sometimes while it loads, sometimes when it is there.
    if (i % 10 === 9) await storyStands(page);
    await show(false);
    await expect.poll(frames).toBe(0);
  }
  expect(await held()).toEqual(before);
  expect(await page.evaluate(() => document.querySelectorAll('canvas').length)).toBe(0);
  // And it still works.
  await show(true);
  const guest = await storyStands(page);
  await page.evaluate(() => window.scrollTo(0, 2500));
  await agreed(page, guest);
  await guestOf(page);
});
