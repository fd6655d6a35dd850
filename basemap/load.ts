import type { Basemap } from './basemap.ts';
import { decodeBasemap } from './basemap-file.ts';
import { decodeLights } from './lights-file.ts';

/** `world`: up to zoom 4 · `fine`: up to zoom 8 in the part of the world kept in detail · `close`: up to zoom 8 anywhere. The latter two with all lights. */
export type Detail = 'world' | 'fine' | 'close';

/** The file of the `close` detail. It stays with the build: readers load tiles that are cut from it. */
export const closeFile = 'close.basemap';

/** The files of a detail, as named in `basemap/data` and under the page's `/basemap/`. Sizes: docs/decisions/0008-basemap-delivery.md. */
export const filesOf: Readonly<Record<Detail, { readonly basemap: string; readonly lights: readonly string[] }>> = {
  world: { basemap: 'world.basemap', lights: ['bright.lights'] },
  fine: { basemap: 'fine.basemap', lights: ['bright.lights', 'faint.lights'] },
  close: { basemap: closeFile, lights: ['bright.lights', 'faint.lights'] },
};

/**
 * Loads the basemap as geometry, for renderers that draw it themselves.
 *
 * @param read returns the bytes of one file of the basemap, from disk or by `fetch`
 * @throws what `read` throws; an Error naming the file where its bytes are garbage or truncated
 */
export async function loadBasemap(read: (file: string) => Promise<Uint8Array>, detail: Detail): Promise<Basemap> {
  const files = filesOf[detail];
  const [shapes, ...lights] = await Promise.all([
    decoded(read, files.basemap, decodeBasemap),
    ...files.lights.map((file) => decoded(read, file, decodeLights)),
  ]);
  return { ...shapes, lights: lights.flat() };
}

async function decoded<T>(read: (file: string) => Promise<Uint8Array>, file: string, decode: (bytes: Uint8Array) => T): Promise<T> {
  const bytes = await read(file);
  try {
    return decode(bytes);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
