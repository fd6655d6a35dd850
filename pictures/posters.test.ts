import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DrawnBasemap } from '#poster/poster-options.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import { palette } from '#theme/palette.ts';
import { firstBudget, posterBasemap, posterFormats, postersOf, writePosters } from './posters.ts';

/** Paths and their uses in one poster: the old ones, of which each took seconds, had up to 500. */
const mostPaths = 110;

const story = await storyOf('kursk');
const basemap = await posterBasemap();

/** What makes a text no well-formed XML, of the things that SVG text of ours could have wrong; null where nothing does. */
function malformed(xml: string): string | null {
  const open: string[] = [];
  const tag = /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
  for (let at = 0; at < xml.length; ) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const text = xml.slice(at, end < 0 ? undefined : end);
      if (/&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/.test(text)) return `entity in ${text.slice(0, 40)}`;
      if (open.length === 0 && text.trim() !== '') return `text outside: ${text.slice(0, 40)}`;
      at += text.length;
      continue;
    }
    tag.lastIndex = at;
    const [whole, close, name = '', attributes = '', empty] = tag.exec(xml) ?? [];
    if (whole === undefined) return `tag at ${xml.slice(at, at + 60)}`;
    if (/&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/.test(attributes)) return `entity in ${whole.slice(0, 60)}`;
    const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, key]) => key);
    if (new Set(names).size !== names.length) return `attribute twice in ${whole.slice(0, 60)}`;
    if (close && open.pop() !== name) return `</${name}>`;
    if (!close && !empty) open.push(name);
    at += whole.length;
  }
  return open.length > 0 ? `<${open.join('><')}> left open` : null;
}

describe('posters', { timeout: 300_000 }, () => {
  it('every step has one of each layout, whole by itself and within its budget, in files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'posters-'));
    try {
      await writePosters(folder);
      for (const id of await storyIds()) {
        const { languages, steps } = await storyOf(id);
        for (const lang of languages) {
          const files = (await readdir(join(folder, 'posters', id, lang))).sort();
          const expected = steps.flatMap((step) => Object.keys(posterFormats).map((layout) => `${step.id}-${layout}.svg`));
          expect(files).toEqual(expected.sort());
          for (const file of files) {
            const svg = await readFile(join(folder, 'posters', id, lang, file), 'utf8');
            expect(malformed(svg), file).toBeNull();
            expect(svg, file).toMatch(
              /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" data-poster="[^"]+" viewBox="0 0 \d+ \d+" [^>]*role="img"/,
            );
            // what an <img> would have to fetch, and may not
            expect(svg, file).not.toMatch(/(?:href|src)="(?!#)|url\((?!#)|@import/);
            expect(gzipSync(svg).length, file).toBeLessThan(file.startsWith(`${steps[0]?.id}-`) ? firstBudget : 40_000);
            // each path is drawn by itself in each of the browser's tiles: their number is what a picture costs
            expect(svg.match(/<(?:path|use)\b/g)?.length, file).toBeLessThan(mostPaths);
          }
        }
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leave room for the text on the side where it stands', async () => {
    const one = { basemap, layouts: ['wide', 'portrait'], steps: ['kept-apart'] } as const;
    const placed = async (lang: string): Promise<number[]> =>
      (await postersOf(story, lang, one)).map(({ svg }) => {
        const xs = [...svg.matchAll(/data-place="[^"]+" transform="translate\((\S+) /g)].map(([, x]) => Number(x));
        return xs.reduce((sum, x) => sum + x, 0) / xs.length / Number(/ width="(\d+)"/.exec(svg)?.[1]);
      });
    const [wide, tall] = (await placed('en')) as [number, number];
    const [mirrored, same] = (await placed('ar')) as [number, number];
    expect(wide).toBeGreaterThan(0.55);
    expect(mirrored).toBeLessThan(0.45);
    expect(same).toBeCloseTo(tall, 5);
  });

  it('are of one basemap in all languages that leave the same room, and of their own words', async () => {
    const drawn = new Map<string, DrawnBasemap>();
    const one = { basemap, layouts: ['portrait'], steps: ['title'], drawn } as const;
    const [english] = await postersOf(story, 'en', one);
    const [korean] = await postersOf(story, 'ko', one);
    const lights = (svg = ''): string[] => svg.match(/<path d="m[^"]*h1"/g) ?? [];
    await postersOf(story, 'ar', one);
    expect(drawn.size).toBe(1);
    await postersOf(story, 'ar', { ...one, layouts: ['wide'] });
    await postersOf(story, 'en', { ...one, layouts: ['wide'] });
    expect(drawn.size).toBe(3);
    expect(lights(english?.svg).length).toBeGreaterThan(2);
    expect(lights(korean?.svg)).toEqual(lights(english?.svg));
    expect(korean?.svg).toMatch(/<text [^>]+>\p{Script=Hangul}/u);
  });

  it('those for paper are white, without a trace of the dark page', async () => {
    const [poster] = await postersOf(story, 'en', { basemap, layouts: ['print'], steps: ['dark-north'] });
    expect(poster?.svg).toMatch(/<rect width="640" height="400" fill="#FFFFFF" shape-rendering="crispEdges"\/>/);
    for (const dark of [palette.page, palette.sea, palette.land, palette.route]) expect(poster?.svg).not.toContain(dark);
  });

  it('say what they show, but not inside a page, which says it', async () => {
    const one = { basemap, layouts: ['portrait'], steps: ['silence'] } as const;
    const [alone] = await postersOf(story, 'en', one);
    const [inline] = await postersOf(story, 'en', { ...one, inline: true });
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
