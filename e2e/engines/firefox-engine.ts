import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import type { EngineSpec } from '#commands/find-engines.ts';
import { type Engine, pixelRatio, type Tab, type View } from './tab.ts';
import { eventually } from './waiting.ts';

/** Touch events as on a phone, though no screen here can be touched; nothing asked of the network on Firefox's own account. */
const preferences = {
  'dom.w3c_touch_events.enabled': 1,
  'dom.ipc.processCount': 2,
  'browser.sessionhistory.max_total_viewers': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'webgl.force-enabled': true,
};

/** The system's Firefox, by WebDriver BiDi: with a screen (DISPLAY), and beside it one without, which has no WebGL. */
export async function firefoxEngine({ path }: EngineSpec): Promise<Engine> {
  const start = (headless: boolean): Promise<Browser> =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath: path,
      headless,
      extraPrefsFirefox: preferences,
      // It runs as whoever we are, at home in no one's profile, and leaves no reports there; software draws.
      env: {
        ...process.env,
        LIBGL_ALWAYS_SOFTWARE: '1',
        MOZ_WEBRENDER: '1',
        MOZ_CRASHREPORTER_DISABLE: '1',
        ...(headless ? { DISPLAY: '' } : {}),
      },
    });
  const browser = await start(false);
  let plain: Browser | undefined;
  return {
    name: (await browser.version()).replace('/', ' '),
    cannot: { 'scrolling by touch': 'its driver’s fingers are events for scripts, and scroll nothing' },
    async open({ size, webgl }) {
      if (!webgl) plain ??= await start(true);
      const context = await (webgl ? browser : (plain ?? browser)).createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ ...size, deviceScaleFactor: pixelRatio });
      return tabOf(page);
    },
    async crashed() {
      const answers = [browser, ...(plain ? [plain] : [])].map(async (one) => (await one.createBrowserContext()).close());
      return (await Promise.allSettled(answers)).some(({ status }) => status === 'rejected') ? 'it has crashed' : null;
    },
    async close() {
      await browser.close();
      await plain?.close();
    },
  };
}

function tabOf(page: Page): Tab {
  const view = (frame: Frame): View => ({ run: (what, given) => frame.evaluate(what as never, given as never) as never });
  return {
    ...view(page.mainFrame()),
    async goto(address) {
      // Its own way waits for all that a page loads, which may hang.
      await page.evaluate((to) => window.location.assign(to), address).catch(() => {}); // the document may go before it has answered
      await eventually(address, () => page.evaluate((to) => window.location.href === to && document.body !== null, address));
    },
    async guest() {
      return view(await eventually('a story’s frame', async () => page.frames().find((frame) => /\/embed\//.test(frame.url()))));
    },
    resize: (size) => page.setViewport({ ...size, deviceScaleFactor: pixelRatio }),
    async swipe(from, by) {
      const finger = await page.touchscreen.touchStart(from.x, from.y);
      for (let i = 1; i <= 8; i++) await finger.move(from.x + (by.x * i) / 8, from.y + (by.y * i) / 8);
      await finger.end();
    },
    print: async () => Buffer.from(await page.pdf({ format: 'A4' })),
    close: () => page.browserContext().close(),
  };
}
