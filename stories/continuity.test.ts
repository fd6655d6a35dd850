import { describe, expect, it } from 'vitest';
import type { Stage } from '#geo/camera.ts';
import { storyIds, storyOf } from '#site/stories.ts';
import { compile } from '#timeline/compile.ts';
import { jumps } from '#timeline/fixtures/jumps.ts';
import { stageOf } from '#timeline/stages.ts';

const stages: Readonly<Record<string, Stage>> = {
  'a small frame, 280 × 240': { width: 280, height: 240, free: { top: 10, right: 10, bottom: 40, left: 10 } },
  'a small phone, 320 × 568': stageOf({ width: 320, height: 568 }),
  'a phone, 390 × 844': stageOf({ width: 390, height: 844 }),
  'a phone on its side, 844 × 390': stageOf({ width: 844, height: 390 }),
  'a desk, 1440 × 900': stageOf({ width: 1440, height: 900 }),
  'a wall, 3840 × 2160': stageOf({ width: 3840, height: 2160 }),
};
const stories = await Promise.all((await storyIds()).map(storyOf));

describe.each(stories.map((story) => [story.id, story] as const))('nothing jumps in %s', (_, story) => {
  it.each(Object.entries(stages))('on %s', (_, stage) => {
    expect(jumps(compile(story, stage))).toEqual([]);
  });
});
