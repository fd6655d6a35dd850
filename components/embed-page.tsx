import type { ComponentType, ReactNode } from 'react';
import { bootScript } from '#browser/guest-boot.ts';
import type { MountProps } from '#browser/mount-props.ts';
import type { Messages } from '#locales/messages.ts';
import type { Story } from '#story/story.ts';
import type { PageData } from './page-data.ts';
import { StoryPage } from './story-page.tsx';
import './embed.css';

/** The story for an iframe on another page: the same markup as its own page. Its URL decides how it is laid out and driven. */
export function EmbedPage(props: {
  story: Story;
  lang: string;
  messages: Messages;
  data: PageData;
  island: ComponentType<MountProps>;
}): ReactNode {
  return (
    <div className="guest" data-guest suppressHydrationWarning>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script; it must run before the first paint */}
      <script dangerouslySetInnerHTML={{ __html: bootScript }} />
      <StoryPage {...props} />
    </div>
  );
}
