import type { ReactNode } from 'react';
import type { PageScript } from '#browser/page-json.ts';
import type { Messages } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';
import type { PageData } from './page-data.ts';
import { type FewModules, StoryPage } from './story-page.tsx';
import './embed.css';

/** The story for an iframe on another page: the same markup as its own page. Its URL decides how it is laid out and driven. */
export function EmbedPage(props: {
  story: Story;
  lang: string;
  messages: Messages;
  data: PageData;
  script: PageScript;
  /** URL of the script that reads the page's URL before the first paint */
  boot: string;
  few: FewModules;
  /** whose pages may drive it; absent: any page */
  hosts?: readonly string[] | undefined;
}): ReactNode {
  const { boot, ...story } = props;
  return (
    <div className="guest" data-guest suppressHydrationWarning>
      <script src={boot} />
      <StoryPage {...story} label={story.story.texts[story.lang]?.title} />
    </div>
  );
}
