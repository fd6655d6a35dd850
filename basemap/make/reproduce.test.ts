import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder, makeFiles } from './make.ts';

/** The computation takes a minute; downloading 100 MB with an empty cache, or a busy machine, takes longer. */
const patience = 15 * 60_000;

describe('the command that makes the basemap', () => {
  let made: Awaited<ReturnType<typeof makeFiles>>;
  beforeAll(async () => {
    made = await makeFiles(cacheFolder);
  }, patience);

  it('makes exactly the files that are committed', async () => {
    const found = (await readdir(dataFolder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(dataFolder.length + 1)
          .replaceAll('\\', '/'),
      );
    expect(found.sort()).toEqual(Object.keys(made).sort());
  });

  it('makes them byte for byte', async () => {
    const differing: string[] = [];
    for (const [file, bytes] of Object.entries(made)) {
      if (!Buffer.from(bytes).equals(await readFile(join(dataFolder, file)))) differing.push(file);
    }
    expect(differing).toEqual([]);
  });
});
