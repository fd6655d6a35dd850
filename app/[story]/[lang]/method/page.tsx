import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { MethodPage } from '#components/method-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { addressOf, methodPath, pathOf, storyPath } from '#site/addresses.ts';
import { metadataOf } from '#site/metadata.ts';
import { isNoMethodPage, methodPages } from '#site/method-pages.ts';
import { editionLinks, editionsOf } from '#site/sitemap.ts';
import { allStories, storyOf } from '#site/stories.ts';
import { contactOf, thisSite } from '#site/this-site.ts';

type Params = { story: string; lang: string };
type Props = { params: Promise<Params> };

export async function generateStaticParams(): Promise<Params[]> {
  return methodPages(await allStories());
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await params;
  if (isNoMethodPage(page)) notFound();
  const [story, site] = [await storyOf(page.story), await thisSite()];
  const { alternates, ...shared } = metadataOf(story, page.lang, site);
  const title = `${messagesOf(page.lang).method.title} · ${story.texts[page.lang]?.title ?? ''}`;
  return { ...shared, title, ...(alternates ? { alternates: { canonical: addressOf(site, methodPath(page.story, page.lang)) } } : {}) };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const page = await params;
  if (isNoMethodPage(page)) notFound();
  const { lang } = page;
  const [story, site] = [await storyOf(page.story), await thisSite()];
  return (
    <>
      <MethodPage
        story={story}
        lang={lang}
        messages={messagesOf(lang)}
        home={pathOf(site, storyPath(story.id, lang))}
        contact={await contactOf(story)}
      />
      {editionLinks(site, editionsOf(story, methodPath)).map((link) => (
        <link key={link.hrefLang} {...link} />
      ))}
    </>
  );
}
