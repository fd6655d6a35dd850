import type { Frame, Page } from '@playwright/test';
import { agreed, expect, guestOf, hostNow, storyIn, storyStands, test } from './embed-fixtures.ts';
import { addRules, animationFrames, atRest, fixture, open, type StoryWindow, withoutWebGL } from './story-page.ts';

/** Ways in which dialogs lock the page behind them, as functions that run there. `y`: how far it was scrolled, CSS px. */
const locks: Readonly<Record<string, (y: number) => void>> = {
  'html hidden': () => document.documentElement.style.setProperty('overflow', 'hidden'),
  'body hidden': () => document.body.style.setProperty('overflow', 'hidden'),
  'both hidden': () => {
    for (const element of [document.documentElement, document.body]) element.style.setProperty('overflow', 'hidden');
  },
  'a fixed body, moved up': (y) => {
    document.documentElement.style.overflow = 'hidden';
    Object.assign(document.body.style, { position: 'fixed', top: `${-y}px`, left: '0', right: '0' });
  },
  'a fixed body under a scroll bar': (y) => {
    document.documentElement.style.overflowY = 'scroll';
    Object.assign(document.body.style, { position: 'fixed', top: `${-y}px`, width: '100%' });
  },
  'touch-action': () => document.documentElement.style.setProperty('touch-action', 'none'),
  inert: () => document.body.toggleAttribute('inert', true),
  'a modal dialog': () => {
    document.documentElement.style.overflow = 'clip';
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.id = 'theirs';
    dialog.showModal();
  },
  'a class': (y) => {
    document.body.style.setProperty('--y', `${-y}px`);
    document.documentElement.classList.add('locked');
  },
};

/** What the page has from the start: the rules of the class, and room for its scroll bar, so that no lock changes its width. */
const css =
  'html { scrollbar-gutter: stable } .locked, .locked body { overflow: hidden } .locked body { position: fixed; top: var(--y); width: 100% }';

/** Lets a lock go and puts the page back to where it was, in one task, as dialogs do. */
const unlock = (y: number): void => {
  for (const element of [document.documentElement, document.body]) element.removeAttribute('style');
  document.documentElement.classList.remove('locked');
  document.body.removeAttribute('inert');
  document.querySelector('#theirs')?.remove();
  window.scrollTo({ top: y, behavior: 'instant' });
};

test('a host that is locked while one reads: the story holds still, says nothing, and is as before when the lock is gone', async ({
  page,
  openArticle,
}) => {
  await openArticle({ css });
  const guest = await storyStands(page);
  const { story } = await hostNow(page);
  await page.evaluate((y) => window.scrollTo(0, y), story + 5000);
  await agreed(page, guest);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard, frame: document.querySelector('map-story')?.shadowRoot?.querySelector('iframe') });
    for (const name of ['ready', 'step', 'complete']) document.addEventListener(`mapstory:${name}`, () => heard.push(name));
  });
  const now = async () => {
    // Both pages have had their frames.
    await animationFrames(page, 4);
    await framesOf(guest);
    const { frame, length } = await hostNow(page);
    return {
      frame: [frame.x, Math.round(frame.y), frame.width, frame.height],
      length,
      at: await guest.evaluate(() => [Math.round(window.scrollY), (window as unknown as StoryWindow).mapStory.position()]),
      heard: await page.evaluate(() => {
        const { heard, frame } = window as unknown as { heard: string[]; frame: Element };
        return [heard.join(), frame.isConnected];
      }),
    };
  };
  const y = await page.evaluate(() => window.scrollY);
  const before = await now();
  expect(before.at[0]).toBeGreaterThan(4900);
  for (const [name, lock] of Object.entries(locks)) {
    await page.evaluate(lock, y);
    expect(await now(), `locked: ${name}`).toEqual(before);
    await page.evaluate(unlock, y);
    expect(await now(), `let go: ${name}`).toEqual(before);
    expect(await page.evaluate(() => window.scrollY), name).toBe(y);
  }
  // And it scrolls on.
  await page.evaluate((to) => window.scrollTo(0, to), story + 6000);
  await agreed(page, guest);
});

test('the story’s own page that is locked while one reads: map, position and address stay', async ({ page }) => {
  await withoutWebGL(page);
  await open(page, fixture.page(), 'handle');
  await addRules(page, css);
  await page.evaluate(() => {
    document.querySelector('#strait [data-reading]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.scrollBy({ top: 37, behavior: 'instant' });
  });
  await atRest(page);
  await page.waitForFunction(() => location.hash === '#strait');
  const now = async () => {
    await animationFrames(page, 4);
    return page.evaluate(() => [
      (window as unknown as StoryWindow).mapStory.position(),
      location.hash,
      Math.round(document.querySelector('.pin')?.getBoundingClientRect().top ?? Number.NaN),
      Math.round(document.querySelector('#strait')?.getBoundingClientRect().top ?? Number.NaN),
    ]);
  };
  const y = await page.evaluate(() => window.scrollY);
  const before = await now();
  expect(before[2]).toBe(0);
  for (const [name, lock] of Object.entries(locks)) {
    await page.evaluate(lock, y);
    expect(await now(), `locked: ${name}`).toEqual(before);
    await page.evaluate(unlock, y);
    expect(await now(), `let go: ${name}`).toEqual(before);
  }
  await page.evaluate(() => window.scrollBy({ top: 2000, behavior: 'instant' }));
  await page.waitForFunction((at) => (window as unknown as StoryWindow).mapStory.position() > at + 0.5, before[0] as number);
});

test('a dialog that is there when the host loads: the story scrolls once it is gone, unless the reader has touched it', async ({
  page,
  openArticle,
}) => {
  const locked = '.dialog, .dialog body { overflow: hidden }';
  const atLoad = async () => {
    await openArticle({ css: locked, before: '<script>document.documentElement.classList.add("dialog")</script>' });
    const guest = await guestOf(page);
    expect(await modeOf(guest)).toBe('steps');
    return guest;
  };
  const letGo = () => page.evaluate(() => document.documentElement.classList.remove('dialog'));

  await atLoad();
  await letGo();
  expect(await modeOf(await storyStands(page))).toBe('scroll');

  const guest = await atLoad();
  await guest.locator('[data-next]').click();
  await letGo();
  await animationFrames(page, 12);
  expect(await storyIn(page).evaluate((element) => (element as HTMLElement).offsetHeight)).toBe(640);
  expect(await modeOf(guest)).toBe('steps');
});

const modeOf = (guest: Frame): Promise<string | null> => guest.locator('[data-guest]').getAttribute('data-mode');

/** Some animation frames of a guest that is in sight. */
function framesOf(guest: Frame): Promise<void> {
  return animationFrames(guest as unknown as Page, 4);
}
