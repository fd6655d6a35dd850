import type { Ground } from './basemap.ts';
import { decodeGround } from './basemap-file.ts';
import { decodeLights } from './lights-file.ts';

/** `world`: for up to zoom 4 · `fine`: to zoom 8 in the story's part of the world, with all lights. */
export type Detail = 'world' | 'fine';

/** The files of a detail, as named in `basemap/data` and under the page's `/ground/`. Bytes: docs/decisions/0101-basemap-delivery.md. */
export const filesOf: Readonly<Record<Detail, { readonly ground: string; readonly lights: readonly string[] }>> = {
  world: { ground: 'world.ground', lights: ['bright.lights'] },
  fine: { ground: 'fine.ground', lights: ['bright.lights', 'faint.lights'] },
};

/**
 * The ground as geometry, for renderers that draw it themselves.
 *
 * @param read gives the bytes of one file of the ground, from disk or by `fetch`
 * @throws what `read` throws; an Error that names the file where its bytes are garbage or cut short
 */
export async function loadGround(read: (file: string) => Promise<Uint8Array>, detail: Detail): Promise<Ground> {
  const files = filesOf[detail];
  const [shapes, ...lights] = await Promise.all([
    decoded(read, files.ground, decodeGround),
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
