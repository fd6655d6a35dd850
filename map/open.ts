import { closeTiles } from '#basemap/close-tiles.ts';
import type { Streets } from '#basemap/streets.ts';
import { basemapStyle } from '#basemap/style.ts';
import type { TileRuns } from '#basemap/tile-set.ts';
import { nightPalette, type Palette } from '#theme/palette.ts';
import { createStoryMap } from './create-story-map.ts';
import type { DrawLevel } from './draw-level.ts';
import type { Target } from './highlight.ts';
import type { Painted } from './painted.ts';
import type { MapState } from './readiness.ts';
import type { StoryMap, StoryMapOptions } from './story-map.ts';
import { storyTiles } from './tile-address.ts';

export type { DrawLevel, MapState, Painted, StoryMap, Streets, Target, TileRuns };

export interface OpenStoryMapOptions extends Omit<StoryMapOptions, 'style' | 'basemap' | 'tiles' | 'palette'> {
  /** colours of the story's look; absent: those of the night */
  readonly palette?: Palette | undefined;
  /** address prefix of the basemap's files */
  readonly base: string;
  /** whose borders are drawn (ISO 3166-1 alpha-2) */
  readonly borders: readonly string[];
  /** the tiles that the story has besides those that every site has */
  readonly closeRuns: TileRuns;
  /** the publisher's own; absent: none */
  readonly streets?: Streets | undefined;
}

/** A story's map on its basemap. */
export function openStoryMap(options: OpenStoryMapOptions): StoryMap {
  const { base, borders, closeRuns, streets, palette = nightPalette, ...rest } = options;
  const close = closeTiles(closeRuns);
  // MapLibre resolves data addresses in its worker, where a path without an origin means nothing.
  const prefix = new URL(base, document.baseURI).href;
  const style = basemapStyle({ base: prefix, borders, palette, close, streets });
  return createStoryMap({ ...rest, palette, basemap: prefix, tiles: storyTiles(close, streets), style });
}

/** Resolves when everything in view is loaded and drawn. MapLibre's `idle` also comes when a file failed. */
export async function settled(storyMap: StoryMap): Promise<void> {
  const map = storyMap.map();
  if (map && !(map.loaded() && map.areTilesLoaded())) {
    await new Promise<void>((resolve) => {
      map.once('idle', () => resolve());
      map.triggerRepaint();
    });
  }
  await storyMap.complete();
}
