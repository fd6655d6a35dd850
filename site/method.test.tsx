import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Corrections } from '#components/corrections.tsx';
import { MethodPage, oursOf } from '#components/method-page.tsx';
import { messagesOf } from '#locales/read-messages.ts';
import type { Leg, Story } from '#story/story.ts';
import { methodPath, siteFrom } from './addresses.ts';
import { articleHtml } from './article-html.ts';
import { discoveryFiles } from './discovery-files.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { hasMethod, isNoMethodPage, methodPages } from './method-pages.ts';
import { newsArticleOf } from './news-article.ts';
import { pageDataOf } from './page-data.ts';

const site = siteFrom({ SITE_URL: 'https://maps.example', BASE_PATH: '/stories' });
const correction = {
  date: '2026-11-20',
  step: 'crossing',
  text: { en: 'Four ships, it said; there were three.', ar: 'ثلاث سفن.', ko: '세 척이었다.' },
};
const corrected: Story = { ...sharedStory, corrections: [correction] };
const method = {
  how: [
    [
      { type: 'text', value: 'Each fact was compared with ' },
      { type: 'reference', to: 'leg', id: 'sea', children: [{ type: 'text', value: 'its line' }] },
      { type: 'cite', source: 'agency' },
      { type: 'link', href: '#title', children: [{ type: 'text', value: 'first' }] },
    ],
  ],
  unverified: [[{ type: 'text', value: 'The way west.' }]],
} as const;
const { sea, west, railway, branch } = sharedStory.legs as Record<'sea' | 'west' | 'railway' | 'branch', Leg>;
const checked: Story = {
  ...corrected,
  legs: {
    sea,
    west,
    railway,
    branch: { ...branch, length: 'unknown' },
    home: { ...west, id: 'home', certainty: 'direction', name: { en: 'Home', ar: 'العودة', ko: '귀환' } },
  },
  texts: Object.fromEntries(Object.entries(sharedStory.texts).map(([lang, text]) => [lang, { ...text, method }])),
};
const pageOf = (story: Story, contact: string | null = null): string =>
  renderToStaticMarkup(<MethodPage story={story} lang="en" messages={messagesOf('en')} home="/small/en/" contact={contact} />);

describe('the page of method', () => {
  it('is there for what was checked or corrected, in each language, and for nothing else', () => {
    expect([sharedStory, corrected, checked].map(hasMethod)).toEqual([false, true, true]);
    expect(methodPages([sharedStory, checked]).map(({ lang }) => lang)).toEqual(sharedStory.languages);
    expect(methodPages([sharedStory]).every(isNoMethodPage)).toBe(true);
    expect(methodPages([checked]).some(isNoMethodPage)).toBe(false);
  });

  it('says how, what the lines mean, what is ours, what could not be verified', () => {
    const html = pageOf(checked);
    expect([...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['lines', 'ours', 'unverified', 'corrections']);
    const ours = html.slice(html.indexOf('id="ours"'), html.indexOf('id="unverified"'));
    expect([...ours.matchAll(/<\/svg> ([^<]+)<\/li>/g)].map(([, words]) => words)).toEqual([
      `${west.name.en}: Inferred by us`,
      `${branch.name.en}: the ends are reported, the line between them is ours`,
      'Home: Only a direction',
    ]);
  });

  it('takes for ours what is inferred, only a direction, or reported without a length', () => {
    expect(oursOf({ certainty: 'inferred' })).toBe('line');
    expect(oursOf({ certainty: 'direction' })).toBe('line');
    expect(oursOf({ certainty: 'reported', length: 'unknown' })).toBe('between');
    expect(oursOf({ certainty: 'reported', length: 'measured' })).toBeNull();
    expect(oursOf({ certainty: 'alternative', length: 'unknown' })).toBeNull();
  });

  it('leads to the story for sources and steps, and needs no script for any of its words', () => {
    const html = pageOf(checked);
    expect(html).toContain('href="/small/en/#source-agency"');
    expect(html).toContain('href="/small/en/#title"');
    expect(html).toContain('href="/small/en/#crossing"');
    expect(html).toContain('its line');
    expect(html).not.toMatch(/role="button"|<script|data-seek/);
  });

  it('names where to write to: an address of either kind, or none', () => {
    expect(pageOf(checked, 'desk@paper.example')).toContain('href="mailto:desk@paper.example"');
    expect(pageOf(checked, 'https://paper.example/write')).toContain('href="https://paper.example/write"');
    expect(pageOf(checked)).not.toContain(messagesOf('en').method.write);
  });
});

describe('corrections', () => {
  it('show their day, their words and the step that they touch, and nothing where there are none', () => {
    const html = renderToStaticMarkup(<Corrections story={corrected} lang="en" heading="Corrections" />);
    expect(html).toContain('<time dateTime="2026-11-20">20 November 2026</time>');
    expect(html).toContain(correction.text.en);
    expect(html).toContain('href="#crossing" data-seek="crossing"');
    expect(renderToStaticMarkup(<Corrections story={sharedStory} lang="en" heading="Corrections" />)).toBe('');
  });

  it('are in linked data as corrections', () => {
    expect(newsArticleOf(corrected, 'en', site).correction).toEqual([
      {
        '@type': 'CorrectionComment',
        text: correction.text.en,
        datePublished: '2026-11-20',
        inLanguage: 'en',
        url: 'https://maps.example/stories/small/en/#crossing',
      },
    ]);
    expect(newsArticleOf(sharedStory, 'en', site)).not.toHaveProperty('correction');
  });

  it('are in the feed and in the flat edition, and leave no heading where there are none', () => {
    const feed = (story: Story): string => new Map(discoveryFiles([story], site, 'story')).get('feeds/en.xml') ?? '';
    const flat = (story: Story): string =>
      articleHtml(story, 'en', {
        home: 'https://maps.example/',
        pictureOf: (step) => ({ src: `${step}.svg`, width: 1, height: 1 }),
        media: { pictureAt: ({ file }) => file },
      });
    for (const written of [feed, flat]) {
      expect(written(corrected)).toContain(correction.text.en);
      expect(written(sharedStory)).not.toContain(messagesOf('en').method.corrections);
    }
  });
});

it('the story’s foot and the sitemap lead to the page of method where there is one', async () => {
  expect((await pageDataOf(checked, 'en', site)).related.method).toBe(`/stories/${methodPath('small', 'en')}`);
  const sitemap = (story: Story): string => new Map(discoveryFiles([story], site, 'story')).get('sitemap.xml') ?? '';
  const blocks = sitemap(checked)
    .split('<url>')
    .filter((block) => block.includes('<loc>https://maps.example/stories/small/en/method/</loc>'));
  expect(blocks).toHaveLength(1);
  for (const lang of sharedStory.languages)
    expect(blocks[0]).toContain(`hreflang="${lang}" href="https://maps.example/stories/small/${lang}/method/"`);
  expect(sitemap(sharedStory)).not.toContain('/method/');
});
