import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFonts } from '#fonts/make-fonts.ts';
import { writeHowFarFiles } from '#how-far/page/files.ts';
import { type ContentCache, contentCache, contentHash, contentKey } from '#node/content-cache.ts';
import { isMain, root } from '#node/root.ts';
import { writeCards } from '#pictures/card-files.ts';
import { writeIcons } from '#pictures/icons.ts';
import { drawingVersion, drawnParts } from '#pictures/picture-key.ts';
import { posterBasemap, writePosters } from '#pictures/posters.ts';
import type { ShapedBasemap } from '#poster/shaped-basemap.ts';
import { cardPath, type Site } from '#site/addresses.ts';
import { writeDiscoveryFiles } from '#site/discovery-files.ts';
import { writeExamples } from '#site/embed-examples.ts';
import { buildEmbedScript } from '#site/embed-script.ts';
import { writeFlatEditions } from '#site/flat-edition.ts';
import { allStories } from '#site/stories.ts';
import { thisFront, thisSite } from '#site/this-site.ts';
import type { Story } from '#story/story.ts';

/**
 * The files beside a module that it imports, as `./name.mjs` paths.
 * @param source a built module, minified or not
 */
export function siblingImports(source: string): string[] {
  const found = source.matchAll(/\b(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+\.m?js)["'`]/g);
  return [...new Set([...found].map((match) => match[1] ?? ''))];
}

/** Copies MapLibre's worker, and every module beside it that it imports, so that it comes from our own origin. */
async function copyWorker(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const waiting = ['maplibre-gl-worker.mjs'];
  const done = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (done.has(name)) continue;
    done.add(name);
    await copyFile(join(from, name), join(to, name));
    waiting.push(...siblingImports(await readFile(join(from, name), 'utf8')));
  }
}

/** Names in public/ that are kept in git: .gitignore leaves out all others. @param gitignore its text */
export function keptInPublic(gitignore: string): string[] {
  return [...gitignore.matchAll(/^!\/?public\/([^/\s]+)\/?\s*$/gm)].map(([, name]) => name ?? '');
}

/** Takes all away from public/ that an earlier build has written, so that nothing of a story that is gone is published. */
export async function clearPublic(publicFolder: string, kept: readonly string[]): Promise<void> {
  await mkdir(publicFolder, { recursive: true });
  const names = (await readdir(publicFolder)).filter((name) => !kept.includes(name));
  await Promise.all(names.map((name) => rm(join(publicFolder, name), { recursive: true, force: true })));
}

/**
 * Fills the git-ignored parts of public/, which is emptied first: the basemap, MapLibre’s worker, the fonts, the scripts for embedding, a picture of every
 * step and its social card, and the files by which the site is found and shared. Pictures that have not changed come from .cache.
 * @throws Error when there is no basemap or no story, or a mistake in a story or in site.yaml
 */
export async function prepare(): Promise<void> {
  const basemap = join(root, 'basemap/data');
  if (!existsSync(basemap)) throw new Error('There is no basemap/data: make it with `npm run basemap`, or restore it from git.');
  const [stories, site, front] = [await allStories(), await thisSite(), await thisFront()];
  const first = front.type === 'story' ? front.story : front.stories[0];
  const publicFolder = join(root, 'public');
  await clearPublic(publicFolder, keptInPublic(await readFile(join(root, '.gitignore'), 'utf8')));
  await cp(basemap, join(publicFolder, 'basemap'), { recursive: true });
  await copyWorker(join(root, 'node_modules/maplibre-gl/dist'), join(publicFolder, 'maplibre'));
  const { warnings } = await writeFonts(join(publicFolder, 'fonts'), stories);
  for (const line of warnings) console.warn(line);
  await buildEmbedScript(publicFolder);
  if (first) await writeExamples(publicFolder, first, first.languages[0] ?? front.lang);
  await writePictures(publicFolder, stories, site);
  await writeIcons(publicFolder);
  await writeDiscoveryFiles(publicFolder, stories, site, front.type);
}

/** Posters, cards, and the editions that have pictures in them. */
async function writePictures(publicFolder: string, stories: readonly Story[], site: Site): Promise<void> {
  const [version, posters, cards] = await Promise.all([
    drawingVersion(),
    contentCache(join(root, '.cache/posters')),
    contentCache(join(root, '.cache/cards')),
  ]);
  let basemap: Promise<ShapedBasemap> | undefined;
  const drawing = {
    version,
    basemap: () => {
      basemap ??= posterBasemap();
      return basemap;
    },
  };
  // While a card is packed, in a thread of its own, posters are drawn.
  const [posterCount, cardCount] = await Promise.all([
    writePosters(publicFolder, stories, { ...drawing, cache: posters }),
    writeCards(publicFolder, stories, { ...drawing, cache: cards, pathOf: cardPath }),
  ]);
  await writeFlatEditions(publicFolder, stories, site, { ...drawing, cache: posters });
  await writeHowFar(publicFolder, stories, version, posters);
  console.log(
    `Posters: ${posterCount.posters}, ${posterCount.drawn} of them drawn; cards: ${cardCount.cards}, ${cardCount.drawn} of them drawn`,
  );
  await Promise.all([posters, cards].map((cache) => cache.tidy(Date.now())));
}

/** The files of how-far. Its pictures are kept with the posters. @param version of the drawing */
async function writeHowFar(publicFolder: string, stories: readonly Story[], version: string, cache: ContentCache): Promise<void> {
  const rooms = ['how-far', 'how-far/page', 'how-far/data', 'how-far/data/names', 'locales'];
  const made = await contentHash(rooms.map((room) => join(root, room)));
  await writeHowFarFiles(publicFolder, stories, async (story, lang, layout, draw) => {
    const name = `${contentKey('how-far', version, made, drawnParts(story, lang), lang, layout)}.svg`;
    if (!cache.has(name)) await cache.put(name, await draw());
    return readFile(await cache.use(name), 'utf8');
  });
}

if (isMain(import.meta.url)) {
  try {
    await prepare();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
