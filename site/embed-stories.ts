import { autonym } from '#story/languages.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { addressOf, type Site, storyPath } from './addresses.ts';

/** What code for a story in one language is written from. */
export interface EmbedStoryData {
  /** of the language, in itself */
  readonly name: string;
  readonly title: string;
  readonly standfirst: string;
  readonly page: string;
  readonly script: string;
  readonly picture: string;
  readonly steps: readonly string[];
}

/** What the embed page needs to write code for a story, by language. Addresses are absolute where the site's origin is known. */
export function embedStoriesOf(story: Story, site: Site): Record<string, EmbedStoryData> {
  return Object.fromEntries(
    story.languages.map((lang) => {
      const { title, standfirst } = textIn(story, lang);
      const first = story.steps[0]?.id ?? '';
      return [
        lang,
        {
          name: autonym(lang),
          title,
          standfirst,
          page: addressOf(site, storyPath(story.id, lang)),
          script: addressOf(site, 'embed.js'),
          picture: addressOf(site, `posters/${story.id}/${lang}/${first}-portrait.svg`),
          steps: story.steps.map(({ id }) => id),
        },
      ];
    }),
  );
}

/** The story's page in its first language. */
export function storyHome(story: Story, site: Site): { title: string; home: string } {
  const lang = story.languages[0] ?? 'en';
  return { title: textIn(story, lang).title, home: addressOf(site, storyPath(story.id, lang)) };
}

/** The fragments of a story, by language. */
export function fragmentsOf(story: Story, site: Site): { href: string; name: string }[] {
  return story.languages.map((lang) => ({ name: autonym(lang), href: addressOf(site, `${storyPath(story.id, lang)}embed/fragment.html`) }));
}
