import { describe, expect, it } from 'vitest';
import { contrastOf, laidOver, leastContrast, nearestWith } from './contrast.ts';
import { detailStyle, labels, region } from './labels.ts';
import { lines } from './lines.ts';
import { looks, type Palette, paletteOf } from './palette.ts';

type Ground = keyof Palette;
const grounds: readonly Ground[] = ['land', 'sea', 'lake'];

describe.each(looks)('by %s', (look) => {
  const palette = paletteOf(look);
  const contrast = (color: string, ground: Ground): number => contrastOf(color, palette[ground]);

  it('every colour is #RRGGBB', () => {
    for (const color of Object.values(palette)) expect(color).toMatch(/^#[0-9A-F]{6}$/);
  });

  it.each(['ink', 'inkSecond', 'subject', 'route', 'railwayWord', 'place'] as const)('words in %s can be read on the page', (color) => {
    expect(contrast(palette[color], 'page')).toBeGreaterThanOrEqual(leastContrast.text);
  });

  it.each(['ink', 'inkSecond'] as const)('words in %s can be read on buttons and notes, which let the sea shine through', (color) => {
    for (const ground of ['halo', 'sea'] as const) expect(contrast(palette[color], ground)).toBeGreaterThanOrEqual(leastContrast.text);
  });

  it.each(Object.entries({ ...labels, detail: detailStyle }))(
    'labels of the kind %s can be read on land, on water and on their halo',
    (kind, { color }) => {
      for (const ground of kind === 'water' ? (['sea', 'lake', 'halo'] as const) : ([...grounds, 'halo'] as const))
        expect(contrast(palette[color], ground)).toBeGreaterThanOrEqual(leastContrast.text);
    },
  );

  it.each(Object.entries(lines))('a line that is %s is seen on every ground', (_, { color, opacity }) => {
    for (const ground of grounds)
      expect(contrast(laidOver(palette[color], opacity, palette[ground]), ground)).toBeGreaterThanOrEqual(leastContrast.mark);
  });

  it('borders and outlines of regions are seen on land', () => {
    expect(contrast(palette.border, 'land')).toBeGreaterThanOrEqual(leastContrast.mark);
    expect(contrast(palette.borderClose, 'land')).toBeGreaterThanOrEqual(leastContrast.mark);
    expect(contrast(laidOver(palette.ink, region.outlineOpacity, palette.land), 'land')).toBeGreaterThanOrEqual(leastContrast.mark);
  });

  it('the ground is quieter than anything on it', () => {
    for (const color of ['coast', 'river', 'street', 'mainStreet', 'building'] as const)
      expect(contrast(palette[color], 'land')).toBeLessThan(contrast(palette.route, 'land'));
    expect(contrast(palette.sea, 'land')).toBeLessThan(1.5);
  });
});

it('tells certainties apart without colour, in every look alike', () => {
  const patterns = Object.values(lines).map(({ dash, cap, head, tip }) => JSON.stringify([dash?.map((px) => px > 0), cap, head, tip]));
  expect(new Set(patterns).size).toBe(Object.keys(lines).length);
});

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrastOf('#000000', '#FFFFFF')).toBeCloseTo(21, 9);
    expect(contrastOf('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
    expect(() => contrastOf('red', '#FFFFFF')).toThrow(/Unexpected colour red/);
  });

  it('finds the nearest shade that does, and says where none can', () => {
    const shade = nearestWith(3, '#FFCC00', ['#FFFFFF']) ?? '';
    expect(contrastOf(shade, '#FFFFFF')).toBeGreaterThanOrEqual(3);
    expect(contrastOf(shade, '#FFFFFF')).toBeLessThan(3.1);
    expect(nearestWith(3, '#CC3300', ['#FFFFFF'])).toBe('#CC3300');
    expect(nearestWith(5, '#CC3300', ['#FFFFFF', '#000000'])).toBeNull();
  });
});
