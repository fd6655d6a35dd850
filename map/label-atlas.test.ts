// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Place } from '#story/story.ts';
import { nightPalette } from '#theme/palette.ts';
import { drawLabelAtlas } from './label-atlas.ts';

// happy-dom has no 2D canvas: a letter is 8 px wide.
beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    const nothing = () => {};
    return {
      canvas: this,
      measureText: (text: string) => ({ width: text.length * 8 }),
      ...Object.fromEntries(['save', 'restore', 'setTransform', 'strokeText', 'fillText'].map((name) => [name, nothing])),
    } as unknown as CanvasRenderingContext2D;
  } as never);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const places = (count: number): Place[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `place-${i}`,
    at: [0, 0],
    kind: 'story',
    name: { en: `A place with a long name ${i}` },
    detail: { en: 'and a second line' },
  })) as unknown as Place[];

it('has as many pages as the labels need, none larger than a texture may be, and no label over another', async () => {
  const atlas = await drawLabelAtlas(places(400), 'en', 2, nightPalette);
  expect(atlas.entries.size).toBe(1200);
  expect(atlas.pages.length).toBeGreaterThan(2);
  for (const { width, height } of atlas.pages) {
    expect(width).toBeLessThanOrEqual(2048);
    expect(height).toBeLessThanOrEqual(2048);
  }
  const boxes = [...atlas.entries.values()];
  for (const box of boxes) {
    const page = atlas.pages[box.page];
    expect(box.left + box.width).toBeLessThanOrEqual(page?.width ?? 0);
    expect(box.top + box.height).toBeLessThanOrEqual(page?.height ?? 0);
  }
  const corners = new Set(boxes.map(({ page, left, top }) => `${page} ${left} ${top}`));
  expect(corners.size).toBe(boxes.length);
});

it('is one small page for a few, and for none', async () => {
  expect((await drawLabelAtlas(places(3), 'en', 2, nightPalette)).pages).toHaveLength(1);
  expect((await drawLabelAtlas([], 'en', 2, nightPalette)).pages.map(({ height }) => height)).toEqual([1]);
});

it('is drawn in pieces, with a pause before each', async () => {
  const pause = vi.fn(() => null);
  await drawLabelAtlas(places(5), 'en', 2, nightPalette, pause);
  expect(pause).toHaveBeenCalledTimes(5 + 15);
});
