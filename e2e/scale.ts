import type { Page, Response } from '@playwright/test';
import { atRest, open, type StoryWindow, seek } from './story-page.ts';

/** A file that a page loaded. */
export interface Weighed {
  readonly url: string;
  /** compressed, with headers */
  readonly bytes: number;
}

/** Follows what the page loads; MapLibre's own code (its worker, and the chunk that holds it) is left out. */
export function scale(page: Page): () => Promise<Weighed[]> {
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

export const sum = (list: readonly Weighed[]): number => list.reduce((total, { bytes }) => total + bytes, 0);

/** The heaviest files, a line each. */
export const table = (list: readonly Weighed[]): string =>
  [...list]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 30)
    .map(({ url, bytes }) => `${String(bytes).padStart(8)}  ${new URL(url).pathname}`)
    .join('\n');

/** Opens a story and waits for its first live frame. @returns what was loaded until then */
export async function firstLiveFrame(page: Page, path: string, weigh: () => Promise<Weighed[]>): Promise<Weighed[]> {
  await open(page, path);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-stage]')?.dataset.mapState === 'ready');
  return weigh();
}

/** Reads an open story to the end of its page, by half steps. */
export async function readWhole(page: Page): Promise<void> {
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
}
