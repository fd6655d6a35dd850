import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closePath } from '#basemap/close-tiles.ts';
import { closeDeepest, closeFrom, isFineEnough } from '#basemap/fine-area.ts';
import { tilesSeen } from '#basemap/seen-tiles.ts';
import { runsOf, type TileId, type TileRuns, tileName, tilesIn } from '#basemap/tile-set.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { contentCache, contentKey } from '#node/content-cache.ts';
import { drawingVersion } from '#pictures/picture-key.ts';
import type { Story } from '#story/story.ts';
import { camerasOf } from '#timeline/cameras.ts';
import { compile } from '#timeline/compile.ts';
import { pathsOf } from '#timeline/paths.ts';
import { referenceViewports, stageIn, type Viewport } from '#timeline/stages.ts';
import { lastFewOfBuild } from './last-few.ts';

/** The windows that stand for all: one of each layout, a tablet, and a large screen, whose cameras are closer. */
const viewports: readonly Viewport[] = [...Object.values(referenceViewports), { width: 820, height: 1180 }, { width: 2560, height: 1440 }];

/** What is cut beyond a stage's edges, in shares of its sides: for windows of other shapes, and for readers who move the map a little. */
export const tileMargin = 0.25;

/** The stages of a story in all its languages, each once. */
export function stagesOf(story: Story): Stage[] {
  const stages = story.languages.flatMap((lang) => viewports.map((viewport) => stageIn(lang, viewport)));
  return [...new Map(stages.map((stage) => [JSON.stringify(stage), stage])).values()];
}

/**
 * The tiles that a story needs of the `close` detail: what its cameras see, on all stages, at rest and on the way, where the basemap that every
 * site has is not fine enough.
 */
export function closeTilesOf(story: Story, stages: readonly Stage[] = stagesOf(story)): TileRuns {
  const paths = pathsOf(story);
  const needed = new Map<string, TileId>();
  for (const stage of stages) {
    const cameras = camerasOf(compile(story, stage, { paths }), closeFrom).filter((camera) => !isFineEnough(camera));
    for (const tile of closeTilesFor(cameras, stage)) needed.set(tileName(tile), tile);
  }
  return runsOf(needed.values());
}

function closeTilesFor(cameras: readonly Camera[], stage: Stage): TileId[] {
  return cameras
    .flatMap((camera) => tilesSeen(camera, stage, { margin: tileMargin, deepest: closeDeepest }))
    .filter(({ z }) => z >= closeFrom);
}

/** Those of the tiles that are in a folder of the basemap's files. While a site is being worked on, a camera may have moved to where none has been cut yet. */
export function tilesThere(runs: TileRuns, folder: string): TileRuns {
  return runsOf([...tilesIn(runs)].filter(({ z, x, y }) => existsSync(join(folder, closePath(z, x, y)))));
}

const version = lastFewOfBuild<Promise<string>>(1);

/** The same, kept in .cache: it is asked for in every process of a build. @param root the repository; default the working directory */
export async function keptCloseTiles(story: Story, root = process.cwd()): Promise<TileRuns> {
  const { texts, sources, ...drawn } = story;
  const code = await version('', () => drawingVersion(root));
  const cache = await contentCache(join(root, '.cache/story-tiles'));
  const name = `${contentKey('close', code, drawn)}.json`;
  if (!cache.has(name)) await cache.put(name, JSON.stringify(closeTilesOf(story)));
  return JSON.parse(await readFile(await cache.use(name), 'utf8')) as TileRuns;
}
