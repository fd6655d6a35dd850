import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { contentTypes } from '#server/site-files.ts';
import { hostFiles } from '#site/host-files.ts';
import { outFolder } from '#site/out-folder.ts';
import { publish } from '#site/publish.ts';
import { allStories } from '#site/stories.ts';
import { thisHosting, thisSite } from '#site/this-site.ts';
import { compressSite } from './compress.ts';

/**
 * Makes of what Next has exported to out/ (or where SITE_OUT says) the site that is published, compresses its files, and writes those for hosts
 * to out-hosts/ beside
 * it: the last part of `npm run build`.
 * @throws as `publish`
 */
export async function publishSite(): Promise<void> {
  const folder = outFolder();
  await publish(folder, await thisSite());
  await writeHostFiles(folder);
  const { files, made, bytes, br } = await compressSite(folder, join(root, '.cache/compressed'));
  const megabytes = (count: number): string => `${(count / 1e6).toFixed(1)} MB`;
  console.log(`Compressed: ${files} files, ${made} of them anew; ${megabytes(bytes)} are ${megabytes(br)} as Brotli`);
}

/** `_headers` belongs into the site: the hosts that read it do not serve it. */
async function writeHostFiles(folder: string): Promise<void> {
  const languages = [...new Set((await allStories()).flatMap((story) => story.languages))].sort();
  const { _headers, ...files } = hostFiles({ hosting: await thisHosting(), types: contentTypes, languages });
  const beside = `${folder}-hosts`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  await writeFile(join(folder, '_headers'), _headers);
  for (const [name, text] of Object.entries(files)) await writeFile(join(beside, name), text);
}

if (isMain(import.meta.url)) await publishSite();
