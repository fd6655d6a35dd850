import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { EmbedPage } from '#components/embed-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { pathOf, storyPath } from '#site/addresses.ts';
import { builtScripts } from '#site/built-scripts.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import { storyOf, storyPages } from '#site/stories.ts';
import { thisSite } from '#site/this-site.ts';

export const generateStaticParams = storyPages;

type Props = { params: Promise<{ story: string; lang: string }> };

/** Canonical is the story's own page, and search engines are asked to pass by. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, lang } = await params;
  return { ...metadataOf(await storyOf(story), lang, await thisSite()), robots: { index: false, follow: true } };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { story: id, lang } = await params;
  const [story, site] = [await storyOf(id), await thisSite()];
  const { guest, guestBoot, comparisons, covers } = await builtScripts(site);
  return (
    <>
      {/* The metadata name it absolutely, where the site's origin is known. */}
      {site.origin === null ? <link rel="canonical" href={pathOf(site, storyPath(id, lang))} /> : null}
      <EmbedPage
        story={story}
        lang={lang}
        messages={messagesOf(lang)}
        data={await pageDataOf(story, lang, site)}
        script={guest}
        boot={guestBoot.src}
        few={{ comparisons: comparisons.src, covers: covers.src }}
        hosts={site.embedHosts}
      />
    </>
  );
}
