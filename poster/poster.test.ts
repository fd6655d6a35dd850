import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pointAt } from '#geo/path.ts';
import { project, viewOf } from '#geo/projection.ts';
import type { Place } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { basemap, stage, story } from './fixtures/story.ts';
import { posterOf } from './poster.ts';
import { shapeBasemap } from './shaped-basemap.ts';

const timeline = compile(story, stage);
const positions = [0, 0.3, 0.5, 0.72, 1, 1.2, 1.5, 1.8, 2];

describe('posterOf', () => {
  it.each(positions)('has every visible mark where project() puts its place, at %d', (position) => {
    const frame = frameAt(timeline, position);
    const svg = posterOf(frame, { timeline, basemap });
    const view = viewOf(frame.camera, stage);
    const marks = new Map(
      [...svg.matchAll(/data-place="([^"]+)" transform="translate\((\S+) (\S+)\)"/g)].map(([, id, x, y]) => [id, [Number(x), Number(y)]]),
    );
    for (const [id, place] of Object.entries(story.places)) {
      const at = project(view, place.at);
      const mark = marks.get(id);
      if (!mark) continue;
      expect(Math.hypot((mark[0] as number) - at.x, (mark[1] as number) - at.y)).toBeLessThan(0.05);
      expect(frame.places[id]).toBeGreaterThan(0);
    }
    const expected = Object.keys(frame.places).filter((id) => {
      const { x, y, visible } = project(view, (story.places[id] as Place).at);
      return (
        visible && x > 0 && y > 0 && x < stage.width && y < stage.height && !['country', 'water'].includes(story.places[id]?.kind ?? '')
      );
    });
    expect([...marks.keys()]).toEqual(expect.arrayContaining(expected));
    expect(marks.has('behind')).toBe(false);
  });

  it('draws a direction with an arrow’s tip at its end', () => {
    const [id, leg] = Object.entries(story.legs).find(([, { path }]) => path.length > 1) ?? expect.fail();
    const pointing = { ...story, legs: { ...story.legs, [id]: { ...leg, certainty: 'direction' as const } } };
    const barbs = (of: typeof story): string[] => {
      const drawn = positions.map((position) => posterOf(frameAt(compile(of, stage), position), { timeline: compile(of, stage), basemap }));
      return drawn.flatMap((svg) => [...svg.matchAll(/ d="M\S+ \S+L\S+ \S+L\S+ \S+"[^>]*stroke-linecap="round"/g)].map(([d]) => d));
    };
    expect(barbs(pointing).length).toBeGreaterThan(0);
    expect(barbs(story)).toEqual([]);
  });

  it.each(positions)('has the drawn end of every leg where project() puts it, and draws up to there, at %d', (position) => {
    const frame = frameAt(timeline, position);
    const svg = posterOf(frame, { timeline, basemap });
    const view = viewOf(frame.camera, stage);
    for (const [id, { drawn }] of Object.entries(frame.legs)) {
      const end = project(view, pointAt(timeline.paths[id] as never, drawn));
      const [, x, y] = new RegExp(`data-leg="${id}" data-end="([^,]+),([^"]+)"`).exec(svg) ?? [];
      if (!end.visible || drawn === 0) expect(x).toBeUndefined();
      else expect(Math.hypot(Number(x) - end.x, Number(y) - end.y)).toBeLessThan(0.05);
    }
    const sail = frame.legs.sail;
    if (sail && sail.drawn > 0 && position < 1.3) {
      // relative steps from the start add up to the end
      const d = /data-leg="sail"[^>]*>(?:\n<path[^>]*>)*?\n<path d="([^"]+)" stroke="#FF8552" stroke-width="2.6"/.exec(svg)?.[1] ?? '';
      const numbers = (d.match(/-?(?:\d+\.\d+|\.\d+|\d+)/g) ?? []).map(Number);
      const end = project(view, pointAt(timeline.paths.sail as never, sail.drawn));
      const sum = (odd: number): number => numbers.filter((_, i) => i % 2 === odd).reduce((a, b) => a + b, 0);
      if (end.x < stage.width && end.y < stage.height) expect(Math.hypot(sum(0) - end.x, sum(1) - end.y)).toBeLessThan(0.1);
    }
  });

  it('shows the labels of the frame and no others', () => {
    for (const position of positions) {
      const frame = frameAt(timeline, position);
      const shown = [...posterOf(frame, { timeline, basemap }).matchAll(/data-label="([^"]+)"/g)].map(([, id]) => id).sort();
      expect(shown).toEqual(Object.keys(frame.labels).sort());
    }
  });

  it('puts a label on the same side of its mark in either writing direction', () => {
    const edges = (lang: string): string[] => {
      const svg = posterOf(frameAt(timeline, 1), { timeline, basemap, lang });
      expect(svg).toContain(`direction="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
      const { labels } = frameAt(timeline, 1);
      return Object.entries(labels).map(([id, { side }]) => {
        const text = new RegExp(`data-label="${id}"[^>]*>\\s*<text([^>]*)>`).exec(svg)?.[1] ?? 'no text';
        return `${side} ${/text-anchor="(\w+)"/.exec(text)?.[1] ?? 'start'}`;
      });
    };
    const anchors = { ltr: { right: 'start', left: 'end' }, rtl: { right: 'end', left: 'start' } };
    for (const [lang, expected] of [
      ['en', anchors.ltr],
      ['ar', anchors.rtl],
    ] as const) {
      const seen = edges(lang);
      expect(seen.length).toBeGreaterThan(0);
      for (const edge of seen) {
        const [side = '', anchor] = edge.split(' ');
        expect(anchor).toBe(side === 'right' || side === 'left' ? expected[side] : 'middle');
      }
    }
  });

  it('escapes all text, and puts details on a line of their own', () => {
    const svg = posterOf(frameAt(timeline, 0), { timeline, basemap, title: 'A <b>&"title"', stepId: 'a"b' });
    expect(svg).toContain('<title>A &#60;b&#62;&#38;&#34;title&#34;</title>');
    expect(svg).toContain('East &#60;Port&#62; &#38; &#34;Quay&#34;</text>');
    expect(svg).toMatch(/held by nobody<\/text>/);
    expect(svg).toContain('data-poster="a&#34;b"');
    expect(svg).not.toContain('<Port>');
  });

  it('is an image with a title, or hidden from screen readers', () => {
    expect(posterOf(frameAt(timeline, 1), { timeline, basemap, title: 'T' })).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>T<\/title>/);
    const silent = posterOf(frameAt(timeline, 1), { timeline, basemap });
    expect(silent).toMatch(/^<svg [^>]*aria-hidden="true"/);
    expect(silent).not.toContain('role=');
  });

  it('names the step nearest to its position', () => {
    expect(posterOf(frameAt(timeline, 1.4), { timeline, basemap })).toMatch(/^<svg [^>]*data-poster="on-the-way" viewBox="0 0 480 320"/);
  });

  it('uses ids unique to its step, stage and ink', () => {
    const small = compile(story, { ...stage, width: 300 });
    const ids = [
      posterOf(frameAt(timeline, 0), { timeline, basemap }),
      posterOf(frameAt(timeline, 1), { timeline, basemap }),
      posterOf(frameAt(timeline, 1), { timeline, basemap, ink: 'print' }),
      posterOf(frameAt(small, 1), { timeline: small, basemap }),
    ].map((svg) => {
      const own = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      for (const [, used] of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(own).toContain(used);
      return own;
    });
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });

  it('draws only the borders of the given countries', () => {
    const count = (borders: string[]): number =>
      (posterOf(frameAt(timeline, 0), { timeline, basemap, borders }).match(/stroke="#(?:6F7F90|9FB0C2)"/g) ?? []).length;
    expect(count([])).toBe(0);
    expect(count(['IN'])).toBe(1);
    expect(count(['RU', 'KP'])).toBe(3); // agreed, disputed, ceasefire; provinces only show close up
  });

  it('is the same for a basemap and for the result of shapeBasemap', () => {
    const frame = frameAt(timeline, 1);
    expect(posterOf(frame, { timeline, basemap: shapeBasemap(basemap) })).toBe(posterOf(frame, { timeline, basemap }));
  });

  it('prints on white without haze or halos', () => {
    const svg = posterOf(frameAt(timeline, 1), { timeline, basemap, ink: 'print' });
    expect(svg).not.toMatch(/#05070B|#080C13|#18202B|#FF8552|Gradient/);
    expect(svg).toContain('#B5430F');
  });

  it('leaves the lights out where the frame has none', () => {
    const frame = { ...frameAt(timeline, 1), lights: 0 };
    // Only lights are referenced by <use>.
    expect(posterOf(frame, { timeline, basemap })).not.toContain('<use ');
  });

  it('throws for a camera that is not made of numbers', () => {
    const frame = frameAt(timeline, 1);
    expect(() => posterOf({ ...frame, camera: { ...frame.camera, zoom: Number.NaN } }, { timeline, basemap })).toThrow(RangeError);
  });

  it.each([
    [0, 'screen'],
    [1, 'screen'],
    [2, 'screen'],
    [1, 'print'],
  ] as const)('matches the reviewed snapshot: step %d on %s', async (position, ink) => {
    const svg = posterOf(frameAt(timeline, position), { timeline, basemap, ink, title: 'A picture' });
    expect(gzipSync(svg).length).toBeLessThan(6000);
    await expect(`${svg}\n`).toMatchFileSnapshot(`./snapshots/${story.steps[position]?.id}-${ink}.svg`);
  });
});
