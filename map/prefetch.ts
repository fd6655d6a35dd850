import { type CloseTiles, closeTiles, noCloseTiles } from '#basemap/close-tiles.ts';
import { lightFilesFor, lightPath } from '#basemap/light-files.ts';
import { tilesSeen } from '#basemap/seen-tiles.ts';
import { type Streets, streetsFrom } from '#basemap/streets.ts';
import { type TileRuns, tileName } from '#basemap/tile-set.ts';
import { tilePathsFor } from '#basemap/view-tiles.ts';
import type { Camera, Stage } from '#geo/camera.ts';
import { groundUnder, project, viewOf } from '#geo/projection.ts';
import { noStoryTiles, type StoryTiles, storyTiles } from './tile-address.ts';

export type { Streets, TileRuns };

/** Fetches what a later view needs, so that the browser has it when the map asks. */
export interface Prefetch {
  /** Asks for what a camera sees on a stage and has not been asked for; what fails is left to the map. */
  want(camera: Camera, stage: Stage): void;
  stop(): void;
}

/** Where in the stage, in shares of its sides, it is looked which tiles are seen. */
const GRID = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98] as const;

/**
 * @param base absolute address of the basemap's files
 * @param tiles the story's own; default none
 */
export function makePrefetch(base: string, tiles: StoryTiles = noStoryTiles): Prefetch {
  const filesFor = filesWith(tiles);
  const asked = new Set<string>();
  const stopping = new AbortController();
  return {
    want(camera, stage) {
      for (const path of filesFor(camera, stage)) {
        if (asked.has(path)) continue;
        asked.add(path);
        fetch(base + path, { signal: stopping.signal, priority: 'low' })
          .then((response) => response.arrayBuffer()) // to the end: only then it is in the browser's cache
          .catch(() => asked.delete(path));
      }
    },
    stop: () => stopping.abort(),
  };
}

/** Paths of the basemap's files that a camera sees on a stage. @param close the story's own tiles */
export function filesFor(camera: Camera, stage: Stage, close: CloseTiles = noCloseTiles): string[] {
  const view = viewOf(camera, stage);
  const points = groundUnder(view, GRID).map((at) => ({ at, scale: view.f / project(view, at).depth }));
  const lights = lightFilesFor(
    camera.zoom,
    points.map(({ at }) => at),
  );
  return [...tilePathsFor(camera.zoom, points, close), ...lights.map(lightPath)];
}

/** The same for a story that has tiles of its own. */
export function filesWith({ close, streets }: StoryTiles): (camera: Camera, stage: Stage) => string[] {
  return (camera, stage) => {
    const files = filesFor(camera, stage, close);
    if (!streets || camera.zoom < streetsFrom) return files;
    const seen = tilesSeen(camera, stage, { margin: 0, deepest: streets.tiles.deepest });
    return [...files, ...seen.filter(({ z, x, y }) => streets.tiles.has(z, x, y)).map((tile) => `${streets.path}${tileName(tile)}.mvt`)];
  };
}

/** The same for what a page knows of its story's tiles. */
export const filesInPage = (tiles: TileRuns, streets?: Streets): ((camera: Camera, stage: Stage) => string[]) =>
  filesWith(storyTiles(closeTiles(tiles), streets));
