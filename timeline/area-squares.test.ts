import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat, Stage } from '#geo/camera.ts';
import { kmPerPx } from '#geo/sphere.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Step, Story } from '#story/story.ts';
import { squareSide, squaresBox, squaresStrength } from './area-squares.ts';
import { compile } from './compile.ts';
import { frameAt } from './frame-at.ts';

const camera = { center: [40, 50] as LngLat, zoom: 6 };
const stage: Stage = {
  width: 1000,
  height: 600,
  free: { top: 20, right: 20, bottom: 20, left: 20 },
  squares: { x: 20, y: 560, grow: 'right' },
};
const areas = (...km2: number[]): NonNullable<Step['areas']> => km2.map((each) => ({ km2: each, label: {} }));

describe('squares of areas', () => {
  it('have the map’s scale', () => {
    expect(squareSide(1600, camera) * kmPerPx(camera)).toBeCloseTo(40, 9);
  });

  it('stand in one corner, the largest around the others, with room about it', () => {
    const side = squareSide(1600, camera);
    expect(squaresBox(areas(400, 1600), camera, stage)).toEqual({ left: 16, top: 556 - side, right: 24 + side, bottom: 564 });
    const fromRight: Stage = { ...stage, squares: { x: 980, y: 560, grow: 'left' } };
    expect(squaresBox(areas(1600), camera, fromRight)).toEqual({ left: 976 - side, top: 556 - side, right: 984, bottom: 564 });
  });

  it('are nowhere without areas, or on a stage that shows none', () => {
    const { squares: _, ...without } = stage;
    expect([squaresBox(undefined, camera, stage), squaresBox([], camera, stage), squaresBox(areas(100), camera, without)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are there in full from the moment that the status panel shows them', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => {
        const { before, after } = squaresStrength(t);
        if (t <= 0.5) expect(before).toBe(1);
        if (t >= 0.5) expect(after).toBe(1);
      }),
    );
    expect([squaresStrength(0).after, squaresStrength(1).before]).toEqual([0, 0]);
  });
});

describe('a label where the squares will be', () => {
  const [first] = smallStory.steps as [Step];
  // A label of the sea has no side to go to.
  const sea = { id: 'sea', at: [38, 49] as LngLat, kind: 'water', name: { en: 'Sea' } } as const;
  const step = (id: string, more: Partial<Step> = {}): Step => ({ ...first, id, camera, show: { sea: 'center' }, ...more });
  const strengths = (...steps: Step[]): number[] => {
    const story: Story = { ...smallStory, places: { sea }, legs: {}, journey: [], steps };
    const timeline = compile(story, { ...stage, squares: { x: 60, y: 560, grow: 'right' } });
    return Array.from({ length: 101 }, (_, i) => frameAt(timeline, (i / 100) * (steps.length - 1)).labels.sea?.strength ?? 0);
  };

  it('is gone by the middle of the way, comes back from there, and never jumps', () => {
    const large = areas(90_000);
    const there = strengths(step('a'), step('b', { areas: large }));
    expect([there[0], there[50], there[100]]).toEqual([1, 0, 0]);
    const back = strengths(step('a', { areas: large }), step('b'));
    expect([back[0], back[50], back[100]]).toEqual([0, 0, 1]);
    for (const way of [there, back])
      expect(Math.max(...way.slice(1).map((value, i) => Math.abs(value - (way[i] ?? 0))))).toBeLessThan(0.25);
  });

  it('stays where the squares are small', () => {
    expect(Math.min(...strengths(step('a'), step('b', { areas: areas(100) })))).toBe(1);
  });
});
