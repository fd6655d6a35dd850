import { describe, expect, it } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
import { sharedStory } from '#site/fixtures/shared-story.ts';
import type { Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { compile } from '#timeline/compile.ts';
import { lineWidth } from '#timeline/label-metrics.ts';
import { pictureBasemaps } from './basemaps.ts';
import { broken } from './card-text.ts';
import { cardOf, cardStage, cardSvg } from './cards.ts';

const text = textIn(sharedStory, 'en');
/** A step with more to say than a card has room for. */
const story: Story = {
  ...sharedStory,
  texts: {
    ...sharedStory.texts,
    en: {
      ...text,
      standfirst: 'What is known of the way, and what is not.',
      chapters: text.chapters.map((chapter) => ({
        ...chapter,
        steps: chapter.steps.map((step) =>
          step.id === 'training'
            ? {
                ...step,
                blocks: [
                  [{ type: 'text' as const, value: 'They stayed for weeks, and longer, in that place, as it was said. '.repeat(8) }],
                ],
              }
            : step,
        ),
      })),
    },
  },
};
const basemap = pictureBasemaps();
const linesOf = (svg: string, size: number): string[] =>
  [...svg.matchAll(new RegExp(`font-size="${size}" font-weight="\\d+" fill="[^"]+">([^<]+)</text>`, 'g'))].map(([, text = '']) => text);

describe('cards', () => {
  it('are PNG of the size that sites ask for, and not heavy', async () => {
    const png = await cardOf(story, 'en', 'title', { basemap });
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeGreaterThan(30_000);
    expect(png.length).toBeLessThan(300_000);
  });

  it('bear the title and the first words of their step, with an ellipsis where those go on', async () => {
    const svg = await cardSvg(story, 'en', 'training', { basemap });
    expect(linesOf(svg, 68).join(' ')).toBe(text.title);
    const opening = linesOf(svg, 25);
    expect(opening.length).toBeGreaterThan(2);
    expect(opening.length).toBeLessThanOrEqual(6);
    expect(opening.at(-1)).toMatch(/[^.,;: ] …$/);
  });

  it('take the standfirst for a step without words of its own', async () => {
    const words = linesOf(await cardSvg(story, 'en', 'title', { basemap }), 25)
      .join(' ')
      .replace(/ …$/, '');
    expect(story.texts.en?.standfirst.startsWith(words)).toBe(true);
  });

  it('in a language that is written from the right have their words there, and the map at the left', async () => {
    expect(cardStage('ar').free).toEqual({ top: 48, bottom: 48, left: 48, right: 600 });
    expect(cardStage('ko').free.left).toBe(600);
    const svg = await cardSvg(sharedStory, 'ar', 'crossing', { basemap });
    expect(svg).toMatch(/<g direction="rtl" xml:lang="ar"><text x="1136"/);
    const drawn = compile(sharedStory, cardStage('ar'), { lang: 'ar' });
    for (const id of ['harbour', 'seaport']) {
      const at = project(viewOf(drawn.rests[1]!.camera, cardStage('ar')), sharedStory.places[id]!.at);
      expect(at.x).toBeLessThan(600);
    }
  });

  it('throw for what the story has not', async () => {
    await expect(cardSvg(story, 'en', 'nowhere', { basemap })).rejects.toThrow('nowhere');
    await expect(cardSvg(story, 'xx', 'title', { basemap })).rejects.toThrow('xx');
  });
});

describe('words of a card', () => {
  const type = { size: 30, weight: 400, narrowness: 1, most: 2 };

  it('are broken at spaces, never at those that hold together', () => {
    expect(broken('some words that do not fit one line of a card', { ...type, most: 9 })).toEqual([
      'some words that do not fit one line',
      'of a card',
    ]);
    expect(broken('a number of some 1\u00a0500 and 2\u00a0500', type).join('|')).not.toMatch(/1\|500|2\|500/);
  });

  it('are broken between the signs of Chinese and Japanese, but not before what closes nor after what opens', () => {
    const text = '少年たちを乗せた船は、長崎からマカオを経て、「ゴア」へ向かった。いつ帰れるのかと母は尋ねたが、Luís Fróisは答えなかった。';
    for (let more = 0; more < 12; more++) {
      const lines = broken('船'.repeat(more) + text, { ...type, most: 9 });
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.join('').replaceAll(' ', '')).toBe(('船'.repeat(more) + text).replaceAll(' ', ''));
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。」っ]|「$/);
        expect(lineWidth(line, { ...type, tracking: 0, caps: false })).toBeLessThanOrEqual(500);
      }
    }
    expect(broken(text, { ...type, most: 1 })).toEqual([expect.stringMatching(/[^、。] …$/)]);
  });

  it('give way to the ellipsis where they go on', () => {
    const text = 'some words that do not fit one line of a card, and go on for so long that nothing helps any more at all';
    for (let more = 0; more < 12; more++) {
      const lines = broken(`${'x'.repeat(more)} ${text}`, type);
      expect(lines).toHaveLength(2);
      expect(lines.at(-1)).toMatch(/\w …$/);
      for (const line of lines) expect(lineWidth(line, { ...type, tracking: 0, caps: false })).toBeLessThanOrEqual(500);
    }
  });

  it('stand alone where one is too long', () => {
    expect(broken('Donaudampfschifffahrtsgesellschaftskapitän', type)).toHaveLength(1);
  });
});
