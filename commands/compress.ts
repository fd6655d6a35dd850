import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type ContentCache, contentCache } from '#node/content-cache.ts';
import { compressible } from '#server/site-files.ts';

/** Below this many bytes the headers of a compressed answer cost more than it saves. */
const smallest = 1024;
/** So many files at once: as many as Node has threads for it. */
const atOnce = 4;

/** As tight as each can: it is done once, and sent many times. */
const forms = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
} as const;

/**
 * Writes a Brotli and a gzip form beside each file of a site that gets smaller by it: `index.html.br`, `index.html.gz`. Servers send them as
 * they are.
 *
 * @param folder the site
 * @param cacheFolder where compressed files are kept, by what was compressed: a build compresses only what has changed
 * @returns how many files were compressed, how many of them had to be, and the bytes of all before and as Brotli
 */
export async function compressSite(
  folder: string,
  cacheFolder: string,
): Promise<{ files: number; made: number; bytes: number; br: number }> {
  const cache = await contentCache(cacheFolder);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && compressible(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const sum = { files: 0, made: 0, bytes: 0, br: 0 };
  const waiting = names.values();
  const underWay = new Map<string, Promise<boolean>>();
  const work = async (): Promise<void> => {
    for (const file of waiting) {
      if ((await stat(file)).size < smallest) continue;
      const bytes = await readFile(file);
      const { made, br } = await compressed(file, bytes, cache, underWay);
      sum.files += 1;
      sum.made += made ? 1 : 0;
      sum.bytes += bytes.length;
      sum.br += br;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await cache.tidy(Date.now());
  return sum;
}

/** @param underWay what is made for the cache now, by content: two files of the same content are compressed once */
async function compressed(
  file: string,
  bytes: Uint8Array,
  cache: ContentCache,
  underWay: Map<string, Promise<boolean>>,
): Promise<{ made: boolean; br: number }> {
  const key = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const known = underWay.get(key);
  const making = known ?? keepForms(key, bytes, cache);
  underWay.set(key, making);
  // Who waits for another's work has made nothing itself.
  const made = (await making) && known === undefined;
  let br = bytes.length;
  for (const ending of Object.keys(forms)) {
    const kept = await cache.use(`${key}.${ending}`);
    const { size } = await stat(kept);
    if (size >= bytes.length) continue;
    await copyFile(kept, `${file}.${ending}`);
    if (ending === 'br') br = size;
  }
  return { made, br };
}

/** @returns whether any form had to be made */
async function keepForms(key: string, bytes: Uint8Array, cache: ContentCache): Promise<boolean> {
  let made = false;
  for (const [ending, compress] of Object.entries(forms)) {
    const name = `${key}.${ending}`;
    if (cache.has(name)) continue;
    await cache.put(name, await compress(bytes));
    made = true;
  }
  return made;
}
