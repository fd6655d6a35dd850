import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder, dataFolder, makeCities } from './cities.ts';

it('the command makes the committed lists byte for byte', { timeout: 15 * 60_000 }, async () => {
  await mkdir(cacheFolder, { recursive: true });
  for (const [file, bytes] of Object.entries(await makeCities(cacheFolder)))
    expect(Buffer.from(bytes).equals(await readFile(join(dataFolder, file))), file).toBe(true);
  await expect(makeCities(cacheFolder, ['qaa'])).rejects.toThrow('Unexpected language qaa');
});
