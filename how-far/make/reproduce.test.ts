import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '#node/root.ts';
import { cacheFolder, makeCities } from './cities.ts';

it('the command makes the committed lists byte for byte', { timeout: 15 * 60_000 }, async () => {
  await mkdir(cacheFolder, { recursive: true });
  for (const [file, bytes] of Object.entries(await makeCities(cacheFolder)))
    expect(Buffer.from(bytes).equals(await readFile(join(root, 'how-far/data', file))), file).toBe(true);
});
