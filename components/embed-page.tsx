import type { ReactNode } from 'react';
import type { Story } from '#story/story.ts';
import { EmbedIsland } from '#app/islands/guest.island.tsx';
import { bootScript } from '#browser/guest-boot.ts';
import type { PageData } from './page-data.ts';
import { StoryPage } from './story-page.tsx';
import './embed.css';

/** The story for the iframe of another page: the same markup as on its own page. How it is laid out and driven, its address says. */
export function EmbedPage({ story, lang, data }: { story: Story; lang: string; data: PageData }): ReactNode {
  return (
    <div className="guest" data-guest suppressHydrationWarning>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, which must run before the first paint */}
      <script dangerouslySetInnerHTML={{ __html: bootScript }} />
      <StoryPage story={story} lang={lang} data={data} island={EmbedIsland} />
    </div>
  );
}
