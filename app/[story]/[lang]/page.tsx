import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WholeStory } from '#app/whole-story.tsx';
import { metadataOf } from '#site/metadata.ts';
import { storyOf, storyPages } from '#site/stories.ts';
import { thisSite } from '#site/this-site.ts';

export const generateStaticParams = storyPages;

type Props = { params: Promise<{ story: string; lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story, lang } = await params;
  return metadataOf(await storyOf(story), lang, await thisSite());
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { story: id, lang } = await params;
  const [story, site] = [await storyOf(id), await thisSite()];
  return <WholeStory story={story} lang={lang} site={site} />;
}
