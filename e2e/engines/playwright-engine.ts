import { type Browser, type BrowserType, chromium, type Frame, firefox, type Page, webkit } from '@playwright/test';
import { browserArguments } from '#commands/find-browser.ts';
import type { EngineName, EngineSpec } from '#commands/find-engines.ts';
import { type Engine, pixelRatio, type Tab, type View } from './tab.ts';
import { eventually } from './waiting.ts';

const types: Readonly<Record<EngineName, BrowserType>> = { chromium, firefox, webkit };

/** How each is started without WebGL; null: it cannot be. */
const withoutWebgl: Readonly<Record<EngineName, object | null>> = {
  chromium: { args: [...browserArguments.filter((argument) => !/angle|swiftshader|gpu/.test(argument)), '--disable-3d-apis'] },
  firefox: { firefoxUserPrefs: { 'webgl.disabled': true } },
  webkit: null,
};

const elsewhere: Engine['cannot'] = {
  touch: 'Playwright has fingers that move in Chromium only',
  'scrolling by touch': 'Playwright has fingers that move in Chromium only',
  print: 'Playwright prints in Chromium only',
};

/** An engine that Playwright drives: Chromium, or its own builds of the two others. */
export async function playwrightEngine(kind: EngineName, { path }: EngineSpec): Promise<Engine> {
  const type = types[kind];
  const start = (options: object = kind === 'chromium' ? { args: [...browserArguments] } : {}) =>
    type.launch({ executablePath: path, ...options });
  const browser = await start();
  let plain: Browser | undefined;
  const without = withoutWebgl[kind];
  return {
    name: `${kind} ${browser.version()}`,
    cannot: {
      ...(kind === 'chromium' ? {} : elsewhere),
      ...(without ? {} : { 'without WebGL': 'it cannot be switched off' }),
    },
    async open({ size, webgl }) {
      if (!webgl && without) plain ??= await start(without);
      const context = await (webgl ? browser : (plain ?? browser)).newContext({
        viewport: size,
        deviceScaleFactor: pixelRatio,
        hasTouch: kind === 'chromium',
      });
      return tabOf(await context.newPage());
    },
    crashed: async () => (!browser.isConnected() || plain?.isConnected() === false ? 'it has crashed' : null),
    async close() {
      await browser.close();
      await plain?.close();
    },
  };
}

function tabOf(page: Page): Tab {
  const view = (frame: Frame): View => ({ run: (what, given) => frame.evaluate(what as never, given as never) });
  return {
    ...view(page.mainFrame()),
    async goto(address) {
      await page.goto(address, { waitUntil: 'commit' });
    },
    async guest() {
      return view(await eventually('a story’s frame', async () => page.frames().find((frame) => /\/embed\//.test(frame.url()))));
    },
    resize: (size) => page.setViewportSize(size),
    async swipe(from, by) {
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * share, y: from.y + by.y * share }],
        });
      await touch('touchStart', 0);
      for (let i = 1; i <= 8; i++) await touch('touchMove', i / 8);
      await touch('touchEnd', 1);
      await session.detach();
    },
    print: () => page.pdf({ format: 'A4' }),
    close: () => page.context().close(),
  };
}
