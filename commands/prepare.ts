import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFonts } from '#fonts/make-fonts.ts';
import { writeHowFarFiles } from '#how-far/page/files.ts';
import { root } from '#node/root.ts';
import { writeCards } from '#pictures/card-files.ts';
import { writePosters } from '#pictures/posters.ts';
import { writeFindingFiles } from '#site/discovery-files.ts';
import { copyExamples } from '#site/embed-examples.ts';
import { buildEmbedScript } from '#site/embed-script.ts';
import { writeFlatEditions } from '#site/flat-edition.ts';
import { storyIds, storyOf } from '#site/stories.ts';

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
  await rm(to, { recursive: true, force: true });
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

/**
 * Fills the git-ignored parts of public/: the made ground, MapLibre’s worker, the fonts, the scripts for embedding, a picture of
 * every step and its social card, and the files by which the site is found and shared.
 * @throws Error when the ground has not been made
 */
export async function prepare(): Promise<void> {
  const ground = join(root, 'basemap/data');
  if (!existsSync(ground)) throw new Error('There is no basemap/data: make it with `npm run basemap`, or restore it from git.');
  const target = join(root, 'public/basemap');
  await rm(target, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await cp(ground, target, { recursive: true });
  await copyWorker(join(root, 'node_modules/maplibre-gl/dist'), join(root, 'public/maplibre'));
  const stories = await Promise.all((await storyIds()).map(storyOf));
  const { warnings } = await writeFonts(join(root, 'public/fonts'), stories);
  for (const line of warnings) console.warn(line);
  await buildEmbedScript(join(root, 'public'));
  await writeFlatEditions(join(root, 'public'));
  await copyExamples(join(root, 'public'));
  await writePosters(join(root, 'public'));
  await writeHowFarFiles(join(root, 'public'), stories);
  await writeCards(join(root, 'public'));
  await writeFindingFiles(join(root, 'public'));
}
