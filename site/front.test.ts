import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StoriesPage } from '#components/stories-page.tsx';
import type { Story } from '#story/story.ts';
import { siteFrom } from './addresses.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { bestLanguage, type Front, frontOf, inOrder } from './front.ts';
import { homesOf, listDiscovery, listLanguages, listMetadata, storiesPageOf } from './front-page.ts';

const site = siteFrom({ SITE_URL: 'https://maps.example', BASE_PATH: '/stories', SITE_NAME: 'The Courier' });

/** The shared story again, under another id, in some of its languages, published on some day. */
function story(id: string, languages: readonly string[] = ['en', 'ar', 'ko'], published = '2026-01-01'): Story {
  const texts = Object.fromEntries(languages.map((lang) => [lang, { ...sharedStory.texts[lang]!, published }]));
  return { ...sharedStory, id, languages, texts };
}
const list = (stories: readonly Story[], order?: string[]): Extract<Front, { type: 'list' }> => {
  const front = frontOf(stories, { front: 'list', ...(order && { order }) });
  if (front.type !== 'list') throw new Error('no list');
  return front;
};

describe('frontOf', () => {
  it('is the story where there is one, in its first language', () => {
    expect(frontOf([story('one', ['ko', 'en'])], {})).toMatchObject({ type: 'story', lang: 'ko', story: { id: 'one' } });
  });

  it('is the list where there are more, in the language that most of them have', () => {
    expect(frontOf([story('one', ['ko', 'en']), story('two', ['ar', 'en'])], {})).toMatchObject({ type: 'list', lang: 'en' });
  });

  it('is what site.yaml says', () => {
    const stories = [story('one'), story('two')];
    expect(frontOf(stories, { front: 'two' })).toMatchObject({ type: 'story', story: { id: 'two' } });
    expect(frontOf(stories.slice(0, 1), { front: 'list' })).toMatchObject({ type: 'list', stories: [{ id: 'one' }] });
  });

  it('says plainly that there is no story', () => {
    expect(() => frontOf([], {})).toThrow('There is no story under stories/');
  });
});

describe('inOrder', () => {
  it('has the newest first, after those that are named', () => {
    const stories = [
      story('b', ['en'], '2026-03-01'),
      story('a', ['en'], '2026-03-01'),
      story('old', ['en'], '2020-01-01'),
      story('new', ['en'], '2026-04-01'),
    ];
    expect(inOrder(stories).map(({ id }) => id)).toEqual(['new', 'a', 'b', 'old']);
    expect(inOrder(stories, ['old', 'b']).map(({ id }) => id)).toEqual(['old', 'b', 'new', 'a']);
  });

  it('takes the day of the first language that appeared: a translation makes no story new', () => {
    const early = { ...story('early', ['en', 'ko'], '2026-02-01') };
    const texts = { ...early.texts, en: { ...early.texts.en!, published: '2020-01-01' } };
    expect(inOrder([{ ...early, texts }, story('later', ['en'], '2021-01-01')]).map(({ id }) => id)).toEqual(['later', 'early']);
  });
});

describe('bestLanguage', () => {
  it.each([
    [['en', 'ko'], 'ko', 'ko'],
    [['en', 'pt'], 'pt-BR', 'pt'],
    [['ar', 'ko'], 'en', 'ar'],
  ])('of %j for a page in %s is %s', (languages, lang, best) => {
    expect(bestLanguage({ ...sharedStory, languages }, lang)).toBe(best);
  });
});

describe('the page of stories', () => {
  const stories = [
    story('first', ['en', 'ar'], '2026-03-02'),
    story('second', ['ko'], '2026-03-01'),
    story('third', ['ar', 'en'], '2026-02-01'),
  ];
  const html = renderToStaticMarkup(createElement(StoriesPage, storiesPageOf(list(stories), site)));
  const items = html.split('<li lang="').slice(1);

  it('has one heading above those of the stories, and the name of the site', () => {
    expect(html.match(/<h1>[^<]*<\/h1>/g)).toEqual(['<h1>Map stories</h1>']);
    expect(html.match(/<h2>/g)).toHaveLength(3);
    expect(html).toContain('>The Courier<');
  });

  it('offers each story in the page’s language, else in its own', () => {
    expect(items.map((item) => /^([^"]+)" dir="(...)"/.exec(item)?.slice(1))).toEqual([
      ['en', 'ltr'],
      ['ko', 'ltr'],
      ['en', 'ltr'],
    ]);
    expect(items[1]).toContain('<a href="/stories/second/ko/">도시로 가는 먼 길</a>');
    expect(items[2]).toContain('<a href="/stories/third/en/">A small way</a>');
    expect(listLanguages(list(stories))).toEqual(['en', 'ko']);
  });

  it('shows the first step’s poster, which says what it shows, and the day', () => {
    expect(items[0]).toMatch(
      /<img src="\/stories\/posters\/first\/en\/title-portrait.svg" width="\d+" height="\d+" alt="A line over the sea &amp; back\. It ends at Seaport\."/,
    );
    expect(items[0]).toContain('<time dateTime="2026-03-02">2 March 2026</time>');
    expect(items[1]).toContain('2026년 3월 1일');
  });

  it('names all languages in themselves, with their pages', () => {
    expect([...items[0]!.matchAll(/<a href="([^"]+)" lang="([^"]+)"[^>]*>([^<]+)</g)].map((match) => match.slice(1))).toEqual([
      ['/stories/first/en/', 'en', 'English'],
      ['/stories/first/ar/', 'ar', 'العربية'],
    ]);
  });

  it('says where it is and what is on it, to those who search and share', () => {
    const metadata = listMetadata(list(stories), site);
    expect(metadata).toMatchObject({
      title: 'Map stories · The Courier',
      alternates: { canonical: 'https://maps.example/stories/' },
      openGraph: { type: 'website', images: [{ url: 'https://maps.example/stories/first/en/card.png' }] },
    });
    expect(listMetadata(list(stories), siteFrom({}))).not.toHaveProperty('alternates');
    const { links, json } = listDiscovery(list(stories), site);
    expect(links.filter(({ type }) => type === 'application/atom+xml').map(({ href }) => href)).toEqual(
      ['en', 'ar', 'ko'].map((lang) => `https://maps.example/stories/feeds/${lang}.xml`),
    );
    expect(JSON.parse(json).hasPart.map(({ url }: { url: string }) => url)).toEqual([
      'https://maps.example/stories/first/en/',
      'https://maps.example/stories/second/ko/',
      'https://maps.example/stories/third/en/',
    ]);
  });
});

describe('homesOf', () => {
  it('leads to the story at the front in each of its languages', () => {
    const homes = homesOf(frontOf([story('one', ['en', 'ar'])], {}), site);
    expect(homes.map(({ lang, href }) => [lang, href])).toEqual([
      ['en', '/stories/one/en/'],
      ['ar', '/stories/one/ar/'],
    ]);
  });

  it('leads to the list, in every language that one can read there', () => {
    const homes = homesOf(frontOf([story('one', ['en', 'ar']), story('two', ['ko', 'en'])], {}), site);
    expect(homes.map(({ lang, href }) => [lang, href])).toEqual(['en', 'ar', 'ko'].map((lang) => [lang, '/stories/']));
    expect(homes[0]?.home).toBe('Map stories');
  });
});
