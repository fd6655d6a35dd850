import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StoryIsland } from '#app/islands/story.island.tsx';
import { Discovery } from '#components/discovery.tsx';
import { StoryPage } from '#components/story-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { discoveryOf } from '#site/discovery.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
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
  return (
    <>
      <Discovery {...discoveryOf(story, lang, site)} />
      <StoryPage story={story} lang={lang} messages={messagesOf(lang)} data={await pageDataOf(story, lang, site)} island={StoryIsland} />
    </>
  );
}
