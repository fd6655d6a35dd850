import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { EmbedCodePage } from '#components/embed-code-page.tsx';
import { builtScripts } from '#site/built-scripts.ts';
import { embedStoriesOf, fragmentsOf, storyHome } from '#site/embed-stories.ts';
import { storyOf } from '#site/stories.ts';
import { thisSite } from '#site/this-site.ts';

type Props = { params: Promise<{ story: string }> };

export const metadata: Metadata = { title: 'Embed this story', robots: { index: false, follow: true } };

export default async function Page({ params }: Props): Promise<ReactNode> {
  const [story, site] = [await storyOf((await params).story), await thisSite()];
  return (
    <EmbedCodePage
      {...storyHome(story, site)}
      stories={embedStoriesOf(story, site)}
      fragments={fragmentsOf(story, site)}
      script={(await builtScripts(site)).embedCode}
    />
  );
}
