import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { metadataOf } from '#components/metadata.ts';
import { StoryPage } from '#components/story-page.tsx';
import { pageDataOf } from '#tools/page-data.ts';
import { frontStory, storyOf } from '#tools/stories.ts';

export async function generateMetadata(): Promise<Metadata> {
  const story = await storyOf(frontStory);
  return metadataOf(story, story.languages[0] ?? 'en');
}

export default async function Page(): Promise<ReactNode> {
  const story = await storyOf(frontStory);
  const lang = story.languages[0] ?? 'en';
  return <StoryPage story={story} lang={lang} data={await pageDataOf(story, lang)} />;
}
