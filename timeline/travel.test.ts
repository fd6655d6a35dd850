import { expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Leg, Step } from '#story/story.ts';
import { compile } from './compile.ts';
import { frameAt } from './frame-at.ts';
import { gapLengths } from './pace.ts';
import { stageOf } from './stages.ts';

it('stays on the Earth when it turns near a pole into the pursuit of a leg that runs round it', () => {
  const [leg] = Object.values(smallStory.legs);
  const [step] = smallStory.steps;
  if (!leg || !step) expect.fail('the fixture has neither');
  const round: Leg = { ...leg, id: 'round', path: [[152.67, 0], [114.65, 53.26], [-10, 88], [-172, -10], [19.23, -26.52]], curved: false }; // biome-ignore format: a line
  const base: Step = { ...step, show: {}, legs: {}, draw: {}, emphasise: [] };
  const story = {
    ...smallStory,
    legs: { round },
    journey: [],
    steps: [
      { ...base, id: 'a', camera: { center: [0.12, 83.3], zoom: 20 } },
      { ...base, id: 'b', camera: { follow: 'round', zoom: 9.25, pitch: 17 }, draw: { round: 1 } },
    ] satisfies Step[],
  };
  const stage = stageOf({ width: 1440, height: 900 });
  const timeline = compile(story, stage);
  for (let i = 0; i <= 200; i++) expect(Math.abs(frameAt(timeline, i / 200).camera.center[1])).toBeLessThanOrEqual(90);
  expect(gapLengths(timeline).every(Number.isFinite)).toBe(true);
});
