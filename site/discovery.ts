import type { DiscoveryLink } from '#components/discovery.tsx';
import { scriptJson } from '#components/script-json.ts';
import { messagesOf } from '#locales/read-messages.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { addressOf, besidePath, feedPath, pathOf, type Site } from './addresses.ts';
import { newsArticleOf } from './news-article.ts';
import { editionLinks, editionsOf } from './sitemap.ts';

/**
 * What a story's own page, and no other, says to machines: its editions in other languages and its oEmbed answer (where the site's origin is known), its
 * language's feed, its manifest, and what it is as linked data.
 *
 * @throws RangeError for a language that the story has not
 */
export function discoveryOf(story: Story, lang: string, site: Site): { links: DiscoveryLink[]; json: string } {
  const beside = (file: Parameters<typeof besidePath>[2]): string => besidePath(story.id, lang, file);
  const { title } = textIn(story, lang);
  return {
    links: [
      ...editionLinks(site, editionsOf(story)),
      {
        rel: 'alternate',
        type: 'application/atom+xml',
        title: site.name ?? messagesOf(lang).mapStory,
        href: addressOf(site, feedPath(lang)),
      },
      ...(site.origin === null
        ? []
        : [{ rel: 'alternate', type: 'application/json+oembed', title, href: addressOf(site, beside('oembed')) }]),
      { rel: 'manifest', href: pathOf(site, beside('manifest')) },
      { rel: 'apple-touch-icon', href: pathOf(site, 'apple-touch-icon.png') },
    ],
    json: scriptJson(newsArticleOf(story, lang, site)),
  };
}
