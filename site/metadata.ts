import type { Metadata, Viewport } from 'next';
import { cardSize } from '#story/card-size.ts';
import { shownAt } from '#story/opening.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { type Look, paletteOf, schemeOf } from '#theme/palette.ts';
import { addressOf, cardPath, type Site, storyPath } from './addresses.ts';
import { localeOf } from './locale-of.ts';

/** Page zoom is never blocked; the page runs under notches and keeps clear of them itself. @param look of the page; default `night` */
export const viewportIn = (look?: Look): Viewport => ({
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: paletteOf(look).page,
  colorScheme: schemeOf(look),
});

/**
 * What every page of a story says of itself: title, description, and for where it is shared Open Graph and a card with the title step's
 * picture. Canonical address and picture must be absolute: without SITE_URL neither is there, and the card is one without a picture.
 * Links to other languages, feed and oEmbed, which only the story's own page has, are `discoveryOf`'s.
 *
 * @throws RangeError for a language that the story has not
 */
export function metadataOf(story: Story, lang: string, site: Site): Metadata {
  const text = textIn(story, lang);
  const { title, description, published, updated } = text;
  const page = addressOf(site, storyPath(story.id, lang));
  const alt = shownAt(text, story.steps[0]?.id ?? '');
  const picture = { url: addressOf(site, cardPath(story.id, lang)), ...cardSize, type: 'image/png', alt };
  return {
    title,
    description,
    ...(site.origin === null ? {} : { metadataBase: new URL(site.origin), alternates: { canonical: page } }),
    openGraph: {
      type: 'article',
      title,
      description,
      locale: localeOf(lang),
      alternateLocale: story.languages.filter((other) => other !== lang).map(localeOf),
      ...(published ? { publishedTime: published } : {}),
      modifiedTime: updated,
      ...(site.name === null ? {} : { siteName: site.name }),
      ...(site.origin === null ? {} : { url: page, images: [picture] }),
    },
    twitter: {
      title,
      description,
      ...(site.origin === null ? { card: 'summary' } : { card: 'summary_large_image', images: [{ url: picture.url, alt }] }),
    },
  };
}
