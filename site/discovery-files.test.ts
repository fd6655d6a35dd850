import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#node/root.ts';
import type { Story } from '#story/story.ts';
import { type Site, siteFrom } from './addresses.ts';
import { discoveryOf } from './discovery.ts';
import { discoveryFiles } from './discovery-files.ts';
import { feedLength } from './feed.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { metadataOf } from './metadata.ts';
import { pageDataOf } from './page-data.ts';
import { editionsOf } from './sitemap.ts';

const below = siteFrom({ SITE_URL: 'https://maps.example', BASE_PATH: '/stories/', SITE_NAME: 'Maps & More' });
const nowhere = siteFrom({ BASE_PATH: '/stories' });
const filesOf = (stories: readonly Story[], site: Site, front: 'story' | 'list' = 'story'): Map<string, string> =>
  new Map(discoveryFiles(stories, site, front));
const files = filesOf([sharedStory], below);
const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const file = (path: string): string => files.get(path) ?? '';

/** Every address in some text: absolute ones, and those in attributes and JSON values that begin at the root. */
const addressesIn = (text: string): string[] =>
  [...unescaped(text).matchAll(/https?:\/\/[^\s"'<>;]+|(?<=[="' ]|url=)\/[\w./#-]+/g)].map(([address]) => address);

/** Of other sites, that our files name: what the story cites, and the vocabularies. */
const others = /^https?:\/\/(agency\.example|paper\.example|schema\.org|www\.w3\.org|www\.sitemaps\.org)/;

describe('a build below a base path', () => {
  it('has no address outside it, in files, head and page data', { timeout: 30_000 }, async () => {
    const said = [
      ...[...files.values()],
      ...sharedStory.languages.flatMap((lang) => [
        JSON.stringify(metadataOf(sharedStory, lang, below)),
        JSON.stringify(discoveryOf(sharedStory, lang, below)),
      ]),
      JSON.stringify(await pageDataOf(sharedStory, 'en', below)),
    ].join('\n');
    const found = addressesIn(said).filter((address) => !others.test(address));
    expect(found.length).toBeGreaterThan(100);
    // metadataBase is an origin: Next puts no path of ours behind it, as all are absolute
    const outside = found.filter(
      (address) => !/^(https:\/\/maps\.example)?\/stories(\/|$)/.test(address) && address !== 'https://maps.example/',
    );
    expect([...new Set(outside)]).toEqual([]);
  });

  it('that does not know its origin says nothing absolute of itself', async () => {
    const said = [
      ...[...filesOf([sharedStory], nowhere).values()],
      ...sharedStory.languages.flatMap((lang) => [
        JSON.stringify(metadataOf(sharedStory, lang, nowhere)),
        JSON.stringify(discoveryOf(sharedStory, lang, nowhere)),
      ]),
    ].join('\n');
    expect(addressesIn(said).filter((address) => /^http/.test(address) && !others.test(address))).toEqual([]);
    expect(said).not.toMatch(/canonical|og:image|og:url|localhost/);
    expect(addressesIn(said).filter((address) => /^\//.test(address) && !address.startsWith('/stories/'))).toEqual([]);
    expect(filesOf([sharedStory], nowhere).has('sitemap.xml')).toBe(false);
    expect(filesOf([sharedStory], nowhere).has('small/en/oembed.json')).toBe(false);
  });
});

describe('sitemap', () => {
  it('lists every page of every story, once, and each names all editions', () => {
    const second: Story = { ...sharedStory, id: 'second', languages: ['en'] };
    const sitemap = filesOf([sharedStory, second], below).get('sitemap.xml') ?? '';
    const pages = [...sitemap.matchAll(/<loc>([^<]+)</g)].map(([, address]) => address);
    expect(pages).toEqual(['small/en', 'small/ar', 'small/ko', 'second/en'].map((page) => `https://maps.example/stories/${page}/`));
    const blocks = sitemap.split('<url>').slice(1, 4);
    for (const block of blocks)
      expect([...block.matchAll(/hreflang="([^"]+)"/g)].map(([, lang]) => lang)).toEqual(['en', 'ar', 'ko', 'x-default']);
  });

  it('has the page of stories where there is one', () => {
    const first = (front: 'story' | 'list') => /<loc>([^<]+)</.exec(filesOf([sharedStory], below, front).get('sitemap.xml') ?? '')?.[1];
    expect(first('list')).toBe('https://maps.example/stories/');
    expect(first('story')).toBe('https://maps.example/stories/small/en/');
  });

  it('takes the default language for readers of none', () => {
    expect(editionsOf(sharedStory).at(-1)).toEqual({ lang: 'x-default', path: 'small/en/' });
  });

  it('is named to robots', () => {
    expect(file('robots.txt')).toContain('Sitemap: https://maps.example/stories/sitemap.xml\n');
    expect(filesOf([], nowhere).get('robots.txt')).not.toContain('Sitemap');
  });
});

describe('feed', () => {
  it('has the stories of its language, the last changed first', () => {
    const older: Story = {
      ...sharedStory,
      id: 'older',
      texts: { ...sharedStory.texts, ar: { ...sharedStory.texts.ar!, updated: '2025-01-01' } },
    };
    const english: Story = { ...sharedStory, id: 'english', languages: ['en'] };
    const made = filesOf([older, english, sharedStory], below);
    const feed = made.get('feeds/ar.xml') ?? '';
    expect([...feed.matchAll(/<link rel="alternate"[^>]*hreflang="ar" href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://maps.example/stories/small/ar/',
      'https://maps.example/stories/older/ar/',
    ]);
    expect(/<updated>([^<]+)/.exec(feed)?.[1]).toBe('2026-11-22T00:00:00Z');
    expect(feed).toContain('rel="self" type="application/atom+xml" href="https://maps.example/stories/feeds/ar.xml"');
    expect(feed).toContain('<link rel="alternate" type="text/html" href="https://maps.example/stories/"');
    // the address beside each story, where readers may know it
    for (const id of ['older', 'small']) expect(made.get(`${id}/ar/feed.xml`)).toBe(feed);
  });

  it('is as long for a hundred stories as for twenty', () => {
    const stories = Array.from({ length: 100 }, (_, index): Story => ({ ...sharedStory, id: `story-${index}` }));
    const feed = filesOf(stories, below).get('feeds/en.xml') ?? '';
    expect(feed.match(/<entry>/g)).toHaveLength(feedLength);
  });

  it('keeps its ids when the site moves, and has each once', () => {
    const ids = (feed: string): string[] => [...feed.matchAll(/<id>([^<]+)/g)].map(([, id]) => id!);
    const here = ids(file('feeds/ko.xml'));
    expect(here).toEqual(ids(filesOf([sharedStory], nowhere).get('feeds/ko.xml') ?? ''));
    expect(new Set([...here, ...ids(file('feeds/en.xml'))]).size).toBe(4);
    for (const id of here) expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('escapes what texts hold, twice where they stand in HTML', () => {
    expect(file('feeds/en.xml')).toContain('<summary>A small story &#38; its map.</summary>');
    expect(unescaped(unescaped(file('feeds/en.xml')))).toContain('what is <not>.');
    expect(file('feeds/en.xml')).not.toContain('<not>');
  });
});

describe('a step’s own page', () => {
  const page = file('small/ar/crossing/index.html');

  it('bears the step’s words and picture, and leads on to the step', () => {
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('content="0; url=/stories/small/ar/#crossing"');
    expect(page).toContain('property="og:image" content="https://maps.example/stories/small/ar/crossing/card.png"');
    expect(page).toContain('property="og:image:alt" content="A line over the sea &#38; back. It ends at Seaport."');
    expect(page).toContain('property="og:description" content="They went by sea, says an agency."');
    expect(page).not.toContain('<script');
  });

  it('is its own page where it is shared, and the story where it is searched for', () => {
    expect(page).toContain('property="og:url" content="https://maps.example/stories/small/ar/crossing/"');
    expect(page).toContain('<link rel="canonical" href="https://maps.example/stories/small/ar/">');
    expect(page).toContain('<meta name="robots" content="noindex, follow">');
  });

  it('is called after its chapter, where that has a heading', () => {
    expect(page).toContain('<title>الطريق الطويل إلى المدينة</title>');
    expect(file('small/en/training/index.html')).toContain('<title>Inland · A small way</title>');
  });

  it('may not stand where every story has another page', async () => {
    const entries = await readdir(join(root, 'app/[story]/[lang]'), { withFileTypes: true });
    const pages = entries.filter((entry) => entry.isDirectory() && !entry.name.includes('.')).map(({ name }) => name);
    expect(pages).toContain('text');
    for (const page of pages) {
      const steps = sharedStory.steps.map((step) => (step.id === 'half' ? { ...step, id: page } : step));
      expect(() => filesOf([{ ...sharedStory, steps }], below), page).toThrow(`Unexpected id "${page}"`);
    }
  });
});

describe('manifest', () => {
  it('holds wherever the site is published', () => {
    const manifest = JSON.parse(file('small/ar/manifest.webmanifest'));
    expect(manifest).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: './', name: sharedStory.texts.ar?.title });
    const at = 'https://maps.example/stories/small/ar/manifest.webmanifest';
    expect(manifest.icons.map(({ src }: { src: string }) => new URL(src, at).pathname)).toEqual([
      '/stories/icon.svg',
      '/stories/icon-192.png',
      '/stories/icon-512.png',
      '/stories/icon-maskable-512.png',
    ]);
  });
});
