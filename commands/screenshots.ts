import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { isMain, root } from '#node/root.ts';
import { storyPath } from '#site/addresses.ts';
import { thisFront } from '#site/this-site.ts';
import { onBuiltSite, open, settled, showStep, viewports } from './story-in-browser.ts';

/** Between two pictures of the whole page, CSS px. */
const stride = 200;

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
  const first = values.page ?? (await firstPage());
  const folder = join(root, '.cache/screenshots');
  return onBuiltSite(async (browser, site) => {
    const address = `${site}/${first.replace(/^\//, '')}`;
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
  });
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await screenshots(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
