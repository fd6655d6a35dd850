import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMain, root } from '#node/root.ts';
import { writeIcons } from '#pictures/icons.ts';
import type { Story } from '#story/story.ts';
import { besidePath, type Site, siteFrom, stepPath } from './addresses.ts';
import { feedOf } from './feed.ts';
import { manifestOf } from './manifest.ts';
import { oembedOf } from './oembed.ts';
import { robotsOf, sitemapOf } from './sitemap.ts';
import { stepPageOf } from './step-page.ts';
import { storyIds, storyOf } from './stories.ts';

/**
 * Everything but pages and pictures by which the site is found and shared: path inside the site → what the file holds, or null where there can be none,
 * since it would have to name an address that we do not know.
 */
export function findingFiles(stories: readonly Story[], site: Site): Map<string, string | null> {
  const files = new Map<string, string | null>([
    ['sitemap.xml', sitemapOf(stories, site)],
    ['robots.txt', robotsOf(site)],
  ]);
  for (const story of stories) {
    for (const lang of story.languages) {
      const oembed = oembedOf(story, lang, site);
      files.set(besidePath(story.id, lang, 'feed'), feedOf(stories, story, lang, site));
      files.set(besidePath(story.id, lang, 'manifest'), `${JSON.stringify(manifestOf(story, lang), null, 2)}\n`);
      files.set(besidePath(story.id, lang, 'oembed'), oembed && `${JSON.stringify(oembed, null, 2)}\n`);
      for (const { id } of story.steps) files.set(`${stepPath(story.id, lang, id)}index.html`, stepPageOf(story, lang, id, site));
    }
  }
  return files;
}

/**
 * Writes them, and the icons. A file that there can be none of is taken away, should an earlier build have left it.
 * @param publicFolder what becomes the root of the site
 * @param site default: as the build's variables say
 */
export async function writeFindingFiles(publicFolder: string, site: Site = siteFrom(process.env)): Promise<void> {
  const stories = await Promise.all((await storyIds()).map(storyOf));
  for (const [path, content] of findingFiles(stories, site)) {
    const file = join(publicFolder, path);
    if (content === null) {
      await rm(file, { force: true });
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  await writeIcons(publicFolder);
}

if (isMain(import.meta.url)) await writeFindingFiles(join(root, 'public'));
