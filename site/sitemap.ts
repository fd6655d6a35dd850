import type { Story } from '#story/story.ts';
import { addressOf, methodPath, type Site, storyPath } from './addresses.ts';
import type { Front } from './front.ts';
import { hasMethod } from './method-pages.ts';
import { xml, xmlDocument } from './xml.ts';

/** An edition of a page in one language, or the one for readers of none of them. */
export interface Edition {
  /** BCP 47 tag, or `x-default` */
  readonly lang: string;
  /** path inside the site */
  readonly path: string;
}

/**
 * All editions of a story's page, each page's alternates, itself among them: every pair names each other. The default language is for all others.
 * @param pathIn where the page is in a language; default the story itself
 */
export function editionsOf(story: Story, pathIn: (story: string, lang: string) => string = storyPath): Edition[] {
  const editions = story.languages.map((lang) => ({ lang, path: pathIn(story.id, lang) }));
  const [first] = editions;
  return first ? [...editions, { ...first, lang: 'x-default' }] : [];
}

/**
 * The links in a page's head to its editions. None when the site's origin is not known: search engines heed whole addresses only.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function editionLinks(site: Site, editions: readonly Edition[]): { rel: 'alternate'; hrefLang: string; href: string }[] {
  return site.origin === null ? [] : editions.map(({ lang, path }) => ({ rel: 'alternate', hrefLang: lang, href: addressOf(site, path) }));
}

/**
 * The site's pages for search engines: each story and its page of method in each language, with their alternates, and the page of stories where there is one. What leads to those
 * pages or repeats them (a story at `/`, a step's own address, the words without a map, guests of other sites) is not in it. https://www.sitemaps.org/protocol.html
 *
 * @returns null when the site's origin is not known: every address in a sitemap must be absolute
 */
export function sitemapOf(stories: readonly Story[], site: Site, front: Front['type']): string | null {
  if (site.origin === null) return null;
  const pagesOf = (story: Story, pathIn: typeof storyPath): string[] => {
    const alternates = editionLinks(site, editionsOf(story, pathIn)).map(({ rel, hrefLang, href }) =>
      xml('xhtml:link', { rel, hreflang: hrefLang, href }),
    );
    return story.languages.map((lang) =>
      xml('url', {}, [
        xml('loc', {}, addressOf(site, pathIn(story.id, lang))),
        xml('lastmod', {}, story.texts[lang]?.updated ?? ''),
        ...alternates,
      ]),
    );
  };
  const urls = stories.flatMap((story) => [...pagesOf(story, storyPath), ...(hasMethod(story) ? pagesOf(story, methodPath) : [])]);
  const list = front === 'list' ? [xml('url', {}, [xml('loc', {}, addressOf(site, ''))])] : [];
  const namespaces = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' };
  return xmlDocument(xml('urlset', namespaces, [...list, ...urls]));
}

/** robots.txt: all may be read. Robots look for it at the root of a host only, so below a base path it says nothing to them. */
export function robotsOf(site: Site): string {
  const lines = ['User-agent: *', 'Allow: /'];
  if (site.origin !== null) lines.push('', `Sitemap: ${addressOf(site, 'sitemap.xml')}`);
  return `${lines.join('\n')}\n`;
}
