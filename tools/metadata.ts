import type { Metadata, Viewport } from 'next';
import { palette } from '#theme/palette.ts';
import type { Story } from '#timeline/story.ts';

/** Page zoom is never blocked; the page runs under notches and keeps clear of them itself. */
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: palette.page,
  colorScheme: 'dark',
};

/** Title, description and canonical address of a story's page. */
export function metadataOf(story: Story, lang: string): Metadata {
  const text = story.texts[lang];
  const site = process.env.SITE_URL;
  const path = `${process.env.BASE_PATH ?? ''}/${story.id}/${lang}/`;
  return {
    title: text?.title,
    description: text?.description,
    ...(site ? { metadataBase: new URL(site), alternates: { canonical: path } } : {}),
    openGraph: { type: 'article', title: text?.title, description: text?.description, locale: lang, ...(site ? { url: path } : {}) },
  } as Metadata;
}
