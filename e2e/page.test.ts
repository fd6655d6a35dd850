import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { atRest, emptyBasemap, fixture, open, type StoryWindow, seek, withoutWebGL } from './story-page.ts';

test('with JavaScript off the whole article is there, in order', async ({ browser, baseURL, guard }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto(fixture.page());
  const body = await page.locator('main').innerText();
  const source = await readFile('e2e/stories/everything/text.en.md', 'utf8');
  // Plain runs of words of every paragraph, as they stand in the file, must stand on the page in the same order.
  const runs = source
    .replace(/^---[\s\S]*?\n---\n/, '')
    .split(/\n+/)
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map(
      (line) =>
        line
          .replace(/^#+ /, '')
          .replace(/\[\^[^\]]+\]/g, '*')
          .replace(/\]\([^)]*\)/g, ']')
          .split(/\*\*|[[\]*]/)
          .map((run) => run.trim())
          .find((run) => run.length > 12) ?? '',
    )
    .filter((run) => run !== '');
  expect(runs.length).toBeGreaterThan(30);
  let from = 0;
  for (const run of runs) {
    const at = body.indexOf(run, from);
    expect(at, `“${run}” after character ${from}`).toBeGreaterThanOrEqual(0);
    from = at;
  }
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('#arrival .reading')).toBeVisible();
  await context.close();
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]) {
  test(`nothing shifts while the page loads and is read, ${size.width}×${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      const shifts: unknown[] = [];
      (window as unknown as { shifts: unknown[] }).shifts = shifts;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources?: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
        })[]) {
          const rect = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
          shifts.push([
            entry.value,
            entry.startTime,
            entry.sources?.map(({ node, previousRect, currentRect }) => [
              node instanceof Element ? `${node.nodeName}.${node.className}` : node?.textContent?.slice(0, 40),
              `${rect(previousRect)} → ${rect(currentRect)}`,
            ]),
          ]);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open(page, fixture.page());
    for (const step of ['departure', 'workshop', 'arrival']) await seek(page, step);
    await atRest(page);
    expect(await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts)).toEqual([]);
  });
}

for (const width of [320, 390, 844, 1440]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await withoutWebGL(page);
    await page.setViewportSize({ width, height: 640 });
    await open(page, fixture.page(), 'handle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
}

test('at rest nothing is drawn: 0 frames in 3 seconds', async ({ page }) => {
  await open(page, fixture.page());
  await seek(page, 'workshop');
  await atRest(page);
  const drawn = await page.evaluate(async () => {
    const map = (window as unknown as StoryWindow).mapStory.map() as unknown as {
      on(type: string, listener: () => void): void;
      once(type: string, listener: () => void): void;
      loaded(): boolean;
    };
    if (!map.loaded()) await new Promise<void>((resolve) => map.once('idle', resolve));
    let frames = 0;
    map.on('render', () => frames++);
    const start = performance.now();
    // The one place where time itself is what is measured.
    while (performance.now() - start < 3000) await new Promise((resolve) => requestAnimationFrame(resolve));
    return frames;
  });
  expect(drawn).toBe(0);
});

test('the page and its live map need no leave for scripts in the page', async ({ page }) => {
  await emptyBasemap(page);
  await page.route(/\/everything\/en\/$/, async (route) => {
    const response = await route.fetch();
    // As docs/publishing.md says it.
    const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:";
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await open(page, fixture.page()); // what the policy refuses is an error in the console
});

test('no element comes or goes while the reader scrolls', async ({ page }) => {
  await emptyBasemap(page);
  await open(page, fixture.page());
  await seek(page, 'departure');
  const changed = await page.evaluate(async () => {
    const added: string[] = [];
    const observer = new MutationObserver((list) => {
      for (const { addedNodes, target } of list) {
        if ((target as Element).closest('[data-inset]')) continue; // drawn anew as SVG text
        for (const node of addedNodes) if (node instanceof Element) added.push(`${node.nodeName} in ${(target as Element).className}`);
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
    for (let i = 0; i < 40; i++) {
      window.scrollBy(0, 40);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    observer.disconnect();
    return added;
  });
  expect(changed).toEqual([]);
});

test('the words are one click away without any map', async ({ page }) => {
  await open(page, fixture.page(), 'handle');
  await page.getByRole('link', { name: 'read as plain text' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fixture.title);
  await expect(page.locator('.map')).toHaveCount(0);
});
