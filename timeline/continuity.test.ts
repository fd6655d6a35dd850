import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { CameraSpec, Side, Step, Story } from '#story/story.ts';
import { compile } from './compile.ts';
import { jumps } from './fixtures/jumps.ts';
import { stageOf } from './stages.ts';

const free = { top: 10, right: 10, bottom: 40, left: 10 };
const stages = {
  smallest: { width: 280, height: 240, free },
  phone: stageOf({ width: 390, height: 844 }),
  landscape: stageOf({ width: 844, height: 390 }),
  desk: stageOf({ width: 1440, height: 900 }),
  largest: stageOf({ width: 3840, height: 2160 }),
} satisfies Record<string, Stage>;
describe('nothing jumps between neighbouring positions', () => {
  it.each(Object.entries(stages))('in the small story, %s', (_, stage) => {
    expect(jumps(compile(smallStory, stage))).toEqual([]);
  });

  it('in random stories on random stages', () => {
    const property = fc.property(randomStory, randomStage, (story, stage) => {
      expect(jumps(compile(story, stage))).toEqual([]);
    });
    fc.assert(property, { numRuns: 8, seed: 20241111 });
  });

  it('and the check does find a cut', () => {
    expect(jumps(compile(smallStory, stages.desk, { motion: false })).length).toBeGreaterThan(0);
  });
});

const sides = fc.constantFrom<Side | 'mark'>('right', 'left', 'above', 'below', 'center', 'mark');
const placeIds = Object.keys(smallStory.places);
const legIds = Object.keys(smallStory.legs);
const some = <T>(ids: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(fc.constantFrom(...ids), value, { maxKeys: ids.length, noNullPrototype: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const turn = { bearing: fc.integer({ min: -180, max: 180 }), pitch: fc.integer({ min: 0, max: 50 }) };
const camera: fc.Arbitrary<CameraSpec> = fc.oneof(
  fc.record({ fit: fc.uniqueArray(fc.constantFrom(...placeIds, ...legIds, 'region'), { minLength: 1, maxLength: 3 }), ...turn }),
  fc.record({
    center: fc.tuple(fc.integer({ min: 20, max: 150 }), fc.integer({ min: 30, max: 70 })),
    zoom: fc.integer({ min: 2, max: 7 }),
    ...turn,
  }),
  fc.record({ follow: fc.constantFrom(...legIds), zoom: fc.integer({ min: 2, max: 6 }), ...turn }),
);
const randomStep = fc.record({
  camera,
  show: some(placeIds, sides),
  legs: some(legIds, unit),
  advance: some(legIds, unit),
  regions: some(['region'], unit),
  lights: unit,
  emphasise: fc.subarray([...placeIds]),
});

/** Random steps in the small story's world. Legs are only ever drawn further, never back. */
const randomStory: fc.Arbitrary<Story> = fc.array(randomStep, { minLength: 2, maxLength: 5 }).map((parts) => {
  const drawn: Record<string, number> = {};
  const steps = parts.map(({ advance, ...rest }, index): Step => {
    for (const [id, by] of Object.entries(advance)) drawn[id] = (drawn[id] ?? 0) + (1 - (drawn[id] ?? 0)) * by;
    return { id: `step-${index}`, ...rest, draw: { ...drawn } };
  });
  return { ...smallStory, steps };
});

const randomStage: fc.Arbitrary<Stage> = fc
  .record({
    width: fc.integer({ min: 280, max: 3840 }),
    height: fc.integer({ min: 240, max: 2160 }),
    left: fc.double({ min: 0, max: 0.5, noNaN: true }),
    bottom: fc.double({ min: 0, max: 0.4, noNaN: true }),
  })
  .map(({ width, height, left, bottom }) => ({
    width,
    height,
    free: { top: 10, right: 10, bottom: Math.round(height * bottom), left: Math.round(width * left) },
  }));
