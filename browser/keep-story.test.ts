// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import { compile } from '#timeline/compile.ts';
import { posterStage } from '#timeline/stages.ts';
import { forgetStory, keepStory, keptPictures, type StoryToKeep } from './keep-story.ts';
import { pageJsonId } from './page-json.ts';

const page = 'https://maps.example/small/en/';
const method = `${page}method/`;
const timeline = compile(sharedStory, posterStage('wide', 'en'), { lang: 'en' });
const story: StoryToKeep = {
  page,
  beside: ['/small/en/method/'],
  timeline,
  layout: 'wide',
  pictures: 'all',
  basemap: 'https://maps.example/basemap/1/',
  tiles: {},
  posters: 'https://maps.example/pictures/small/en/1/',
  files: ['https://maps.example/scripts/story-1.js'],
};

/** What the Cache API does, as far as we use it. */
class Kept {
  readonly entries = new Map<string, Response>();
  async match(address: string) {
    return this.entries.get(new URL(address, page).href)?.clone();
  }
  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
  async put(address: string, response: Response) {
    this.entries.set(new URL(address, page).href, response);
  }
}
let stores: Map<string, Kept>;
let site: Record<string, string>;
let asked: string[];

beforeEach(() => {
  stores = new Map();
  asked = [];
  site = {
    [page]: `<html lang="en"><link rel="stylesheet" href="/styles/1.css"/><link rel="alternate" href="/small/de/"/>
      <script id="${pageJsonId}" type="application/json">{"story":1}</script><script type="module" src="/scripts/story-1.js"></script></html>`,
    [method]: '<link rel="stylesheet" href="/styles/2.css"/><link rel="preload" as="font" href="/fonts/2.woff2" crossorigin="anonymous"/>',
    'https://maps.example/styles/1.css': '@font-face{src:url(/fonts/1.woff2)format("woff2")}',
    'https://maps.example/styles/2.css': '@font-face{src:url("../fonts/2.woff2")}',
    'https://maps.example/fonts/1.woff2': '',
    'https://maps.example/fonts/2.woff2': '',
    'https://maps.example/scripts/story-1.js': 'import"./chunk-2.js";import(`./keep-3.js`)',
    'https://maps.example/scripts/chunk-2.js': '',
    'https://maps.example/scripts/keep-3.js': 'from"./chunk-2.js"',
  };
  document.body.innerHTML = `<script id="${pageJsonId}" type="application/json">{"story":1}</script>`;
  vi.stubGlobal('caches', {
    keys: async () => [...stores.keys()],
    open: async (name: string) => {
      const store = stores.get(name) ?? new Kept();
      stores.set(name, store);
      return store;
    },
    delete: async (name: string) => stores.delete(name),
  });
  vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
    options?.signal?.throwIfAborted();
    asked.push(address);
    if (site[address] !== undefined) return new Response(site[address]);
    return /\/(basemap|pictures)\//.test(address) ? new Response('bytes') : new Response('', { status: 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const only = (): Kept => {
  expect(stores.size).toBe(1);
  return [...stores.values()][0] as Kept;
};

test('keeps the page last, with all that it needs: scripts and what they import, sheets and fonts, pictures of all steps, the map’s files', async () => {
  const shares: number[] = [];
  await keepStory(story, (share) => shares.push(share));
  const names = [...only().entries.keys()];
  expect(names.slice(-2)).toEqual([method, page]);
  for (const part of [
    'story-1.js',
    'chunk-2.js',
    'keep-3.js',
    '1.css',
    '2.css',
    '1.woff2',
    '2.woff2',
    ...sharedStory.steps.map(({ id }) => `${id}-wide.svg`),
    'title-portrait.svg',
    'title-portrait-2x.avif',
    'title-wide-1x.avif',
    'world.basemap',
  ])
    expect(
      names.filter((name) => name.endsWith(part)),
      part,
    ).toHaveLength(1);
  expect(names.filter((name) => name.includes('/de/'))).toEqual([]);
  expect(names.filter((name) => name.includes('/tiles/')).length).toBeGreaterThan(3);
  expect(names.filter((name) => name.endsWith('.lights')).length).toBeGreaterThan(0);
  expect(shares.at(-1)).toBe(1);
  expect(await keptPictures('/small/en/')).toBe('all');
  expect(await keptPictures('/small/')).toBeNull();
});

test('where a file cannot be had nothing is kept, what was before still is, and the next try asks only for the rest', async () => {
  await keepStory(story, () => {});
  const before = [...stores.keys()];
  site[page] += '<!-- newer -->';
  delete site['https://maps.example/scripts/keep-3.js'];
  await expect(keepStory(story, () => {})).rejects.toThrow('404');
  expect([...stores.keys()]).toEqual(expect.arrayContaining(before));
  expect(await keptPictures('/small/en/')).toBe('all');
  site['https://maps.example/scripts/keep-3.js'] = '';
  asked = [];
  await keepStory(story, () => {});
  expect(asked.filter((address) => address.includes('chunk-2'))).toEqual([]);
});

test('who gives up fetches nothing more, and what has come is half a cache', async () => {
  const giveUp = new AbortController();
  const kept = keepStory(story, () => giveUp.abort(new Error('enough')), giveUp.signal);
  await expect(kept).rejects.toThrow('enough');
  const before = asked.length;
  await keepStory(story, () => {});
  expect([before < asked.length, await keptPictures('/small/en/')]).toEqual([true, 'all']);
});

test('a newer edition takes the place of the one before in one go: no two are ever mixed', async () => {
  await keepStory(story, () => {});
  const [first] = stores.keys();
  site[page] += '<!-- newer -->';
  await keepStory(story, () => {});
  expect(stores.has(first ?? '')).toBe(false);
  expect(await (await only().match(page))?.text()).toContain('newer');
});

test('what is kept already is not fetched again', async () => {
  await keepStory(story, () => {});
  asked = [];
  await keepStory(story, () => {});
  expect(asked).toEqual([method, page]);
});

test('a page of method of another release makes another edition, and goes with the one that it came with', async () => {
  await keepStory(story, () => {});
  const [first] = stores.keys();
  site[method] += '<!-- newer -->';
  await keepStory(story, () => {});
  expect(stores.has(first ?? '')).toBe(false);
  expect(await (await only().match(method))?.text()).toContain('newer');
});

test('style sheets are those of the page that is kept, not of the one that is open', async () => {
  site[page] = site[page]?.replace('/styles/1.css', '/styles/3.css') ?? '';
  site['https://maps.example/styles/3.css'] = '';
  await keepStory(story, () => {});
  const names = [...only().entries.keys()].filter((name) => name.endsWith('.css'));
  expect(names.map((name) => name.replace(/^.*\//, '')).sort()).toEqual(['2.css', '3.css']);
});

test('while the page is open a release has come: its page is not taken for that of the open one', async () => {
  site[page] = site[page]?.replace('{"story":1}', '{"story":2}') ?? '';
  await expect(keepStory(story, () => {})).rejects.toThrow('newer edition');
  expect(stores.size).toBe(0);
});

test('the first story that was kept makes room for the thirteenth; caches of others are left alone', async () => {
  stores.set('someone else’s', new Kept());
  for (let index = 0; index < 13; index++) {
    const other = `https://maps.example/s${index}/en/`;
    site[other] = site[page] ?? '';
    await keepStory({ ...story, page: other, beside: [] }, () => {});
  }
  expect(stores.size).toBe(13);
  expect(await keptPictures('/s0/en/')).toBeNull();
  expect(await keptPictures('/s12/en/')).toBe('all');
});

test('where the map shows the steps the first picture is enough, and the others can be kept later', async () => {
  const pictures = (): string[] => [...only().entries.keys()].filter((name) => name.includes('/pictures/'));
  await keepStory({ ...story, pictures: 'first' }, () => {});
  expect(
    pictures()
      .map((name) => name.replace(/^.*\//, ''))
      .sort(),
  ).toEqual([
    'title-portrait-1x.avif',
    'title-portrait-2x.avif',
    'title-portrait.svg',
    'title-wide-1.5x.avif',
    'title-wide-1x.avif',
    'title-wide.svg',
  ]);
  expect(await keptPictures('/small/en/')).toBe('first');
  await keepStory(story, () => {});
  expect(pictures()).toHaveLength(sharedStory.steps.length + 5);
});

test('a story can be let go of', async () => {
  await keepStory(story, () => {});
  await forgetStory('/small/en/');
  expect(stores.size).toBe(0);
});
