import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentCache } from '#node/content-cache.ts';
import type { DrawnBasemap } from '#poster/poster-options.ts';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { nightPalette } from '#theme/palette.ts';
import { pictureBasemaps } from './basemaps.ts';
import { malformed, posterProblems } from './fixtures/poster-problems.ts';
import { postersFolder } from './picture-key.ts';
import { type KeptPoster, keptPosters, type PosterLayout, posterFiles, postersOf, writePosters } from './posters.ts';

const basemap = pictureBasemaps();
const folder = await mkdtemp(join(tmpdir(), 'posters-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two steps are enough, over a dark sea and over the lights of a continent. */
const short: Story = { ...sharedStory, steps: sharedStory.steps.slice(0, 2) };

describe('writePosters', () => {
  it('writes one of each layout for every step and language, whole by itself and within its budget', async () => {
    const options = { cache: await contentCache(join(folder, 'kept')), version: '1', basemap };
    expect(await writePosters(folder, [short], options)).toEqual({ posters: 18, drawn: 18 });
    for (const lang of short.languages) {
      const to = join(folder, postersFolder(short, lang, '1'));
      const files = (await readdir(to)).sort();
      expect(await readdir(join(folder, 'posters/small', lang))).toEqual(['title-portrait.svg']);
      expect(files).toEqual(short.steps.flatMap(({ id }) => posterFiles.map((layout) => `${id}-${layout}.svg`)).sort());
      for (const file of files) {
        const svg = await readFile(join(to, file), 'utf8');
        expect(posterProblems(svg, file.startsWith('title-')), `${lang} ${file}`).toEqual([]);
      }
    }
  });
});

describe('keptPosters', () => {
  const kept = async (
    story: Story,
    { version = '1', layouts = ['print'] as PosterLayout[], cache = 'cache' } = {},
  ): Promise<KeptPoster[]> => {
    const options = { layouts, version, cache: await contentCache(join(folder, cache)), basemap };
    const posters: KeptPoster[] = [];
    for await (const poster of keptPosters(story, options)) posters.push(poster);
    return posters;
  };
  const drawn = (posters: readonly KeptPoster[]): string[] =>
    posters.filter((poster) => poster.drawn).map(({ lang, step }) => `${lang} ${step}`);
  const retold = (lang: string): Story => {
    const text = textIn(short, lang);
    const [first, ...others] = text.chapters;
    const steps = first!.steps.map((step) =>
      step.id === 'crossing' ? { ...step, map: [[{ type: 'text' as const, value: 'Told anew.' }]] } : step,
    );
    return { ...short, texts: { ...short.texts, [lang]: { ...text, chapters: [{ ...first!, steps }, ...others] } } };
  };

  it('are drawn once', async () => {
    expect(drawn(await kept(short))).toHaveLength(6);
    const again = await kept(short);
    expect(drawn(again)).toEqual([]);
    for (const { file } of again) expect(malformed(await readFile(file, 'utf8'))).toBeNull();
  });

  it('are drawn again where what they say has changed, with those that share their basemap', async () => {
    await kept(short);
    expect(drawn(await kept(retold('ko')))).toEqual(['en crossing', 'ar crossing', 'ko crossing']);
  });

  it('are not drawn again for words that stand elsewhere', async () => {
    await kept(short);
    const text = { ...textIn(short, 'en'), standfirst: 'Another.', title: 'Another' };
    expect(drawn(await kept({ ...short, sources: {}, texts: { ...short.texts, en: text } }))).toEqual([]);
  });

  it('are drawn again for another version of the drawing, and for another camera', async () => {
    await kept(short);
    expect(drawn(await kept(short, { version: '2' }))).toHaveLength(6);
    const [first, ...others] = short.steps;
    expect(drawn(await kept({ ...short, steps: [{ ...first!, lights: 0.5 }, ...others] }))).toHaveLength(6);
  });

  it('show the same whatever was kept', async () => {
    const options = { layouts: ['portrait'] as PosterLayout[], cache: 'one' };
    await kept(short, options);
    const changed = await kept(retold('ko'), options);
    const fresh = await kept(retold('ko'), { ...options, cache: 'other' });
    for (const [index, { file }] of fresh.entries())
      expect(await readFile(file, 'utf8')).toBe(await readFile(changed[index]!.file, 'utf8'));
  });

  it('are forgotten when nothing has asked for them for two weeks', async () => {
    const cache = await contentCache(join(folder, 'old'));
    const [one, two] = [await cache.put('one', '1'), await cache.put('two', '2')];
    const longAgo = new Date('2020-01-01');
    for (const file of [one, two]) await utimes(file, longAgo, longAgo);
    await cache.use('two');
    await cache.tidy(Date.now());
    expect(await readdir(join(folder, 'old'))).toEqual(['two']);
  });
});

describe('posters', () => {
  it('leave room for the text on the side where it stands', async () => {
    const one = { basemap, layouts: ['wide', 'portrait'], steps: ['crossing'] } as const;
    const placed = async (lang: string): Promise<number[]> =>
      (await postersOf(sharedStory, lang, one)).map(({ svg }) => {
        const xs = [...svg.matchAll(/data-place="[^"]+" transform="translate\((\S+) /g)].map(([, x]) => Number(x));
        return xs.reduce((sum, x) => sum + x, 0) / xs.length / Number(/ width="(\d+)"/.exec(svg)?.[1]);
      });
    const [wide, portrait] = (await placed('en')) as [number, number];
    const [mirrored, same] = (await placed('ar')) as [number, number];
    expect(wide).toBeGreaterThan(0.55);
    expect(mirrored).toBeLessThan(0.45);
    expect(same).toBeCloseTo(portrait, 5);
  });

  it('are of one basemap in all languages that leave the same room, and of their own words', async () => {
    const drawn = new Map<string, DrawnBasemap>();
    const one = { basemap, layouts: ['portrait'], steps: ['crossing'], drawn } as const;
    const [english] = await postersOf(sharedStory, 'en', one);
    const [korean] = await postersOf(sharedStory, 'ko', one);
    const lights = (svg = ''): string[] => svg.match(/<path d="m[^"]*h[01]"/g) ?? [];
    await postersOf(sharedStory, 'ar', one);
    expect(drawn.size).toBe(1);
    await postersOf(sharedStory, 'ar', { ...one, layouts: ['wide'] });
    await postersOf(sharedStory, 'en', { ...one, layouts: ['wide'] });
    expect(drawn.size).toBe(3);
    expect(lights(english?.svg).length).toBeGreaterThan(2);
    expect(lights(korean?.svg)).toEqual(lights(english?.svg));
    expect(korean?.svg).toMatch(/<text [^>]+>[^<]*\p{Script=Hangul}/u);
  });

  it('those for paper are white, without a trace of the dark page', async () => {
    const [poster] = await postersOf(sharedStory, 'en', { basemap, layouts: ['print'], steps: ['crossing'] });
    expect(poster?.svg).toMatch(/<rect width="640" height="400" fill="#FFFFFF" shape-rendering="crispEdges"\/>/);
    for (const dark of [nightPalette.page, nightPalette.sea, nightPalette.land, nightPalette.route])
      expect(poster?.svg).not.toContain(dark);
  });

  it('say what they show, but not inside a page, which says it', async () => {
    const one = { basemap, layouts: ['portrait'], steps: ['crossing'] } as const;
    const [alone] = await postersOf(sharedStory, 'en', one);
    const [inline] = await postersOf(sharedStory, 'en', { ...one, inline: true });
    expect(alone?.svg).toMatch(/<title>[A-Z][^<]{20,}<\/title>/);
    expect(inline?.svg).not.toContain('<title>');
    expect(inline?.svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
  });

  it('the test of XML sees what is wrong', () => {
    expect(malformed('<svg><g a="1"/><t>x &#38; y</t></svg>')).toBeNull();
    for (const wrong of ['<svg><g></svg>', '<svg>a & b</svg>', '<svg a="&nbsp;"/>', '<svg a="1" a="2"/>', '<svg a=1/>', '<svg/>x']) {
      expect(malformed(wrong), wrong).not.toBeNull();
    }
  });
});
