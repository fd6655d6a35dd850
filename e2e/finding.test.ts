import type { APIRequestContext, Page } from '@playwright/test';
import { addressOf, feedPath, siteFrom } from '#site/addresses.ts';
import { storyPages } from '#site/stories.ts';
import { directionOf } from '#story/languages.ts';
import { expect, test } from './fixtures.ts';
import { fixture, readFixture } from './story-page.ts';

// How the built site is found and shared. Without scripts: what is looked at is what those see who only fetch.
test.use({ javaScriptEnabled: false });

const story = await readFixture();
/** as in the build: these tests run with the same variables */
const site = siteFrom(process.env);
const published = (path: string): string => addressOf(site, path);

async function textAt(request: APIRequestContext, path: string): Promise<string> {
  const response = await request.get(path);
  expect(response.status(), path).toBe(200);
  return response.text();
}

interface Head {
  readonly lang: string | null;
  readonly dir: string | null;
  readonly title: string | null;
  readonly links: readonly {
    readonly rel: string;
    readonly hreflang: string | null;
    readonly type: string | null;
    readonly href: string;
  }[];
  readonly meta: Readonly<Record<string, string>>;
  readonly data: readonly string[];
}

/** The head of a page as a parser reads it. The page that parses is empty, and runs no script of the site's. */
function headOf(page: Page, html: string): Promise<Head> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const root = parsed.documentElement;
    const of = (element: Element, name: string) => element.getAttribute(name);
    return {
      lang: of(root, 'lang'),
      dir: of(root, 'dir'),
      title: parsed.title,
      links: [...parsed.head.querySelectorAll('link')].map((link) => ({
        rel: of(link, 'rel') ?? '',
        hreflang: of(link, 'hreflang'),
        type: of(link, 'type'),
        href: of(link, 'href') ?? '',
      })),
      meta: Object.fromEntries(
        [...parsed.head.querySelectorAll('meta')].map((meta) => [
          of(meta, 'property') ?? of(meta, 'name') ?? '',
          of(meta, 'content') ?? '',
        ]),
      ),
      data: [...parsed.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? ''),
    };
  }, html);
}

/** An XML file: its root's name, and the text or an attribute of the elements asked for. Fails when it is not well-formed. */
async function xmlOf(page: Page, text: string, asked: readonly (readonly [name: string, attribute?: string])[]) {
  const result = await page.evaluate(
    ([source, wanted]) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const error = parsed.querySelector('parsererror')?.textContent ?? null;
      const found = wanted.map(([name, attribute]) =>
        [...parsed.getElementsByTagName(name)].map((element) => (attribute ? element.getAttribute(attribute) : element.textContent) ?? ''),
      );
      return { root: parsed.documentElement.localName, error, found };
    },
    [text, asked] as const,
  );
  expect(result.error).toBeNull();
  return result;
}

/** Width and height in a PNG's header. */
function pngSize(bytes: Buffer): [number, number] {
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('each language’s page says what it is, and all name each other', async ({ page, request }) => {
  const heads = new Map<string, Head>();
  for (const lang of story.languages) heads.set(lang, await headOf(page, await textAt(request, fixture.page(lang))));
  const editions = [...story.languages.map((lang) => [lang, published(fixture.page(lang))]), ['x-default', published(fixture.page())]];
  for (const [lang, head] of heads) {
    const text = story.texts[lang]!;
    expect([head.lang, head.dir]).toEqual([lang, directionOf(lang)]);
    expect(head.title).toBe(text.title);
    expect(head.meta.description).toBe(text.description);
    expect(head.meta['og:title']).toBe(text.title);
    expect(head.meta['og:type']).toBe('article');
    expect(head.meta['article:modified_time']).toBe(text.updated);
    expect(head.links.find(({ type }) => type === 'application/atom+xml')?.href).toBe(published(feedPath(lang)));
    expect(head.data).toHaveLength(1);
    const article = JSON.parse(head.data[0]!);
    expect(article).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: lang,
      headline: text.title,
      dateModified: text.updated,
      datePublished: text.published,
    });
    expect(article.citation).toHaveLength(Object.keys(story.sources).length);
    expect(article.isBasedOn[0].url).toBe('https://example.org/');
    // what must be absolute is there when the build knew its origin, and only then
    expect(head.links.filter(({ hreflang }) => hreflang).map(({ hreflang, href }) => [hreflang, href])).toEqual(
      site.origin === null ? [] : editions,
    );
    const absolute = {
      canonical: head.links.find(({ rel }) => rel === 'canonical')?.href,
      url: head.meta['og:url'],
      image: head.meta['og:image'],
      oembed: head.links.find(({ type }) => type === 'application/json+oembed')?.href,
      id: article['@id'],
    };
    const self = published(fixture.page(lang));
    expect(absolute).toEqual(
      site.origin === null
        ? { canonical: undefined, url: undefined, image: undefined, oembed: undefined, id: undefined }
        : { canonical: self, url: self, image: `${self}card.png`, oembed: `${self}oembed.json`, id: self },
    );
  }
});

test('every step has its card in every language, and so has the story', async ({ request }) => {
  for (const lang of story.languages) {
    for (const path of ['', ...story.steps.map(({ id }) => `${id}/`)]) {
      const response = await request.get(`${fixture.page(lang)}${path}card.png`);
      expect(response.status(), `${lang} ${path}`).toBe(200);
      expect(response.headers()['content-type']).toBe('image/png');
      const bytes = await response.body();
      expect(pngSize(bytes), `${lang} ${path}`).toEqual([1200, 630]);
      // some sites show no picture that is heavier
      expect(bytes.length).toBeLessThan(300_000);
    }
  }
});

test('a step’s own address leads to the step, also without scripts', async ({ page }) => {
  await page.goto(fixture.page('ar', 'workshop/'), { waitUntil: 'commit' });
  await page.waitForURL(new RegExp(`/${fixture.page('ar', '#workshop')}$`));
  await expect(page.locator('section#workshop')).toBeInViewport();
});

test('feeds are well-formed, and their links lead to pages', async ({ page, request }) => {
  for (const lang of story.languages) {
    const text = await textAt(request, feedPath(lang));
    expect(await textAt(request, `${fixture.page(lang)}feed.xml`)).toBe(text);
    const { root, found } = await xmlOf(page, text, [['feed', 'xml:lang'], ['title'], ['updated'], ['link', 'href']]);
    const [languages, titles, updated, links] = found;
    expect(root).toBe('feed');
    expect(languages).toEqual([lang]);
    expect(titles).toContain(story.texts[lang]!.title);
    for (const time of updated!) expect(new Date(time).toISOString().slice(0, 19)).toBe(time.slice(0, 19));
    for (const link of links!) await textAt(request, new URL(link, site.origin ?? 'http://localhost').pathname);
  }
});

test('the sitemap lists every page, where it can: its addresses must be absolute', async ({ page, request }) => {
  const robots = await textAt(request, 'robots.txt');
  if (site.origin === null) {
    expect(robots).not.toContain('Sitemap');
    expect((await request.get('sitemap.xml')).status()).toBe(404);
    return;
  }
  expect(robots).toContain(`Sitemap: ${published('sitemap.xml')}\n`);
  const { found } = await xmlOf(page, await textAt(request, 'sitemap.xml'), [['loc'], ['xhtml:link', 'href']]);
  // The page of stories is among them where there is one.
  const all = (await storyPages()).map((each) => published(`${each.story}/${each.lang}/`));
  expect(found[0]!.filter((address) => address !== published(''))).toEqual(all);
  const pages = story.languages.map((lang) => published(fixture.page(lang)));
  expect(all).toEqual(expect.arrayContaining(pages));
  for (const address of pages) expect(found[1]!.filter((href) => href === address).length).toBeGreaterThanOrEqual(pages.length);
});

test('the manifest’s icons are there, in the sizes that it says', async ({ request }) => {
  for (const lang of story.languages) {
    const manifest = JSON.parse(await textAt(request, `${fixture.page(lang)}manifest.webmanifest`));
    expect(manifest.name).toBe(story.texts[lang]!.title);
    for (const { src, sizes, type } of manifest.icons as { src: string; sizes: string; type: string }[]) {
      const response = await request.get(`${fixture.page(lang)}${src}`);
      expect(response.headers()['content-type'], src).toBe(type);
      if (type === 'image/png') expect(pngSize(await response.body()).join('x')).toBe(sizes);
    }
  }
});

test.describe('a page that is missing', () => {
  test.use({ allow: { messages: [/status of 404/] } });

  test('says so in every language, and leads on', async ({ page, request }) => {
    const response = await page.goto(`${fixture.id}/xx/nothing/`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const languages = await page
      .locator('main section')
      .evaluateAll((sections) => sections.map((section) => (section as HTMLElement).lang));
    expect(languages).toEqual(expect.arrayContaining([...story.languages]));
    expect(new Set(languages).size).toBe(languages.length);
    const homes = await page.locator('main section a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(homes).toHaveLength(languages.length);
    for (const home of homes) expect((await request.get(home)).status(), home).toBe(200);
  });
});
