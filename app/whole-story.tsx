import type { ReactNode } from 'react';
import { Discovery } from '#components/discovery.tsx';
import { StoryPage } from '#components/story-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import type { Site } from '#site/addresses.ts';
import { builtScripts } from '#site/built-scripts.ts';
import { discoveryOf } from '#site/discovery.ts';
import { pageDataOf } from '#site/page-data.ts';
import { thisLogo } from '#site/this-site.ts';
import type { Story } from '#story/story.ts';

/** The page of a story in a language, at its own address and, where it is the front, at `/`. */
export async function WholeStory({ story, lang, site }: { story: Story; lang: string; site: Site }): Promise<ReactNode> {
  const { story: script, keep, comparisons, covers } = await builtScripts(site);
  return (
    <>
      <StoryPage
        story={story}
        lang={lang}
        messages={messagesOf(lang)}
        data={await pageDataOf(story, lang, site)}
        script={script}
        keeps={keep.src}
        few={{ comparisons: comparisons.src, covers: covers.src }}
        logo={await thisLogo(site, story.look)}
      />
      <Discovery {...discoveryOf(story, lang, site)} />
    </>
  );
}
