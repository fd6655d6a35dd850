import { decodeGround } from '#basemap/basemap-file.ts';
import { type InsetOptions, insetLayers } from './inset.ts';
import { shapeGround } from './shaped-basemap.ts';

/** Draws insets of a timeline. */
export type InsetOfTimeline = (options: Omit<InsetOptions, 'ground'>) => ReturnType<typeof insetLayers>;

/**
 * The drawing of insets with the ground that it needs, the coarsest.
 * @param read gives the bytes of a file of the ground, by `fetch` or from disk
 * @throws what `read` throws; an Error where its bytes are garbage
 */
export async function loadInset(read: (file: string) => Promise<Uint8Array>): Promise<InsetOfTimeline> {
  const ground = shapeGround({ ...decodeGround(await read('world.ground')), lights: [] });
  return (options) => insetLayers({ ...options, ground });
}
