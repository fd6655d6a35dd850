import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messagesOf } from '#locales/read-messages.ts';
import { sharedStory as story } from '#site/fixtures/shared-story.ts';
import { citedSources } from '#story/citations.ts';
import { textIn } from '#story/text-in.ts';
import { StoryFoot } from './story-foot.tsx';

const text = textIn(story, 'en');
const foot = (credit?: { text: string; url?: string }[]): string =>
  renderToStaticMarkup(
    <StoryFoot
      story={story}
      text={text}
      messages={messagesOf('en')}
      context={{ story, cited: citedSources(text) }}
      typefaces={['IBM Plex Sans']}
      {...(credit ? { credit } : {})}
    />,
  );

it('says who made the publisher’s streets, as their archive has it, and nothing where there are none', () => {
  const credit = [{ text: '© OpenStreetMap', url: 'https://www.openstreetmap.org/copyright' }, { text: ' & <others>' }];
  expect(foot(credit)).toContain(
    '<p dir="auto"><a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a> &amp; &lt;others&gt;</p>',
  );
  expect(foot()).not.toContain('dir="auto"');
});
