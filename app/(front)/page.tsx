import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StoryIsland } from '#app/islands/story.island.tsx';
import { Discovery } from '#components/discovery.tsx';
import { StoriesPage } from '#components/stories-page.tsx';
import { StoryPage } from '#components/story-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { discoveryOf } from '#site/discovery.ts';
import { listDiscovery, listMetadata, storiesPageOf } from '#site/front-page.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import { thisFront, thisSite } from '#site/this-site.ts';

export async function generateMetadata(): Promise<Metadata> {
  const [front, site] = [await thisFront(), await thisSite()];
  return front.type === 'list' ? listMetadata(front, site) : metadataOf(front.story, front.lang, site);
}

/** The story where there is one; where there are more, the page of stories, or what site.yaml says. */
export default async function Page(): Promise<ReactNode> {
  const [front, site] = [await thisFront(), await thisSite()];
  if (front.type === 'list')
    return (
      <>
        <Discovery {...listDiscovery(front, site)} />
        <StoriesPage {...storiesPageOf(front, site)} />
      </>
    );
  const { story, lang } = front;
  return (
    <>
      <Discovery {...discoveryOf(story, lang, site)} />
      <StoryPage story={story} lang={lang} messages={messagesOf(lang)} data={await pageDataOf(story, lang, site)} island={StoryIsland} />
    </>
  );
}
