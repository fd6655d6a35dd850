import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeBasemap } from '#basemap/basemap-file.ts';
import { dryLand } from '#basemap/dry.ts';
import { filesOf } from '#basemap/load.ts';
import type { OnLand } from '#lint/over-land.ts';
import { root } from '#node/root.ts';

/**
 * Reads where dry land is, from the basemap's `fine` detail, which has the whole world, for checks of legs at sea. To be done once for all stories: it takes
 * two tenths of a second.
 * @throws when the file can't be read or decoded
 */
export async function readLand(): Promise<OnLand> {
  return dryLand(decodeBasemap(new Uint8Array(await readFile(join(root, 'basemap/data', filesOf.fine.basemap)))));
}
