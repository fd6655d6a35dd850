import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { EngineSpec } from '#commands/find-engines.ts';
import { scriptPatience } from './probe.ts';
import { type Engine, type Size, storyFrame, type Tab, type View } from './tab.ts';
import { eventually } from './waiting.ts';

/** A port that nobody listens at. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** What the answer of a function that ran in the page is wrapped in. */
type Answer = { readonly value: unknown } | { readonly error: string };

/** WebKitGTK's MiniBrowser, by WebDriver. It has one window at a time, new for each tab. */
export async function webkitEngine({ path }: EngineSpec): Promise<Engine> {
  const port = await freePort();
  const driver = spawn(path, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    // In a container there is no second sandbox to be had.
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const address = `http://127.0.0.1:${port}`;
  await eventually('WebKitWebDriver', () => fetch(`${address}/status`).then((response) => response.ok));
  const session = (webgl: boolean): Promise<WebDriver> =>
    new Builder()
      .usingServer(address)
      .disableEnvironmentOverrides()
      .withCapabilities({
        browserName: 'MiniBrowser',
        // Pages are looked at while they load, and what they load may hang.
        pageLoadStrategy: 'none',
        timeouts: { script: scriptPatience },
        'webkitgtk:browserOptions': { args: ['--automation', ...(webgl ? [] : ['--enable-webgl=false'])] },
      })
      .build();
  const first = await session(true);
  const version = (await first.getCapabilities()).getBrowserVersion();
  await first.quit();
  let garbled = false;
  return {
    name: `WebKitGTK ${version ?? ''}`.trim(),
    cannot: {
      touch: 'its WebDriver makes a mouse of a finger',
      'scrolling by touch': 'its WebDriver makes a mouse of a finger',
      print: 'its WebDriver does not print',
    },
    async open({ size, webgl }) {
      const tab = tabOf(await session(webgl), (yes) => {
        garbled = yes;
      });
      await tab.resize(size);
      return tab;
    },
    // Its windows are processes of their own, which the driver says nothing of.
    async crashed() {
      if (driver.exitCode !== null || driver.signalCode !== null) return 'its driver has crashed';
      return garbled ? 'its driver could not read what the window answered' : null;
    },
    async close() {
      driver.kill();
    },
  };
}

/** What the driver says when an answer of its window, which it has made JSON itself, is none: once begun, of each until the window is closed. */
const unread = /Could not parse script result/;

/** @param onAnswer is told of each answer whether the driver could not read it */
function tabOf(driver: WebDriver, onAnswer: (garbled: boolean) => void): Tab {
  async function run<Given, Result>(what: (given: Given) => Result, given: Given): Promise<Awaited<Result>> {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${what})(arguments[0]))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = await driver.executeAsyncScript<Answer>(script, given).catch((error: unknown) => {
      onAnswer(unread.test(String(error)));
      throw error;
    });
    onAnswer(false);
    if ('error' in answer) throw new Error(answer.error);
    return answer.value as Awaited<Result>;
  }
  // The driver is in one document at a time: questions are asked one after another.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(ask: () => Promise<T>): Promise<Awaited<T>> {
    const asked = last.then(ask, ask) as Promise<Awaited<T>>;
    last = asked.catch(() => {});
    return asked;
  }
  const page: View = {
    run: (what, given) =>
      inTurn(async () => {
        await driver.switchTo().defaultContent();
        return run(what, given);
      }),
  };
  const guest: View = {
    run: (what, given) =>
      inTurn(async () => {
        await driver.switchTo().defaultContent();
        const frame = await driver.executeScript<WebElement | null>(`return (${storyFrame})()`);
        if (!frame) throw new Error('There is no frame of a story');
        await driver.switchTo().frame(frame);
        return run(what, given);
      }),
  };
  const refuse = (what: string) => Promise.reject(new Error(`WebKit’s driver cannot ${what}`));
  return {
    ...page,
    async goto(address) {
      await driver.switchTo().defaultContent();
      await driver.get(address);
      await eventually(address, () => page.run((to) => window.location.href === to && document.body !== null, address));
    },
    async guest() {
      await eventually('a story’s frame', () => guest.run(() => /\/embed\//.test(window.location.href), null));
      return guest;
    },
    async resize(size: Size) {
      // What the window has around the page is not known before.
      await driver
        .manage()
        .window()
        .setRect({ x: 0, y: 0, width: size.width + 100, height: size.height + 200 });
      const inner = () => page.run(() => ({ width: window.innerWidth, height: window.innerHeight }), null);
      let last = '';
      await eventually(`a window of ${size.width} × ${size.height} px`, async () => {
        const { width, height } = await inner();
        if (width === size.width && height === size.height) return true;
        // Narrower than its own row of buttons MiniBrowser does not become: then it is as near as it can be.
        if (last === `${width} × ${height}` && width > size.width && height === size.height) return true;
        last = `${width} × ${height}`;
        const outer = await driver.manage().window().getRect();
        const rect = { x: 0, y: 0, width: outer.width + size.width - width, height: outer.height + size.height - height };
        await driver.manage().window().setRect(rect);
        return false;
      });
    },
    swipe: () => refuse('touch'),
    print: () => refuse('print'),
    close: () => driver.quit(),
  };
}
