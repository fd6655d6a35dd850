import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extract } from '@extractus/oembed-extractor';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Discovery } from '#components/discovery.tsx';
import { createSiteServer, listen } from '#server/site-server.ts';
import { type Site, siteFrom } from './addresses.ts';
import { discoveryOf } from './discovery.ts';
import { discoveryFiles } from './discovery-files.ts';
import { sharedStory } from './fixtures/shared-story.ts';
import { oembedOf } from './oembed.ts';

/** A site with the story's pages and what stands beside them, served as any file server would. */
let folder: string;
let server: Server;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oembed-'));
  server = createSiteServer({ folder, basePath: '/stories' });
  site = siteFrom({ SITE_URL: `http://localhost:${await listen(server, 0)}`, BASE_PATH: '/stories', SITE_NAME: 'Maps & More' });
  const files = new Map(discoveryFiles([sharedStory], site, 'story'));
  for (const lang of sharedStory.languages) {
    const head = renderToStaticMarkup(createElement(Discovery, discoveryOf(sharedStory, lang, site)));
    files.set(`small/${lang}/index.html`, `<!DOCTYPE html><html><head><title>x</title>${head}</head><body></body></html>`);
  }
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** As a CMS does with an address that an editor pastes: finds the link in the page's head, and asks it with its own wishes. */
const asked = (path: string) => extract(`${site.origin}${path}`, { maxwidth: 640, maxheight: 800 });

describe('oEmbed, asked by a consumer', () => {
  it.each(['en', 'ar', 'ko'])('answers for the page in %s', async (lang) => {
    const answer = await asked(`/stories/small/${lang}/`);
    expect(answer).toMatchObject({
      method: 'auto-discovery',
      version: '1.0',
      type: 'rich',
      title: sharedStory.texts[lang]?.title,
      provider_name: 'Maps & More',
      provider_url: `${site.origin}/stories/`,
      thumbnail_url: `${site.origin}/stories/small/${lang}/card.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
    expect((answer as { html?: string }).html).toContain(`src="${site.origin}/stories/small/${lang}/embed/?mode=steps"`);
  });

  it('gives a size that holds: that of the frame, and no more than was asked for', async () => {
    const { width, height, html } = (await asked('/stories/small/en/')) as unknown as { width: number; height: number; html: string };
    expect(html).toContain(` width="${width}" height="${height}"`);
    expect(width).toBeLessThanOrEqual(500);
    expect(height).toBeLessThanOrEqual(750);
  });

  it('gives a frame that needs no script, and has a name', async () => {
    const { html } = (await asked('/stories/small/en/')) as unknown as { html: string };
    expect(html).toMatch(/^<iframe [^>]*title="A small way"[^>]*><\/iframe>$/);
  });
});

describe('oembedOf', () => {
  it('escapes what would end an attribute', () => {
    const en = { ...sharedStory.texts.en!, title: '"><script>' };
    expect(oembedOf({ ...sharedStory, texts: { en } }, 'en', site)?.html).toContain('title="&#34;&#62;&#60;script&#62;"');
  });

  it('has no answer without an origin, nor for a language that the story has not', () => {
    expect(oembedOf(sharedStory, 'en', siteFrom({}))).toBeNull();
    expect(() => oembedOf(sharedStory, 'xx', site)).toThrow('Unexpected language "xx"');
  });
});
