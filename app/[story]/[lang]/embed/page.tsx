import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { GuestIsland } from '#app/islands/guest.island.tsx';
import { EmbedPage } from '#components/embed-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import { storyOf, storyPages } from '#site/stories.ts';

export const generateStaticParams = storyPages;

type Props = { params: Promise<{ story: string; lang: string }> };

/** Canonical is the story's own page, and search engines are asked to pass by. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, lang } = await params;
  return { ...metadataOf(await storyOf(story), lang), robots: { index: false, follow: true } };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { story: id, lang } = await params;
  const story = await storyOf(id);
  const home = `${process.env.BASE_PATH ?? ''}/${id}/${lang}/`;
  return (
    <>
      {/* The metadata name it absolutely, where the site's origin is known. */}
      {process.env.SITE_URL ? null : <link rel="canonical" href={home} />}
      <EmbedPage story={story} lang={lang} messages={messagesOf(lang)} data={await pageDataOf(story, lang)} island={GuestIsland} />
    </>
  );
}
