import { expect, it } from 'vitest';
import { makePath } from '#geo/path.ts';
import type { Frame } from '#timeline/frame.ts';
import { type Covered, coveredThings, coveredWords, onStageOnly, type Shown } from './covered.ts';

const place = (id: string, at: [number, number]) => ({ id, at, kind: 'story', name: { en: id, es: id } });
const stage = { width: 1000, height: 600, free: { left: 0, top: 0, right: 0, bottom: 0 } };
const paths = {
  east: makePath([
    [-10, 0],
    [10, 0],
  ]),
};
const frame: Frame = {
  position: 1,
  // A degree is 512 · 2^5 / 360 = 45.5 px: from -10° to 10° nearly the whole width.
  camera: { center: [0, 0], zoom: 5, bearing: 0, pitch: 0 },
  legs: { east: { drawn: 1, strength: 1, head: 0 } },
  places: { west: 1, middle: 1, faint: 0.1, away: 1 },
  labels: { west: { side: 'right', strength: 1 }, middle: { side: 'right', strength: 1 } },
  regions: {},
  lights: 1,
  km: 0,
};
const shown = {
  story: {
    places: {
      west: place('west', [-9, 0]),
      middle: place('middle', [0, 0]),
      faint: place('faint', [-9, 1]),
      away: place('away', [150, 0]),
    },
    legs: { east: { id: 'east', name: { en: 'East' } } },
    regions: {
      sea: {
        id: 'sea',
        name: { en: 'Sea' },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [-9, -1],
                [-8, -1],
                [-8, 1],
                [-9, -1],
              ],
            ],
          ],
        },
      },
    },
  },
  paths,
  frame,
  stage,
  lang: 'en',
} as unknown as Shown;
const named = (covered: readonly Covered[]): string[] => covered.map(({ what, id, share }) => `${what} ${id} ${share.toFixed(1)}`);

it('finds what a column of text covers: marks, labels, and how much of a leg or region', () => {
  const column = { left: 0, top: 0, right: 300, bottom: 600 };
  expect(named(coveredThings(shown, [column]))).toEqual(['mark west 1.0', 'label west 1.0', 'leg east 0.3']);
  expect(named(coveredThings({ ...shown, frame: { ...frame, regions: { sea: 1 } } }, [column]))).toContain('region sea 1.0');
});

it('knows a label from its mark, and what is not drawn from what is', () => {
  expect(named(coveredThings(shown, [{ left: 510, top: 280, right: 600, bottom: 320 }]))).toEqual(['label middle 1.0', 'leg east 0.1']);
  const half = { ...frame, legs: { east: { drawn: 0.5, strength: 1, head: 1 } } };
  expect(named(coveredThings({ ...shown, frame: half }, [{ left: 700, top: 0, right: 1000, bottom: 600 }]))).toEqual([]);
  expect(coveredThings(shown, [])).toEqual([]);
});

it('counts only what is on the stage, and only boxes that lie over it', () => {
  expect(named(coveredThings(shown, [{ left: 0, top: 0, right: 1000, bottom: 600 }])).join()).not.toMatch(/away|faint/);
  const map = { left: 100, top: 50, right: 500, bottom: 300 };
  expect(
    onStageOnly(
      [
        { left: 0, top: 0, right: 200, bottom: 100 },
        { left: 0, top: 400, right: 500, bottom: 700 },
      ],
      map,
    ),
  ).toEqual([{ left: 0, top: 0, right: 100, bottom: 50 }]);
});

it('says it in words', () => {
  expect(coveredWords(coveredThings(shown, [{ left: 0, top: 0, right: 300, bottom: 600 }]))).toMatch(
    /^west, label of west, 2\d % of East$/,
  );
  expect(coveredWords([])).toBe('nothing');
});
