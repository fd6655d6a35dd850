import { decodeBasemap } from '#basemap/basemap-file.ts';
import { type InsetOptions, insetLayers } from './inset.ts';
import { shapeBasemap } from './shaped-basemap.ts';

/** Draws insets of a timeline. */
export type InsetOfTimeline = (options: Omit<InsetOptions, 'basemap'>) => ReturnType<typeof insetLayers>;

/**
 * Loads the coarsest basemap and returns a function that draws insets on it.
 * @param read returns the bytes of a file of the basemap, by `fetch` or from disk
 * @param pause waited for between two long parts of the work
 * @throws what `read` throws; an Error where its bytes are garbage
 */
export async function loadInset(read: (file: string) => Promise<Uint8Array>, pause: () => Promise<void>): Promise<InsetOfTimeline> {
  const { land } = decodeBasemap(await read('world.basemap'));
  await pause();
  const basemap = shapeBasemap({ land, lakes: [], rivers: [], borders: [], lights: [] });
  return (options) => insetLayers({ ...options, basemap });
}
