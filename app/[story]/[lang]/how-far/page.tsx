import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { citiesPath } from '#how-far/page/city-lists.ts';
import { howFarData } from '#how-far/page/example.ts';
import { HowFarPage } from '#how-far/page/page.tsx';
import { howFarPages, isNoPage } from '#how-far/page/pages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { assetOf, pathOf, storyPath } from '#site/addresses.ts';
import { builtScripts } from '#site/built-scripts.ts';
import { basemapPath } from '#site/fingerprints.ts';
import { metadataOf } from '#site/metadata.ts';
import { allStories, storyOf } from '#site/stories.ts';
import { thisSite } from '#site/this-site.ts';

type Params = { story: string; lang: string };
type Props = { params: Promise<Params> };

export async function generateStaticParams(): Promise<Params[]> {
  return howFarPages(await allStories());
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await params;
  if (isNoPage(page)) notFound();
  const { alternates, ...shared } = metadataOf(await storyOf(page.story), page.lang, await thisSite());
  const { title, intro: description } = messagesOf(page.lang).howFar;
  const canonical = alternates?.canonical;
  return { ...shared, title, description, ...(typeof canonical === 'string' ? { alternates: { canonical: `${canonical}how-far/` } } : {}) };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const page = await params;
  if (isNoPage(page)) notFound();
  const { story: id, lang } = page;
  const story = await storyOf(id);
  const site = await thisSite();
  const home = pathOf(site, storyPath(id, lang));
  return (
    <HowFarPage
      story={story}
      lang={lang}
      messages={messagesOf(lang)}
      {...(await howFarData(story, lang))}
      home={home}
      script={(await builtScripts(site)).howFar}
      pictures={`${home}how-far/`}
      basemap={assetOf(site, await basemapPath())}
      cities={assetOf(site, await citiesPath())}
    />
  );
}
