import type { Metadata } from 'next';
import type { DiscoveryLink } from '#components/discovery.tsx';
import { scriptJson } from '#components/script-json.ts';
import type { StoriesPageProps } from '#components/stories-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import { cardSize } from '#story/card-size.ts';
import { autonym } from '#story/languages.ts';
import { firstWords, shownAt } from '#story/opening.ts';
import { textIn } from '#story/text-in.ts';
import { posterStage } from '#timeline/stages.ts';
import { addressOf, cardPath, feedPath, pathOf, type Site, storyPath } from './addresses.ts';
import { bestLanguage, type Front } from './front.ts';
import { localeOf } from './locale-of.ts';

type List = Extract<Front, { type: 'list' }>;

/** What the page of stories shows: each story in the language that is best for that page's readers, with all that it can be read in. */
export function storiesPageOf({ stories, lang }: List, site: Site): StoriesPageProps {
  return {
    lang,
    messages: messagesOf(lang),
    siteName: site.name,
    stories: stories.map((story) => {
      const best = bestLanguage(story, lang);
      const text = textIn(story, best);
      const first = story.steps[0]?.id ?? '';
      const { width, height } = posterStage('portrait', best);
      return {
        id: story.id,
        lang: best,
        messages: messagesOf(best),
        href: pathOf(site, storyPath(story.id, best)),
        title: text.title,
        standfirst: text.standfirst,
        date: text.published ?? text.updated,
        picture: { src: pathOf(site, `posters/${story.id}/${best}/${first}-portrait.svg`), width, height, alt: shownAt(text, first) },
        languages: story.languages.map((other) => ({ lang: other, name: autonym(other), href: pathOf(site, storyPath(story.id, other)) })),
      };
    }),
  };
}

/** The languages that the page of stories is set in: its own first, then those of stories that are not in it. */
export function listLanguages({ stories, lang }: List): string[] {
  return [...new Set([lang, ...stories.map((story) => bestLanguage(story, lang))])];
}

/** What the page of stories says of itself where it is found and shared. Its picture is the first story's card. */
export function listMetadata(list: List, site: Site): Metadata {
  const { lang, stories } = list;
  const heading = messagesOf(lang).stories.title;
  const title = site.name === null ? heading : `${heading} · ${site.name}`;
  const titles = stories.map((story) => textIn(story, bestLanguage(story, lang)).title);
  const description = firstWords(titles.join(' · '), 200);
  const [first] = stories;
  const picture = first && {
    url: addressOf(site, cardPath(first.id, bestLanguage(first, lang))),
    ...cardSize,
    type: 'image/png',
    alt: titles[0] ?? '',
  };
  return {
    title,
    description,
    ...(site.origin === null ? {} : { metadataBase: new URL(site.origin), alternates: { canonical: addressOf(site, '') } }),
    openGraph: {
      type: 'website',
      title,
      description,
      locale: localeOf(lang),
      ...(site.name === null ? {} : { siteName: site.name }),
      ...(site.origin === null || !picture ? {} : { url: addressOf(site, ''), images: [picture] }),
    },
    twitter: {
      title,
      description,
      ...(site.origin === null || !picture
        ? { card: 'summary' }
        : { card: 'summary_large_image', images: [{ url: picture.url, alt: picture.alt }] }),
    },
  };
}

/** What the page of stories says to machines: the feed of every language, the icon, and the stories as linked data. */
export function listDiscovery({ stories, lang }: List, site: Site): { links: DiscoveryLink[]; json: string } {
  const languages = [...new Set([lang, ...stories.flatMap((story) => story.languages)])];
  return {
    links: [
      ...languages.map((feed) => ({
        rel: 'alternate',
        type: 'application/atom+xml',
        hrefLang: feed,
        title: `${site.name ?? messagesOf(feed).mapStory} · ${autonym(feed)}`,
        href: addressOf(site, feedPath(feed)),
      })),
      { rel: 'apple-touch-icon', href: pathOf(site, 'apple-touch-icon.png') },
    ],
    json: scriptJson({
      '@context': 'https://schema.org',
      '@type': 'CollectionPage',
      name: messagesOf(lang).stories.title,
      inLanguage: lang,
      ...(site.origin === null ? {} : { '@id': addressOf(site, ''), url: addressOf(site, '') }),
      hasPart: stories.map((story) => {
        const best = bestLanguage(story, lang);
        const id = addressOf(site, storyPath(story.id, best));
        return {
          '@type': 'NewsArticle',
          ...(site.origin === null ? {} : { '@id': id, url: id }),
          headline: textIn(story, best).title,
          inLanguage: best,
        };
      }),
    }),
  };
}

/** Where the page that stands for missing ones leads to: the story at `/` in each of its languages, or the page of stories, said in every language that one can read here. */
export function homesOf(front: Front, site: Site): { lang: string; href: string; home: string }[] {
  if (front.type === 'story') {
    const { id, languages } = front.story;
    return languages.map((lang) => ({ lang, href: pathOf(site, storyPath(id, lang)), home: messagesOf(lang).notFound.home }));
  }
  const languages = new Set([front.lang, ...front.stories.flatMap((story) => story.languages)]);
  return [...languages].map((lang) => ({ lang, href: pathOf(site, ''), home: messagesOf(lang).stories.title }));
}
