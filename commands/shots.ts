import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { expectedOf } from '#file-format/nearest.ts';
import { isMain, root } from '#node/root.ts';
import { storyPath } from '#site/addresses.ts';
import { outFolder } from '#site/out-folder.ts';
import { storyOf, storyPlaces, storyRoots } from '#site/stories.ts';
import { contactSheets, type Shot } from './contact-sheet.ts';
import { onBuiltSite, open, showStep, viewports } from './story-in-browser.ts';

interface Wanted {
  readonly id: string;
  readonly lang: string;
  /** ids of steps; all when empty */
  readonly steps: readonly string[];
  /** where the pictures go */
  readonly folder: string;
}

/** Whether the built page is older than what it is made of. */
function isOld(page: string, storyFolder: string): boolean {
  const built = statSync(page).mtimeMs;
  return readdirSync(storyFolder).some((name) => statSync(join(storyFolder, name)).mtimeMs > built);
}

async function take(browser: Browser, site: string, { id, lang, steps, folder }: Wanted): Promise<number> {
  const shots: Shot[] = [];
  for (const viewport of viewports) {
    const page = await browser.newPage({ viewport });
    const size = `${viewport.width}x${viewport.height}`;
    console.log(size);
    for (const [index, step] of (await open(page, `${site}/${storyPath(id, lang)}`)).entries()) {
      if (steps.length > 0 && !steps.includes(step)) continue;
      await showStep(page, step);
      const file = `${String(index).padStart(2, '0')}-${step}-${size}.png`;
      await page.screenshot({ path: join(folder, file) });
      shots.push({ step, ...viewport, file });
    }
    await page.close();
  }
  for (const [i, { html, width, height }] of contactSheets(shots, `${id}, ${lang}`).entries()) {
    const sheet = join(folder, `sheet-${i + 1}`);
    await writeFile(`${sheet}.html`, html);
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(pathToFileURL(`${sheet}.html`).href);
    await page.screenshot({ path: `${sheet}.png` });
    await page.close();
    console.log(`All at once: ${relative(process.cwd(), sheet)}.png`);
  }
  console.log(`${shots.length} pictures in ${relative(process.cwd(), folder)}/`);
  return 0;
}

/**
 * `npm run shots -- <story> [--lang de] [--step <id>]…`: pictures of every step of a story of the built site at five sizes, and sheets of all of them,
 * into `.cache/shots/<story>/<language>/`.
 * @returns an exit code; what is in the way has been printed
 */
export async function shots(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { lang: { type: 'string' }, step: { type: 'string', multiple: true } },
  });
  const [id, ...more] = positionals;
  const places = await storyPlaces(storyRoots(), root);
  const place = places.find((candidate) => candidate.id === id);
  if (!id || !place || more.length > 0) {
    const known = places.map((candidate) => candidate.id);
    console.error(
      `Unexpected ${positionals.join(' ') || 'lack of a story'}, expected ${expectedOf(id ?? '', known, 'story')}: npm run shots -- <story>`,
    );
    return 1;
  }
  const story = await storyOf(id);
  const lang = values.lang ?? story.languages[0] ?? 'en';
  if (!story.languages.includes(lang)) {
    console.error(`Unexpected language ${lang}, expected ${expectedOf(lang, story.languages, 'language')}`);
    return 1;
  }
  const ids = story.steps.map((step) => step.id);
  const unknown = values.step?.find((step) => !ids.includes(step));
  if (unknown !== undefined) {
    console.error(`Unexpected step ${unknown}, expected ${expectedOf(unknown, ids, 'step')}`);
    return 1;
  }
  const page = join(outFolder(), storyPath(id, lang), 'index.html');
  if (!existsSync(page) || isOld(page, place.folder)) {
    console.error(
      `${relative(process.cwd(), page)} ${existsSync(page) ? 'is older than the story' : 'is not there'}: run \`npm run build\` first.`,
    );
    return 1;
  }
  const folder = join(root, '.cache/shots', id, lang);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return onBuiltSite((browser, site) => take(browser, site, { id, lang, steps: values.step ?? [], folder }));
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await shots(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
