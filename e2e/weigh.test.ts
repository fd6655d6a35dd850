import type { Page, Response } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { atRest, open, type StoryWindow, seek } from './story-page.ts';

/** Issue 4: compressed bytes on a phone-sized stage, without MapLibre's own code. */
const most = { firstLiveFrame: 400_000, wholeStory: 1_200_000 } as const;

test.use({ viewport: { width: 390, height: 844 } });

interface Weighed {
  readonly url: string;
  readonly bytes: number;
}

/** Follows what the page loads; MapLibre's own code (its worker, and the chunk that holds it) is left out. */
function scale(page: Page): () => Promise<Weighed[]> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  return async () => {
    const all = await Promise.all(
      responses.map(async (response) => {
        const sizes = await response.request().sizes();
        const isCode = /\.m?js(\?|$)/.test(response.url());
        const isMapLibre = /\/maplibre\//.test(response.url()) || (isCode && (await response.text()).includes('maplibregl-canvas'));
        return { url: response.url(), bytes: isMapLibre ? 0 : sizes.responseBodySize + sizes.responseHeadersSize };
      }),
    );
    return all.filter(({ bytes }) => bytes > 0);
  };
}

const sum = (list: readonly Weighed[]): number => list.reduce((total, { bytes }) => total + bytes, 0);
const table = (list: readonly Weighed[]): string =>
  [...list]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 30)
    .map(({ url, bytes }) => `${String(bytes).padStart(8)}  ${new URL(url).pathname}`)
    .join('\n');

test('bytes to the first live frame and over the whole story', async ({ page }) => {
  test.slow();
  const weigh = scale(page);
  await open(page, '/kursk/en/');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  const first = await weigh();
  console.log(`first live frame: ${sum(first)} bytes of at most ${most.firstLiveFrame}`);
  expect(sum(first), table(first)).toBeLessThanOrEqual(most.firstLiveFrame);
  // The scale works: the page, its picture, tiles and fonts were weighed, and nothing twice for nothing.
  for (const part of [/\/kursk\/en\/$/, /title-portrait\.svg$/, /\/basemap\/tiles\//, /\.css$/, /\.js$/]) {
    expect(
      first.some(({ url }) => part.test(url)),
      String(part),
    ).toBe(true);
  }

  // Software draws lights slowly; they come in the same tiles as the rest.
  await page.evaluate(() => {
    const map = (window as unknown as StoryWindow).mapStory.map() as unknown as {
      getStyle(): { layers: { id: string }[] };
      removeLayer(id: string): void;
    };
    for (const { id } of map.getStyle().layers) if (id.startsWith('light-')) map.removeLayer(id);
  });
  const last = await page.evaluate(() => (window as unknown as StoryWindow).mapStory.steps.length - 1);
  for (let position = 0.5; position <= last; position += 0.5) await seek(page, position);
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await atRest(page);
  const whole = await weigh();
  console.log(`whole story: ${sum(whole)} bytes of at most ${most.wholeStory}`);
  expect(sum(whole), table(whole)).toBeLessThanOrEqual(most.wholeStory);
});
