// biome-ignore-all lint/style/noNonNullAssertion: what is missing fails the test, as it should
import { describe, expect, it } from 'vitest';
import type { Story } from '#story/story.ts';
import { labelOffset, labels } from '#theme/labels.ts';
import { nightPalette } from '#theme/palette.ts';
import { inksOf, rgbOf } from './color.ts';
import { story } from './fixtures/timeline.ts';
import { makeFloats } from './floats.ts';
import { labelFaces } from './fonts.ts';
import { cssFont, displayText, type LabelAtlas, labelKey, trackingOf } from './label-atlas.ts';
import { addLabelQuads, addMarkQuads, LABEL_FLOATS, labelBox, MARK_FLOATS } from './quads.ts';

const size = { width: 80, height: 18 };
const markQuads = (marks: Parameters<typeof addMarkQuads>[1]): Float32Array => {
  const floats = makeFloats(1);
  addMarkQuads(floats, marks, inksOf(nightPalette));
  return floats.written();
};
/** by page */
const labelQuads = (labels: Parameters<typeof addLabelQuads>[1], story: Story, atlas: LabelAtlas): Float32Array[] =>
  atlas.pages.map((_, page) => {
    const floats = makeFloats(1);
    addLabelQuads(floats, labels, story, atlas, page);
    return floats.written();
  });

describe('labelBox', () => {
  it.each([
    ['right', { left: 100 + labelOffset, top: 41 }],
    ['left', { right: 100 - labelOffset, top: 41 }],
    ['above', { left: 60, bottom: 50 - labelOffset }],
    ['below', { left: 60, top: 50 + labelOffset }],
    ['center', { left: 60, top: 41, right: 140, bottom: 59 }],
  ] as const)('is %s of its point', (side, expected) => {
    expect(labelBox({ x: 100, y: 50, side }, size)).toMatchObject(expected);
  });
});

describe('type of labels', () => {
  it('is CSS', () => {
    expect(cssFont(labels.story)).toBe("600 14px 'IBM Plex Sans Map', 'IBM Plex Sans', sans-serif");
    expect(cssFont(labels.water)).toBe("italic 400 13.5px 'Source Serif 4 Map', 'Source Serif 4', serif");
  });

  it('spaces capitals out, but never letters that join or have no capitals', () => {
    expect(displayText('New Zealand', labels.subject, 'en')).toBe('NEW ZEALAND');
    expect(trackingOf('NEW ZEALAND', labels.subject)).toBeCloseTo(2.55);
    expect(trackingOf('كوريا', labels.subject)).toBe(0);
    expect(trackingOf('북한', labels.subject)).toBe(0);
  });

  it('asks for each face with the letters that are set in it', () => {
    const faces = labelFaces(story, 'en');
    expect([...faces.get("600 16px 'IBM Plex Sans Map', 'IBM Plex Sans', sans-serif")!]).toEqual(
      expect.arrayContaining([...'HarbourSeaportTown']),
    );
    expect(faces.get("500 16px 'IBM Plex Sans Map', 'IBM Plex Sans', sans-serif")).toContain('R');
  });

  it('shares one picture between sides unless there are lines to align', () => {
    const place = story.places.town!;
    expect(labelKey(place, 'left')).toBe(labelKey(place, 'above'));
    const two = { ...place, detail: { en: 'held by the crown' } };
    expect(labelKey(two, 'left')).not.toBe(labelKey(two, 'right'));
  });
});

describe('quads', () => {
  const atlas = {
    pages: [{ width: 200, height: 100 } as HTMLCanvasElement, { width: 200, height: 60 } as HTMLCanvasElement],
    ratio: 2,
    entries: new Map([['town', { page: 0, left: 0, top: 0, width: 176, height: 52, text: size }]]),
  };
  const label = { place: 'town', x: 100, y: 50, side: 'center', alpha: 0.5 } as const;

  it('puts a label at its box with its halo around, at the picture’s own size', () => {
    const [quads = new Float32Array(), other] = labelQuads([label], story, atlas);
    expect(other).toHaveLength(0);
    expect(quads).toHaveLength(6 * LABEL_FLOATS);
    expect([...quads.slice(0, LABEL_FLOATS)]).toEqual([56, 37, 0, 0, 0.5]);
    const last = [...quads.slice(-LABEL_FLOATS)];
    expect(last.slice(0, 2)).toEqual([56 + 88, 37 + 26]);
  });

  it('leaves out a label without a picture', () => {
    expect(labelQuads([{ ...label, place: 'capital' }], story, atlas).map((page) => page.length)).toEqual([0, 0]);
  });

  it('takes a label from its own page', () => {
    const second = { ...atlas, entries: new Map([['town', { page: 1, left: 100, top: 30, width: 100, height: 30, text: size }]]) };
    const [first, quads] = labelQuads([label], story, second);
    expect(first).toHaveLength(0);
    expect([...(quads ?? []).slice(2, 4)]).toEqual([0.5, 0.5]);
  });

  it('draws thousands of marks', () => {
    const mark = { role: 'place', id: 'a', shape: 'disc', x: 1, y: 2, radius: 3, stroke: 0, backing: 0, color: 'place', alpha: 1 } as const;
    const quads = markQuads(Array.from({ length: 5000 }, () => mark));
    expect(quads).toHaveLength(5000 * 6 * MARK_FLOATS);
    expect([...quads.slice(-MARK_FLOATS)]).toEqual([...quads.slice(5 * MARK_FLOATS, 6 * MARK_FLOATS)]);
  });

  it('gives a mark room for its disc', () => {
    const quads = markQuads([
      { role: 'head', id: 'west', shape: 'ring', x: 10, y: 10, radius: 5.2, stroke: 2.6, backing: 8.5, color: 'route', alpha: 1 },
    ]);
    expect(quads).toHaveLength(6 * MARK_FLOATS);
    expect(quads[0]).toBeLessThanOrEqual(10 - 8.5 - 1);
  });
});

describe('rgbOf', () => {
  it('reads hex and names what it cannot read', () => {
    expect(rgbOf('#FF0080')).toEqual([1, 0, 128 / 255]);
    expect(() => rgbOf('red')).toThrow('red');
  });
});
