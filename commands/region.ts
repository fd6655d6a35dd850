import { writeFile } from 'node:fs/promises';
import { outlineText } from '#basemap/make/make.ts';
import { isMain } from '#node/root.ts';

/**
 * `npm run region -- <file.geojson> <code> [<code> …]`: writes the outline of provinces, by Natural Earth's codes, for a story's `regions:`.
 * @returns an exit code
 */
export async function region([file, ...codes]: readonly string[]): Promise<number> {
  if (!file?.endsWith('.geojson') || codes.length === 0) {
    console.error('Expected a file and the codes of one or more provinces: npm run region -- stories/<story>/<name>.geojson FRA-1234');
    return 1;
  }
  try {
    await writeFile(file, await outlineText(codes));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

if (isMain(import.meta.url)) process.exitCode = await region(process.argv.slice(2));
