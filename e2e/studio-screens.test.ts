import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { openStudio, step, text, withStudio, written } from './studio-fixtures.ts';
import { plainStudio } from './studio-site.ts';

// The screens: what they say until a page is there, where they lie, and cameras that are framed on them.

const test = withStudio(plainStudio, 60_000, [/status of 500/, /ERR_CONNECTION_REFUSED/]);
test.use({ viewport: { width: 1280, height: 800 } });

test.describe('until a page is there', () => {
  const making = 'Making the page… The first one takes up to a minute.';
  const lines = (page: Page) => page.locator('.device .wait > p:first-child');

  test('each screen says what it waits for, and it is told once', async ({ page, studio }) => {
    let letGo = (): void => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/parcel/en/', async (route) => {
      if (route.request().url().includes('/studio/')) return route.continue();
      await gate;
      await route.continue();
    });
    await openStudio(page, studio, 0);
    await expect(lines(page)).toHaveText([making, making, making]);
    for (const nth of [0, 1, 2]) await expect(lines(page).nth(nth)).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: making })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    letGo();
    await expect(page.locator('.device[data-ready]')).toHaveCount(3);
    await expect(page.locator('.device .wait:visible')).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: making })).toHaveCount(0);
  });

  test('one that fails says so, and is asked for again', async ({ page, studio }) => {
    let fails: 'gone' | 'wrong' | null = 'gone';
    await page.route('**/parcel/en/', async (route) => {
      if (fails === null || route.request().url().includes('/studio/')) return route.continue();
      if (fails === 'gone') return route.abort('connectionrefused');
      await route.fulfill({ status: 500, contentType: 'text/html', body: '<title>Error</title><link rel="icon" href="data:,">' });
    });
    await openStudio(page, studio, 0);
    const gone = 'The page can’t be shown: the server does not answer.';
    await expect(lines(page)).toHaveText([gone, gone, gone]);
    fails = 'wrong';
    for (const name of ['desk', 'tablet', 'phone'])
      await page.locator(`[data-device="${name}"]`).getByRole('button', { name: 'Try again' }).click();
    const why = 'The page can’t be shown: the server answers 500.';
    await expect(lines(page)).toHaveText([why, why, why]);
    await expect(page.getByRole('status').filter({ hasText: why })).toHaveCount(1);
    fails = null;
    for (const name of ['desk', 'tablet', 'phone']) {
      await page.locator(`[data-device="${name}"]`).getByRole('button', { name: 'Try again' }).press('Enter');
      await expect(page.locator(`[data-device="${name}"][data-ready]`)).toHaveCount(1);
    }
    await expect(page.locator('.device .wait:visible')).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveCount(0);
  });
});

/** Pairs of the studio's parts that lie over each other, and parts that reach out of what they are in or of the page. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
    const nameOf = (element: Element): string => element.getAttribute('data-device') ?? element.className ?? element.tagName;
    const apart = (selectors: readonly string[]): void => {
      const all = selectors.flatMap((selector) => [...document.querySelectorAll(selector)]).filter((one) => one.checkVisibility());
      for (const [nth, a] of all.entries())
        for (const b of all.slice(nth + 1)) {
          const [one, other] = [boxOf(a), boxOf(b)];
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (width > 0.5 && height > 0.5) found.push(`${a.tagName} ${nameOf(a)} over ${b.tagName} ${nameOf(b)}`);
        }
    };
    const inside = (inner: string, outer: string): void => {
      const around = document.querySelector(outer);
      if (!around) throw new Error(`Expected ${outer}`);
      for (const one of document.querySelectorAll(inner)) {
        const [a, b] = [boxOf(one), boxOf(around)];
        if (a.left < b.left - 0.5 || a.right > b.right + 0.5 || a.top < b.top - 0.5 || a.bottom > b.bottom + 0.5)
          found.push(`${nameOf(one)} out of ${outer}`);
      }
    };
    apart(['header', '.steps', 'main', 'aside']);
    apart(['.tools', '.device', '.rail', '.tabs', '.panel']);
    apart(['.tools button']);
    apart(['.tabs button']);
    apart(['header > *']);
    inside('.device, .tools button, .rail', 'main');
    inside('.device', '.screens');
    inside('.tabs button', '.tabs');
    inside('header > *', 'header');
    if (document.documentElement.scrollWidth > innerWidth) found.push(`page ${document.documentElement.scrollWidth} wide`);
    return found;
  });

test('nothing of the studio lies over another part of it, at any width', async ({ page, studio }) => {
  await openStudio(page, studio);
  for (const [width, height] of [
    [360, 740],
    [390, 844],
    [600, 900],
    [768, 1024],
    [820, 1180],
    [820, 600],
    [899, 700],
    [900, 700],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const large of ['Phone', 'Desk']) {
      await page.getByRole('button', { name: large, exact: true }).click();
      await expect.poll(() => overlaps(page), `${width} × ${height}, ${large}`).toEqual([]);
    }
    // All that is edited can be reached, and the screens are large enough to be seen.
    await page.getByRole('tab', { name: 'Story' }).click();
    await expect(page.getByLabel('Add to journey')).toBeVisible();
    await page.getByLabel('Add to journey').focus();
    await expect(page.getByLabel('Add to journey')).toBeInViewport();
    await page.getByRole('tab', { name: 'Words' }).click();
    const desk = await page.locator('.device.main .glass').boundingBox();
    expect(Math.min(desk?.width ?? 0, desk?.height ?? 0), `${width} × ${height}`).toBeGreaterThan(100);
  }
});

test('a camera is framed for narrow stages, by keys alone, and it says which one', async ({ page, studio }) => {
  await openStudio(page, studio);
  const before = text(studio, 'story.yaml');
  await step(page, 'at-sea').press('Enter');
  await page.getByRole('tab', { name: 'Words' }).focus();
  await page.keyboard.press('ArrowRight');
  const said = page.locator('.panel .framing');
  const frame = page.getByRole('button', { name: 'Frame it on the phone' });
  await frame.press('Enter');
  // Which one is said, shown, and asked for.
  await expect(said).toContainText('Framing the camera of at-sea for narrow stages, on the phone.');
  await expect(page.locator('.status')).toContainText('Framing the camera of at-sea for narrow stages, on the phone.');
  await expect(page.locator('.device.main')).toHaveAttribute('data-device', 'phone');
  await expect(page.locator('[data-framing]')).toHaveAttribute('data-device', 'phone');
  await expect(page.getByLabel('Narrow ones, as phones')).toBeChecked();
  // The keys are the map’s.
  for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await written(page, 'set-camera');
  expect(text(studio, 'story.yaml')).toMatch(
    /- id: at-sea\n {4}camera: \{ fit: \[by-sea\] \}\n[\s\S]*? {4}narrow: \{ camera: \{ center: \[-5, 44\], zoom: [\d.]+ \} \}\n {2}- id: on-land/,
  );
  await expect(said).toHaveCount(0);
  await expect(frame).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => text(studio, 'story.yaml')).toBe(before);

  // Escape leaves it, and nothing is written.
  await frame.press('Enter');
  await expect(said).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(page.locator('.status')).toHaveText('Framing has ended, and nothing was written.');
  await expect(said).toHaveCount(0);
  await expect(frame).toBeFocused();
  expect(text(studio, 'story.yaml')).toBe(before);

  // One at a time: that of all stages next, and the one of another step is another.
  await frame.press('Enter');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(frame).toBeFocused();
  await page.getByRole('button', { name: 'Frame it on the desk' }).press('Enter');
  await expect(said).toContainText('Framing the camera of at-sea for all stages, on the desk.');
  await expect(page.locator('[data-framing]')).toHaveAttribute('data-device', 'desk');
  await expect(page.getByLabel('All', { exact: true })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Use this view' }).click();
  await expect.poll(() => text(studio, 'story.yaml')).toMatch(/- id: at-sea\n {4}camera: \{ center: \[-?\d+, 44\], zoom: [\d.]+ \}\n/);
  expect(text(studio, 'story.yaml')).not.toContain('narrow:');
});
