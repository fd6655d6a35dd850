import type { Frame, Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import type { Allowed } from './guard.ts';
import { type HostServer, hostServer } from './hosts/host-server.ts';
import { type Article, article } from './hosts/pages.ts';
import { emptyPictures, fixture, type StoryWindow } from './story-page.ts';

interface Embedding {
  /** pages of another origin */
  hosts: HostServer;
}

interface Options {
  /** messages that a test of a host may provoke, besides what guests say of a WebGL that they are refused */
  provokes: readonly RegExp[];
  /** false (usual): guests are refused WebGL, and all pictures are empty: the test is not about the map */
  liveMaps: boolean;
  /** the site's address without a slash at the end */
  site: string;
  /** opens a host's page with a story in it */
  openArticle: (options?: Partial<Article> & { readonly headers?: Readonly<Record<string, string>> }) => Promise<void>;
}

/** ms that a guest may take to load and mount on a machine that does much else; none of it is waited for when it is sooner. */
const timeout = 75_000;

/** What tests of embedding are made with: a small window, a server of other origins, guests without maps. */
export const test = base.extend<Options, Embedding>({
  hosts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const server = await hostServer();
      await use(server);
      server.close();
    },
    { scope: 'worker' },
  ],
  viewport: { width: 480, height: 600 },
  hasTouch: true,
  provokes: [[], { option: true }],
  liveMaps: [false, { option: true }],
  site: async ({ baseURL }, use) => use((baseURL ?? '').replace(/\/$/, '')),
  allow: async ({ hosts, provokes }, use) => {
    const allowed: Allowed = { origins: [hosts.origin, hosts.sameSite], messages: provokes };
    await use(allowed);
  },
  context: async ({ context, liveMaps }, use) => {
    if (!liveMaps) {
      await context.addInitScript(() => {
        if (window === window.top) return;
        const getContext = HTMLCanvasElement.prototype.getContext as (...args: unknown[]) => unknown;
        Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
          value(this: HTMLCanvasElement, ...args: unknown[]) {
            return /webgl/.test(String(args[0])) ? null : getContext.apply(this, args);
          },
        });
      });
      await emptyPictures(context);
    }
    await use(context);
  },
  openArticle: async ({ page, hosts, site }, use, info) => {
    await use(async ({ headers = {}, ...options } = {}) => {
      const html = article({ story: `${site}/${fixture.page()}`, site, attributes: 'mode="scroll"', ...options });
      await page.goto(hosts.put(`/${info.testId}`, { html, headers }));
    });
  },
});

export { expect };

/** The guest in a page, mounted; `index`: which, when there are many. */
export async function guestOf(page: Page, index = 0): Promise<Frame> {
  const guests = (): Frame[] => page.frames().filter((frame) => /\/embed\/(\?|$)/.test(frame.url()));
  await expect.poll(() => guests().length, { timeout }).toBeGreaterThan(index);
  const guest = guests()[index] as Frame;
  await guest.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory), undefined, {
    // Not by animation frames: a frame that is out of sight has none.
    polling: 100,
    timeout,
  });
  return guest;
}

/** The story's element in a page. */
export const storyIn = (page: Page) => page.locator('map-story, [data-map-story]').first();

/** Waits until the story in a host has its whole length, with the fonts that its text keeps. @returns its guest */
export async function storyStands(page: Page): Promise<Frame> {
  const length = () => storyIn(page).evaluate((element) => element.getBoundingClientRect().height);
  await expect.poll(length, { timeout }).toBeGreaterThan(4000);
  const guest = await guestOf(page);
  // An optional font may come in its first 100 ms, and the text is another length then.
  const own = () => guest.evaluate(() => document.fonts.ready.then(() => document.documentElement.scrollHeight));
  await expect.poll(async () => Math.abs((await length()) - (await own())), { timeout }).toBeLessThanOrEqual(1);
  return guest;
}

/** Waits until the first story's frame is shown, of any mode. */
export async function frameShows(page: Page): Promise<void> {
  const opacity = () =>
    storyIn(page)
      .locator('iframe')
      .evaluate((frame) => getComputedStyle(frame).opacity);
  await expect.poll(opacity, { timeout }).toBe('1');
}

/** Where the host's page and the sticky frame in it stand, CSS px. */
export function hostNow(page: Page): Promise<{ y: number; end: number; story: number; length: number; offset: number; frame: DOMRect }> {
  return storyIn(page).evaluate((element) => {
    const outer = element.getBoundingClientRect();
    const frame = element.shadowRoot?.querySelector('iframe')?.getBoundingClientRect().toJSON();
    const page = document.scrollingElement as Element;
    return {
      y: page.scrollTop,
      end: page.scrollHeight - page.clientHeight,
      story: outer.top + page.scrollTop,
      length: outer.height,
      offset: frame.top - outer.top,
      frame,
    };
  });
}

/** Waits until the guest is where its host says, and its frame is drawn. */
export async function agreed(page: Page, guest: Frame): Promise<void> {
  await expect
    .poll(async () => Math.abs((await hostNow(page)).offset - (await guest.evaluate(() => window.scrollY))), { timeout })
    .toBeLessThanOrEqual(1);
  // Its scroll event comes with its next frame, and the frame of its map with that. Out of sight it has neither, and shows nothing.
  const { frame } = await hostNow(page);
  if (frame.y >= 600 || frame.bottom <= 0) return;
  await guest.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Waits until the host's page has not moved for ten of its animation frames. */
export async function hostRests(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let same = 0, last = window.scrollY; same < 10; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      same = window.scrollY === last ? same + 1 : 0;
      last = window.scrollY;
    }
  });
}

/** A finger's way over the page, with moves between, through the browser's own input. */
export async function swipe(page: Page, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * share, y: from.y + by.y * share }],
    });
  await touch('touchStart', 0);
  for (let i = 1; i <= 8; i++) await touch('touchMove', i / 8);
  await touch('touchEnd', 1);
  await cdp.detach();
}
