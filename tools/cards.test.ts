import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cardOf, cardSvg } from './cards.ts';
import { root } from './main.ts';
import { posterGround } from './posters.ts';
import { storyOf } from './stories.ts';
import { unpackWoff } from './woff.ts';

const story = await storyOf('kursk');
const ground = await posterGround();
const linesOf = (svg: string, size: number): string[] =>
  [...svg.matchAll(new RegExp(`font-size="${size}" font-weight="\\d+" fill="[^"]+">([^<]+)</text>`, 'g'))].map(([, text = '']) => text);

describe('cards', { timeout: 60_000 }, () => {
  it('are PNG of the size that sites ask for, and not heavy', async () => {
    const png = await cardOf(story, 'en', 'title', { ground });
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeGreaterThan(30_000);
    expect(png.length).toBeLessThan(300_000);
  });

  it('bear the title and the first words of their step, with an ellipsis where those go on', () => {
    const svg = cardSvg(story, 'en', 'training-grounds', ground);
    const text = story.texts.en;
    expect(linesOf(svg, 62).join(' ')).toBe(text?.title);
    const opening = linesOf(svg, 25);
    expect(opening.length).toBeGreaterThan(2);
    expect(opening.length).toBeLessThanOrEqual(6);
    expect(opening.at(-1)).toMatch(/[^.,;: ] …$/);
  });

  it('take the standfirst for a step without words of its own', () => {
    const words = linesOf(cardSvg(story, 'en', 'title', ground), 25)
      .join(' ')
      .replace(/ …$/, '');
    expect(story.texts.en?.standfirst.startsWith(words)).toBe(true);
  });

  it('throw for what the story has not', () => {
    expect(() => cardSvg(story, 'en', 'nowhere', ground)).toThrow('nowhere');
    expect(() => cardSvg(story, 'xx', 'title', ground)).toThrow('xx');
  });
});

describe('unpackWoff', () => {
  const file = `${root}node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff`;

  it('gives the tables at their places, whole', async () => {
    const woff = await readFile(file);
    const font = unpackWoff(woff);
    expect(font.length).toBeGreaterThanOrEqual(woff.readUInt32BE(16));
    const count = font.readUInt16BE(4);
    expect(count).toBe(woff.readUInt16BE(12));
    for (let i = 0; i < count; i++) {
      const [tag, at, length] = [
        font.toString('latin1', 12 + i * 16, 16 + i * 16),
        font.readUInt32BE(20 + i * 16),
        font.readUInt32BE(24 + i * 16),
      ];
      const start = woff.readUInt32BE(48 + i * 20);
      const packed = woff.subarray(start, start + woff.readUInt32BE(52 + i * 20));
      expect(at % 4).toBe(0);
      expect(font.subarray(at, at + length).equals(packed.length < length ? inflateSync(packed) : packed), tag).toBe(true);
      // the magic number of the head table: the font's bytes stand where its directory says
      if (tag === 'head') expect(font.readUInt32BE(at + 12)).toBe(0x5f0f3cf5);
    }
  });

  it('throws for what is no font, or half of one', async () => {
    const woff = await readFile(file);
    expect(() => unpackWoff(Buffer.from('wOF2 and then something'))).toThrow(RangeError);
    expect(() => unpackWoff(Buffer.alloc(0))).toThrow(RangeError);
    expect(() => unpackWoff(woff.subarray(0, 100))).toThrow(RangeError);
    expect(() => unpackWoff(woff.subarray(0, woff.length - 2000))).toThrow(RangeError);
  });
});
