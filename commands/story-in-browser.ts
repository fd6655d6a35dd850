import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { createSiteServer, listen } from '#server/site-server.ts';
import { headersOf } from '#site/hosting.ts';
import { outFolder } from '#site/out-folder.ts';
import { basePathFrom } from '#site/site-address.mjs';
import { thisHosting } from '#site/this-site.ts';
import { browserArguments, ensureBrowser } from './find-browser.ts';

/** The readers' screens that every change is looked at on, in CSS px: desk, tablet, phone upright and lying, a small phone. */
export const viewports = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 568 },
] as const;

/** The parts of `window.mapStory` that are used here. */
interface StoryWindow {
  readonly mapStory?: {
    readonly steps: readonly { readonly id: string }[];
    seek(to: string): Promise<unknown>;
    map(): { loaded(): boolean } | null;
  };
}

/** ms that a map may take to load where software draws it and other programs have the processor */
const patience = 120_000;

/** Waits until the map has loaded all that is in view, is painted, and has faded in over the drawn picture. */
export const settled = async (page: Page): Promise<void> => {
  const loaded = () => {
    const picture = document.querySelector('[data-posters]');
    const alone = !picture || getComputedStyle(picture).visibility === 'hidden';
    return alone && (window as unknown as StoryWindow).mapStory?.map()?.loaded() === true;
  };
  await page.waitForFunction(loaded, undefined, { timeout: patience }).catch((error: Error) => {
    throw new Error(`The map of ${page.url()} has not loaded: ${error.message}`);
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
};

/** Opens a story's page and passes on what it logs. @returns the ids of its steps */
export async function open(page: Page, address: string): Promise<string[]> {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(`  ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.error(`  uncaught ${error.message}`));
  await page.goto(address);
  await settled(page);
  return page.evaluate(() => (window as unknown as StoryWindow).mapStory?.steps.map(({ id }) => id) ?? []);
}

/** Moves a page to a step, and waits until it is painted. */
export async function showStep(page: Page, step: string): Promise<void> {
  await page.evaluate((id) => (window as unknown as StoryWindow).mapStory?.seek(id), step);
  await settled(page);
}

/**
 * Serves the built site and starts a browser for as long as something is done with them.
 * @param use gets the browser and the site's address, without a slash at its end; returns an exit code
 * @returns that exit code; 1 where there is no site or no browser, which has been said
 */
export async function onBuiltSite(use: (browser: Browser, site: string) => Promise<number>): Promise<number> {
  const built = outFolder();
  if (!existsSync(join(built, 'index.html'))) {
    console.error(`There is no built site in ${relative(process.cwd(), built)}/: run \`npm run build\` first.`);
    return 1;
  }
  const executablePath = ensureBrowser();
  if (!executablePath) return 1;
  const basePath = basePathFrom(process.env.BASE_PATH);
  const hosting = await thisHosting();
  const server = createSiteServer({ folder: built, basePath, headersOf: (path) => headersOf(hosting, path) });
  const site = `http://localhost:${await listen(server, 0)}${basePath}`;
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  try {
    return await use(browser, site);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
