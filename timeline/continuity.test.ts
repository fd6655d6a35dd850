import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { compile } from './compile.ts';
import { smallStory } from './fixture.ts';
import type { Frame } from './frame.ts';
import { frameAt } from './frame-at.ts';
import { cameraMotion } from './motion.ts';
import { stageOf } from './stages.ts';
import type { CameraSpec, Side, Step, Story } from './story.ts';
import type { Timeline } from './timeline.ts';

const free = { top: 10, right: 10, bottom: 40, left: 10 };
const stages = {
  smallest: { width: 280, height: 240, free },
  phone: stageOf({ width: 390, height: 844 }),
  lying: stageOf({ width: 844, height: 390 }),
  desk: stageOf({ width: 1440, height: 900 }),
  largest: stageOf({ width: 3840, height: 2160 }),
} satisfies Record<string, Stage>;
const step = 1 / 400;
/** The picture moves by less than this share of the stage's longer side from one position to the next: no cut. */
const mostMotion = 0.06;

/** All strengths of a frame, by name. What is absent is 0. A label's two sides are two things. */
function strengths({ legs, places, labels, regions, lights, km }: Frame, journeyKm: number): Map<string, number> {
  const named = new Map<string, number>([
    ['lights', lights],
    ['km', km / journeyKm],
  ]);
  for (const [id, { drawn, strength, head }] of Object.entries(legs)) {
    named.set(`leg ${id}`, strength).set(`head ${id}`, head);
    // How far a leg is drawn matters as much as the leg shows.
    named.set(`drawn ${id}`, drawn * strength);
  }
  for (const [id, strength] of Object.entries(places)) named.set(`place ${id}`, strength);
  for (const [id, { side, strength }] of Object.entries(labels)) named.set(`label ${id} ${side}`, strength);
  for (const [id, strength] of Object.entries(regions)) named.set(`region ${id}`, strength);
  return named;
}

function largestChange(a: Map<string, number>, b: Map<string, number>): { name: string; change: number } {
  let largest = { name: '', change: 0 };
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const change = Math.abs((a.get(name) ?? 0) - (b.get(name) ?? 0));
    if (change > largest.change) largest = { name, change };
  }
  return largest;
}

/**
 * Places where something jumps. A steep change is no jump: where values differ much between neighbouring positions the half with the larger
 * difference is halved again and again; what then is left of it is a jump.
 */
function jumps(timeline: Timeline): string[] {
  const found: string[] = [];
  const at = (position: number): { frame: Frame; values: Map<string, number> } => {
    const frame = frameAt(timeline, position);
    return { frame, values: strengths(frame, timeline.journeyKm || 1) };
  };
  const last = timeline.rests.length - 1;
  const longer = Math.max(timeline.stage.width, timeline.stage.height);
  let before = at(0);
  for (let position = step; position <= last; position += step) {
    const now = at(position);
    const motion = cameraMotion(before.frame.camera, now.frame.camera, timeline.stage);
    if (!(motion <= longer * mostMotion)) found.push(`camera by ${motion} px at ${position}`);
    if (!(Math.abs(before.frame.camera.zoom - now.frame.camera.zoom) < 0.12)) found.push(`zoom at ${position}`);
    if (largestChange(before.values, now.values).change > 0.08) {
      let [low, high] = [position - step, position];
      for (let halving = 0; halving < 24; halving++) {
        const middle = (low + high) / 2;
        const values = at(middle).values;
        if (largestChange(at(low).values, values).change > largestChange(values, at(high).values).change) high = middle;
        else low = middle;
      }
      const left = largestChange(at(low).values, at(high).values);
      if (left.change > 0.01) found.push(`${left.name} by ${left.change} at ${low}`);
    }
    before = now;
  }
  return found;
}

describe('nothing jumps between neighbouring positions', { timeout: 120_000 }, () => {
  it.each(Object.entries(stages))('in the small story, %s', (_, stage) => {
    expect(jumps(compile(smallStory, stage))).toEqual([]);
  });

  it('in random stories on random stages', () => {
    const property = fc.property(randomStory, randomStage, (story, stage) => {
      expect(jumps(compile(story, stage))).toEqual([]);
    });
    fc.assert(property, { numRuns: 8, seed: 20241111 });
  });

  it('but the test itself finds a cut', () => {
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
  fc.record({ fit: fc.uniqueArray(fc.constantFrom(...placeIds, ...legIds, 'oblast'), { minLength: 1, maxLength: 3 }), ...turn }),
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
  regions: some(['oblast'], unit),
  lights: unit,
  emphasise: fc.subarray([...placeIds]),
});

/** Steps of the small story's world; legs are drawn farther from step to step, never back. */
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
