import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from '#site/out-folder.ts';
import { storyIds } from '#site/stories.ts';
import { expect, test } from './fixtures.ts';
import { fixture, type StoryWindow } from './story-page.ts';

// What each kind of page may ask for before its live map, where that waits for the reader. No clock: bytes as our server sends them, and requests.

interface Budget {
  readonly path: string;
  /** bytes of the HTML, of all scripts, and of all that is fetched, compressed */
  readonly html: number;
  readonly scripts: number;
  readonly all: number;
  /** files of each kind, as the browser calls it; what is preloaded for scripts is `other` */
  readonly requests: Readonly<Record<string, number>>;
}

const ids = await storyIds();
/** The page of stories has a picture of each. */
const pictures = ids.length;

const budgets: Readonly<Record<string, Budget>> = {
  story: {
    path: fixture.page(),
    html: 13_500,
    scripts: 32_000,
    all: 155_000,
    // the picture once more, as its own SVG: here the live map waits for the reader
    requests: { script: 3, stylesheet: 1, font: 6, image: 1, other: 1, fetch: 1 },
  },
  guest: {
    path: fixture.page('en', 'embed/'),
    html: 12_500,
    scripts: 37_000,
    all: 165_000,
    requests: { script: 4, stylesheet: 1, font: 6, image: 1, other: 1 },
  },
  text: { path: fixture.page('en', 'text/'), html: 7000, scripts: 0, all: 76_000, requests: { stylesheet: 1, font: 6, other: 0 } },
  'how far': {
    path: fixture.page('en', 'how-far/'),
    html: 4500,
    scripts: 47_000,
    all: 310_000,
    requests: { script: 1, stylesheet: 1, font: 5, image: 1, other: 1, fetch: 2 },
  },
  'embed code': {
    path: `${fixture.id}/embed-code/`,
    html: 3000,
    scripts: 3000,
    all: 90_000,
    requests: { script: 1, stylesheet: 1, font: 7, other: 0 },
  },
  front: { path: '', html: 3000, scripts: 0, all: 125_000, requests: { stylesheet: 1, font: 9, image: pictures, other: 0 } },
  'not found': { path: '404.html', html: 2000, scripts: 0, all: 60_000, requests: { stylesheet: 1, font: 5, image: 0, other: 0 } },
};

for (const [kind, { path, html, scripts, all, requests }] of Object.entries(budgets)) {
  test(`${kind}: what it asks for`, async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const files: { type: string; bytes: number; path: string }[] = [];
    const weighed: Promise<void>[] = [];
    page.on('response', (response) => {
      if (response.frame() !== page.mainFrame()) return; // the preview of the embed code
      // A browser with tabs asks for the icon to draw in one, and a headless shell does not.
      if (new URL(response.url()).pathname.endsWith('/icon.svg')) return;
      const weigh = async (): Promise<void> => {
        const { responseBodySize, responseHeadersSize } = await response.request().sizes();
        files.push({
          type: response.request().resourceType(),
          bytes: responseBodySize + responseHeadersSize,
          path: new URL(response.url()).pathname,
        });
      };
      weighed.push(weigh());
    });
    await page.goto(path, { waitUntil: 'load' });
    if (kind === 'story' || kind === 'guest') await page.waitForFunction(() => Boolean((window as unknown as StoryWindow).mapStory));
    // Type and pictures that come after the load event count, too; nothing is weighed once the network is quiet.
    await page.waitForLoadState('networkidle');
    page.removeAllListeners('response');
    await Promise.all(weighed);
    const bytesOf = (type: string): number => files.filter((file) => file.type === type).reduce((sum, { bytes }) => sum + bytes, 0);
    const table = files.map(({ type, bytes, path: of }) => `${String(bytes).padStart(8)} ${type} ${of}`).join('\n');
    console.log(
      `${kind}: ${bytesOf('document')} HTML, ${bytesOf('script')} scripts, ${files.reduce((sum, { bytes }) => sum + bytes, 0)} in all, ${files.length} requests\n${table}`,
    );
    expect(bytesOf('document'), table).toBeLessThanOrEqual(html);
    expect(bytesOf('script'), table).toBeLessThanOrEqual(scripts);
    expect(
      files.reduce((sum, { bytes }) => sum + bytes, 0),
      table,
    ).toBeLessThanOrEqual(all);
    for (const [type, most] of Object.entries(requests))
      expect(files.filter((file) => file.type === type).length, `${type}\n${table}`).toBeLessThanOrEqual(most);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  // Six of them in what is painted together, and Chromium draws all of it with several samples for each px (kMinNumberOfSlowPathsForMSAA).
  for (const path of ids.map((id) => `${id}/en/`))
    test(`the words of ${path} have few paths that are slow to draw`, async ({ page }) => {
      await page.goto(path, { waitUntil: 'load' });
      const paths = page.locator(':is(main.words, .story-foot) svg :is(path, polyline, polygon)');
      const slow = await paths.evaluateAll((all) =>
        all
          .filter((one) => {
            const { stroke, strokeWidth } = getComputedStyle(one);
            const { width, height } = one.getBoundingClientRect();
            const shown = width + height > 0 && one.checkVisibility();
            return shown && ((stroke !== 'none' && Number.parseFloat(strokeWidth) > 0) || width >= 64 || height >= 64);
          })
          .map(({ outerHTML }) => outerHTML),
      );
      expect(slow.length, slow.join('\n')).toBeLessThan(6);
    });
});

test('no page of the site has a script that runs in it or one of a framework, and nothing lies beside the pages that none asks for', async () => {
  const folder = outFolder();
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/'));
  const texts = await Promise.all(
    paths.filter((path) => /\.(html|js|css)$/.test(path)).map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  const pages = texts.filter(([path]) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(20);
  for (const [path, html] of pages) {
    const running = [...html.matchAll(/<script\b([^>]*)>/g)].filter(
      ([, attributes = '']) => !/\bsrc=|type="application\/(ld\+)?json"/.test(attributes),
    );
    expect(running, path).toEqual([]);
    expect(html.includes('/_next/') || html.includes('__next'), path).toBe(false);
  }
  expect(paths.filter((path) => path.endsWith('.txt') && !/^(robots\.txt|licences\/(LICENSE-|packages\.txt))/.test(path))).toEqual([]);
  const named = texts.map(([, text]) => text).join('\n');
  const files = paths.filter((path) => /^(scripts|styles)\/.*(?<!\.(br|gz))$/.test(path)).map((path) => path.replace(/^\w+\//, ''));
  expect(files.filter((name) => !named.includes(name))).toEqual([]);
});
