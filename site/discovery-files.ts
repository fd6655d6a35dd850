import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Story } from '#story/story.ts';
import { besidePath, feedPath, type Site, stepPath } from './addresses.ts';
import { feedsOf } from './feed.ts';
import type { Front } from './front.ts';
import { manifestOf } from './manifest.ts';
import { oembedOf } from './oembed.ts';
import { robotsOf, sitemapOf } from './sitemap.ts';
import { stepPageOf } from './step-page.ts';

/** A file in the site: its path, and what it holds. */
export type SiteFile = readonly [path: string, content: string];

/**
 * Everything but pages and pictures by which the site is found and shared. What would have to name an address that we do not know (the sitemap and oEmbed,
 * without SITE_URL) is not among it. One file at a time: the whole of a large site need not be in memory.
 */
export function* discoveryFiles(stories: readonly Story[], site: Site, front: Front['type']): Generator<SiteFile> {
  const sitemap = sitemapOf(stories, site, front);
  if (sitemap !== null) yield ['sitemap.xml', sitemap];
  yield ['robots.txt', robotsOf(site)];
  const feeds = feedsOf(stories, site);
  for (const [lang, feed] of feeds) yield [feedPath(lang), feed];
  for (const story of stories) {
    for (const lang of story.languages) {
      yield [besidePath(story.id, lang, 'feed'), feeds.get(lang) ?? ''];
      yield [besidePath(story.id, lang, 'manifest'), `${JSON.stringify(manifestOf(story, lang), null, 2)}\n`];
      const oembed = oembedOf(story, lang, site);
      if (oembed) yield [besidePath(story.id, lang, 'oembed'), `${JSON.stringify(oembed, null, 2)}\n`];
      for (const { id } of story.steps) yield [`${stepPath(story.id, lang, id)}index.html`, stepPageOf(story, lang, id, site)];
    }
  }
}

/** Writes them. @param publicFolder what becomes the root of the site */
export async function writeDiscoveryFiles(
  publicFolder: string,
  stories: readonly Story[],
  site: Site,
  front: Front['type'],
): Promise<void> {
  for (const [path, content] of discoveryFiles(stories, site, front)) {
    const file = join(publicFolder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
