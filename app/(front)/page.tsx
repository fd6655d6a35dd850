import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StoryIsland } from '#app/islands/story.island.tsx';
import { Discovery } from '#components/discovery.tsx';
import { StoryPage } from '#components/story-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { discoveryOf } from '#site/discovery.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import { frontStory, storyOf } from '#site/stories.ts';

export async function generateMetadata(): Promise<Metadata> {
  const story = await storyOf(frontStory);
  return metadataOf(story, story.languages[0] ?? 'en');
}

export default async function Page(): Promise<ReactNode> {
  const story = await storyOf(frontStory);
  const lang = story.languages[0] ?? 'en';
  return (
    <>
      <Discovery {...discoveryOf(story, lang)} />
      <StoryPage story={story} lang={lang} messages={messagesOf(lang)} data={await pageDataOf(story, lang)} island={StoryIsland} />
    </>
  );
}
