import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { WholeStory } from '#app/whole-story.tsx';
import { Discovery } from '#components/discovery.tsx';
import { StoriesPage } from '#components/stories-page.tsx';
import { listDiscovery, listMetadata, storiesPageOf } from '#site/front-page.ts';
import { metadataOf } from '#site/metadata.ts';
import { frontLook, thisFront, thisLogo, thisSite } from '#site/this-site.ts';

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
        <StoriesPage {...storiesPageOf(front, site)} logo={await thisLogo(site, await frontLook())} />
        <Discovery {...listDiscovery(front, site)} />
      </>
    );
  const { story, lang } = front;
  return <WholeStory story={story} lang={lang} site={site} />;
}
