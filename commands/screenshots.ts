import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { isMain, root } from '#node/root.ts';
import { createSiteServer, listen } from '#server/site-server.ts';
import { storyPath } from '#site/addresses.ts';
import { outFolder } from '#site/out-folder.ts';
import { basePathFrom } from '#site/site-address.mjs';
import { thisFront } from '#site/this-site.ts';
import { browserArguments, ensureBrowser } from './find-browser.ts';

/** The readers' screens that every change is looked at on, in CSS px: desk, tablet, phone upright and lying. */
const viewports = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const;

/** Between two pictures of the whole page, CSS px. */
const stride = 200;

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

const settled = async (page: Page): Promise<void> => {
  const loaded = () => (window as unknown as StoryWindow).mapStory?.map()?.loaded() === true;
  await page.waitForFunction(loaded, undefined, { timeout: patience }).catch((error: Error) => {
    throw new Error(`The map of ${page.url()} has not loaded: ${error.message}`);
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
};

async function open(page: Page, address: string): Promise<string[]> {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(`  ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.error(`  uncaught ${error.message}`));
  await page.goto(address);
  await settled(page);
  return page.evaluate(() => (window as unknown as StoryWindow).mapStory?.steps.map(({ id }) => id) ?? []);
}

async function showStep(page: Page, step: string): Promise<void> {
  await page.evaluate((id) => (window as unknown as StoryWindow).mapStory?.seek(id), step);
  await settled(page);
}

interface Options {
  /** ids of steps; all when empty */
  readonly steps: readonly string[];
  /** where the pictures go */
  readonly folder: string;
  readonly scroll: boolean;
}

/** Every step, and when asked every 200 px, of one page that is open already. */
async function pictures(page: Page, ids: readonly string[], size: string, { steps, folder, scroll }: Options): Promise<void> {
  for (const [index, id] of ids.entries()) {
    if (steps.length > 0 && !steps.includes(id)) continue;
    await showStep(page, id);
    await page.screenshot({ path: join(folder, `${size}-${String(index).padStart(2, '0')}-${id}.png`) });
  }
  if (!scroll) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  for (let y = 0; y <= height; y += stride) {
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
    await settled(page);
    await page.screenshot({ path: join(folder, `${size}-at-${String(y).padStart(6, '0')}.png`) });
  }
}

/** The page of the story at `/`, or of the first one that is listed there, in its first language. */
async function firstPage(): Promise<string> {
  const front = await thisFront();
  const story = front.type === 'story' ? front.story : front.stories[0];
  return story ? storyPath(story.id, story.languages[0] ?? front.lang) : '';
}

/**
 * `npm run screenshots [-- step…] [--scroll] [--readme] [--page oslo/en/]`: pictures of the built site, into
 * .cache/screenshots/, by default of the front story; with `--readme` only docs/story.png, of the step named or of the one in the middle.
 * @returns an exit code
 */
export async function screenshots(args: readonly string[]): Promise<number> {
  const { values, positionals: steps } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { scroll: { type: 'boolean' }, readme: { type: 'boolean' }, page: { type: 'string' } },
  });
  const built = outFolder();
  if (!existsSync(join(built, 'index.html'))) {
    console.error(`There is no built site in ${relative(process.cwd(), built)}/: run \`npm run build\` first.`);
    return 1;
  }
  const executablePath = ensureBrowser();
  if (!executablePath) return 1;
  const basePath = basePathFrom(process.env.BASE_PATH);
  const server = createSiteServer({ folder: built, basePath });
  const address = `http://localhost:${await listen(server, 0)}${basePath}/${(values.page ?? (await firstPage())).replace(/^\//, '')}`;
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  const folder = join(root, '.cache/screenshots');
  try {
    await mkdir(folder, { recursive: true });
    for (const viewport of values.readme ? viewports.slice(0, 1) : viewports) {
      const page = await browser.newPage({ viewport });
      const size = `${viewport.width}x${viewport.height}`;
      console.log(size);
      const ids = await open(page, address);
      const unknown = steps.find((id) => !ids.includes(id));
      if (unknown !== undefined) {
        console.error(`Unexpected step "${unknown}", expected one of ${ids.join(', ')}`);
        return 1;
      }
      if (values.readme) {
        await showStep(page, steps[0] ?? ids[Math.floor(ids.length / 2)] ?? '');
        await page.screenshot({ path: join(root, 'docs/story.png') });
      } else await pictures(page, ids, size, { steps, folder, scroll: values.scroll === true });
      await page.close();
    }
    console.log(`Written to ${relative(process.cwd(), values.readme ? join(root, 'docs/story.png') : folder)}`);
    return 0;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await screenshots(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
