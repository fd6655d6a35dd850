import { describe, expect, it } from 'vitest';
import { scriptJson } from '#components/script-json.ts';
import { siteFrom } from './addresses.ts';
import { discoveryOf } from './discovery.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { localeOf } from './locale-of.ts';
import { metadataOf } from './metadata.ts';
import { newsArticleOf } from './news-article.ts';

const site = siteFrom({ SITE_URL: 'https://maps.example', BASE_PATH: '/stories' });

describe('metadataOf', () => {
  it('names the page, its picture and its languages', () => {
    const metadata = metadataOf(sharedStory, 'ko', site);
    expect(metadata.alternates).toEqual({ canonical: 'https://maps.example/stories/small/ko/' });
    expect(metadata.openGraph).toMatchObject({
      type: 'article',
      locale: 'ko_KR',
      alternateLocale: ['en_US', 'ar_AR'],
      siteName: 'maps.example',
      publishedTime: '2026-11-19',
      modifiedTime: '2026-11-21',
      url: 'https://maps.example/stories/small/ko/',
      images: [{ url: 'https://maps.example/stories/small/ko/card.png', width: 1200, height: 630, type: 'image/png' }],
    });
    expect(metadata.twitter).toMatchObject({
      card: 'summary_large_image',
      images: [{ alt: 'A line over the sea & back. It ends at Seaport.' }],
    });
  });

  it('leaves out what would have to be absolute where the origin is not known', () => {
    const metadata = metadataOf(sharedStory, 'ko', siteFrom({}));
    expect(metadata).not.toHaveProperty('metadataBase');
    expect(metadata).not.toHaveProperty('alternates');
    for (const key of ['url', 'images', 'siteName']) expect(metadata.openGraph).not.toHaveProperty(key);
    expect(metadata.twitter).toMatchObject({ card: 'summary' });
  });

  it('throws for a language that the story has not', () => {
    expect(() => metadataOf(sharedStory, 'xx', site)).toThrow('Unexpected language "xx", expected one of en, ar, ko');
  });
});

describe('localeOf', () => {
  it('gives a language its territory', () => {
    expect(['en', 'de', 'ko', 'uk', 'ar', 'pt-BR', 'zh-Hant'].map(localeOf)).toEqual([
      'en_US',
      'de_DE',
      'ko_KR',
      'uk_UA',
      'ar_AR',
      'pt_BR',
      'zh_TW',
    ]);
  });
});

describe('newsArticleOf', () => {
  // through text, as the page does: what is undefined goes
  const written = (lang: string, at = site) => JSON.parse(JSON.stringify(newsArticleOf(sharedStory, lang, at)));

  it('cites every source, and says what the story retells', () => {
    const article = written('en');
    expect(article.citation).toHaveLength(Object.keys(sharedStory.sources).length);
    // By its address: what it says is on the page already.
    expect(article.citation[0]).toBe('https://agency.example/1');
    expect(article.isBasedOn).toEqual([
      { '@type': 'NewsArticle', url: 'https://paper.example/original', datePublished: '2024-11-11', creditText: 'A paper' },
    ]);
  });

  it('places what has a place, and not the labels of countries', () => {
    const places = written('ko').spatialCoverage;
    expect(places).toContainEqual({
      '@type': 'Place',
      name: 'Town 한',
      geo: { '@type': 'GeoCoordinates', latitude: 51.73, longitude: 36.19 },
    });
    expect(places.map(({ name }: { name: string }) => name)).not.toContain('Country 한');
    expect(places).toContainEqual({ '@type': 'AdministrativeArea', name: 'Region' });
  });

  it('binds the languages to each other', () => {
    const [en, ko] = [written('en'), written('ko')];
    expect(en.workTranslation.map((work: { inLanguage: string }) => work.inLanguage)).toEqual(['ar', 'ko']);
    expect(ko.translationOfWork['@id']).toBe(en['@id']);
    expect(en.workTranslation[1]['@id']).toBe(ko['@id']);
    expect(ko).toMatchObject({ inLanguage: 'ko', datePublished: '2026-11-19', dateModified: '2026-11-21', isAccessibleForFree: true });
  });
});

describe('scriptJson', () => {
  it('holds nothing that ends a script, and means the same', () => {
    const value = { text: '</script><!-- & \u2028' };
    expect(scriptJson(value)).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(scriptJson(value))).toEqual(value);
    expect(discoveryOf(sharedStory, 'en', site).json).not.toContain('</script');
  });
});

describe('discoveryOf', () => {
  it('links every language to every language', () => {
    const links = (lang: string) => discoveryOf(sharedStory, lang, site).links.filter(({ hrefLang }) => hrefLang);
    expect(links('en').map(({ hrefLang }) => hrefLang)).toEqual(['en', 'ar', 'ko', 'x-default']);
    expect(links('ar')).toEqual(links('en'));
  });

  it('says nothing of languages where their addresses would not be whole', () => {
    expect(discoveryOf(sharedStory, 'en', siteFrom({})).links.filter(({ hrefLang }) => hrefLang)).toEqual([]);
  });

  it('offers oEmbed only where a frame can have an address', () => {
    const types = (at: typeof site) => discoveryOf(sharedStory, 'en', at).links.map(({ type }) => type);
    expect(types(site)).toContain('application/json+oembed');
    expect(types(siteFrom({}))).not.toContain('application/json+oembed');
  });
});
