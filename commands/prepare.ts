import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { closeFile } from '#basemap/load.ts';
import { writeCloseTiles } from '#basemap/make/write-tiles.ts';
import { type TileId, tilesIn } from '#basemap/tile-set.ts';
import { writeFonts } from '#fonts/make-fonts.ts';
import { writeHowFarFiles } from '#how-far/page/files.ts';
import { type ContentCache, contentCache, contentHash, contentKey } from '#node/content-cache.ts';
import { isMain, root } from '#node/root.ts';
import { pictureBasemaps } from '#pictures/basemaps.ts';
import { writeCards } from '#pictures/card-files.ts';
import { writeFirstPictures } from '#pictures/first-pictures.ts';
import { writeIcons } from '#pictures/icons.ts';
import { writeLogos } from '#pictures/logo.ts';
import { smallPicture, writeMedia } from '#pictures/media.ts';
import { drawingVersion, drawnParts } from '#pictures/picture-key.ts';
import { type StreetPictures, writePosters } from '#pictures/posters.ts';
import { cardPath, type Site } from '#site/addresses.ts';
import { buildBrowserScripts } from '#site/browser-scripts.ts';
import { writeDiscoveryFiles } from '#site/discovery-files.ts';
import { writeExamples } from '#site/embed-examples.ts';
import { buildEmbedScript } from '#site/embed-script.ts';
import { basemapPath, basemapVersion, workerPath } from '#site/fingerprints.ts';
import { writeFlatEditions } from '#site/flat-edition.ts';
import { logoPaths } from '#site/logo.ts';
import { ownTypefaces } from '#site/own-fonts.ts';
import { billOf, type Lock, noticesOf, packageFolders, servedPackages, withDependencies } from '#site/served-packages.ts';
import { type SiteSettings, siteSettings } from '#site/site-settings.ts';
import { allStories, storyPlaces } from '#site/stories.ts';
import { keptCloseTiles } from '#site/story-tiles.ts';
import { thisFront, thisSite } from '#site/this-site.ts';
import type { Story } from '#story/story.ts';
import { type WrittenStreets, writeStreets } from './streets.ts';

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
 * Fills the git-ignored parts of public/, which is emptied first: the basemap, MapLibre’s worker, the fonts, the scripts of our pages and those
 * for embedding, a picture of every
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
  const basemapFolder = join(publicFolder, await basemapPath());
  await cp(basemap, basemapFolder, { recursive: true, filter: (from) => basename(from) !== closeFile });
  await writeStoryTiles(basemapFolder, stories);
  const settings = siteSettings(stories.map(({ id }) => id));
  const streets = await writeSiteStreets(basemapFolder, stories, settings);
  await copyWorker(join(root, 'node_modules/maplibre-gl/dist'), join(publicFolder, dirname(await workerPath())));
  const { warnings } = await writeFonts(join(publicFolder, 'fonts'), stories, {
    licences: join(publicFolder, 'licences'),
    own: ownTypefaces(settings, root),
  });
  for (const line of warnings) console.warn(line);
  await writeLicences(join(publicFolder, 'licences'), await buildBrowserScripts(publicFolder));
  await buildEmbedScript(publicFolder);
  if (first) await writeExamples(publicFolder, first, first.languages[0] ?? front.lang);
  await writePictures(publicFolder, stories, site, streets.pictures);
  await streets.close();
  await writeLogos(publicFolder, logoPaths(settings, root));
  await writeIcons(publicFolder);
  await writeDiscoveryFiles(publicFolder, stories, site, front.type);
}

/** The tiles that stories need besides those of every site. */
async function writeStoryTiles(folder: string, stories: readonly Story[]): Promise<void> {
  const cache = await contentCache(join(root, '.cache/tiles'));
  const tiles: TileId[] = [];
  for (const story of stories) tiles.push(...tilesIn(await keptCloseTiles(story, root)));
  const written = await writeCloseTiles({ folder, tiles, cache, version: await basemapVersion(root) });
  console.log(`Tiles of stories: ${written.tiles}, ${written.cut} of them cut`);
  await Promise.all([cache, await contentCache(join(root, '.cache/story-tiles'))].map((kept) => kept.tidy(Date.now())));
}

/** The tiles of the publisher's own archives that stories need. */
async function writeSiteStreets(folder: string, stories: readonly Story[], settings: SiteSettings): Promise<WrittenStreets> {
  const code = ['basemap/make/street-tile.ts', 'basemap/make/mvt.ts', 'basemap/streets.ts'].map((file) => join(root, file));
  const cache = await contentCache(join(root, '.cache/tiles'));
  const written = await writeStreets({ stories, settings, root, folder, cache, version: await contentHash(code) });
  if (written.tiles > 0) console.log(`Tiles of streets: ${written.tiles}`);
  return written;
}

/**
 * Says what the scripts are made of: the packages' notices, and a bill of materials. @param sources files that were bundled
 * @throws Error for a package whose licence does not let us send its code on
 */
async function writeLicences(folder: string, sources: readonly string[]): Promise<void> {
  const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(root, file), 'utf8')) as T;
  const [lock, { version }] = await Promise.all([read<Lock>('package-lock.json'), read<{ version: string }>('package.json')]);
  const folders = new Set([...packageFolders(sources), ...withDependencies('node_modules/maplibre-gl', lock)]);
  const packages = await servedPackages(root, [...folders], lock);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'packages.txt'), await noticesOf(root, packages));
  await writeFile(join(folder, 'bom.cdx.json'), billOf(packages, version));
}

/** Posters, cards, the media of the stories, and the editions that have pictures in them. */
async function writePictures(publicFolder: string, stories: readonly Story[], site: Site, streets: StreetPictures): Promise<void> {
  const [version, posters, cards] = await Promise.all([
    drawingVersion(),
    contentCache(join(root, '.cache/posters')),
    contentCache(join(root, '.cache/cards')),
  ]);
  const drawing = { version, basemap: pictureBasemaps(), streets };
  // While a card is packed, in a thread of its own, posters are drawn.
  const [posterCount, cardCount] = await Promise.all([
    writePosters(publicFolder, stories, { ...drawing, cache: posters }),
    writeCards(publicFolder, stories, { ...drawing, cache: cards, pathOf: cardPath }),
  ]);
  await writeFirstPictures(publicFolder, stories, { ...drawing, cache: cards });
  const media = await contentCache(join(root, '.cache/media'));
  const folders = new Map((await storyPlaces(undefined, root)).map(({ id, folder }) => [id, join(root, folder)]));
  const mediaOf = ({ id }: Story) => ({ cache: media, folder: folders.get(id) ?? '' });
  for (const story of stories) await writeMedia(publicFolder, story, mediaOf(story));
  await writeFlatEditions(publicFolder, stories, site, {
    ...drawing,
    cache: posters,
    smallPicture: (story, picture) => smallPicture(picture, mediaOf(story)),
  });
  await writeHowFar(publicFolder, stories, version, posters);
  console.log(
    `Posters: ${posterCount.posters}, ${posterCount.drawn} of them drawn; cards: ${cardCount.cards}, ${cardCount.drawn} of them drawn`,
  );
  await Promise.all([posters, cards, media].map((cache) => cache.tidy(Date.now())));
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
