import { basemapStyle } from '#basemap/style.ts';
import { palette } from '#theme/palette.ts';
import { createStoryMap } from './create-story-map.ts';
import type { Target } from './highlight.ts';
import type { Painted } from './painted.ts';
import type { MapState } from './readiness.ts';
import type { StoryMap, StoryMapOptions } from './story-map.ts';

export type { MapState, Painted, StoryMap, Target };

/** A story's map on its basemap. `base`: address prefix of the basemap's files · `borders`: whose borders are drawn (ISO 3166-1 alpha-2). */
export function openStoryMap(options: Omit<StoryMapOptions, 'style'> & { base: string; borders: readonly string[] }): StoryMap {
  const { base, borders, ...rest } = options;
  // MapLibre resolves data addresses in its worker, where a path without an origin means nothing.
  const prefix = new URL(base, document.baseURI).href;
  return createStoryMap({ ...rest, style: basemapStyle({ base: prefix, borders, palette }) });
}

/** Resolves when everything in view is loaded and drawn. MapLibre's `idle` also comes when a file failed. */
export function settled(storyMap: StoryMap): Promise<void> {
  const map = storyMap.map();
  if (!map || (map.loaded() && map.areTilesLoaded())) return Promise.resolve();
  return new Promise((resolve) => {
    map.once('idle', () => resolve());
    map.triggerRepaint();
  });
}
