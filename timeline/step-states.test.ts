import { expect, test } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import type { Step, Story } from '#story/story.ts';
import { legsDrawnAfter } from './step-states.ts';

const [first] = smallStory.steps;
const storyOf = (...steps: Partial<Step>[]): Story => ({
  ...smallStory,
  steps: steps.map((step, index): Step => ({ ...(first as Step), draw: {}, legs: {}, id: `step-${index}`, ...step })),
});
const drawn = (story: Story): string[][] => legsDrawnAfter(story).map((legs) => [...legs]);

test('a leg is drawn on the way to the step that draws it, or more of it', () => {
  const story = storyOf({}, { draw: { sea: 0.4 } }, {}, { draw: { sea: 1, west: 0.2 } }, {});
  expect(drawn(story)).toEqual([['sea'], [], ['sea', 'west'], [], []]);
});

test('a leg that is taken back, or drawn unseen, is not drawn on the way', () => {
  const story = storyOf({ draw: { sea: 1 } }, { draw: { sea: 0.5, west: 1 }, legs: { west: 0 } }, { legs: { west: 1 } });
  expect(drawn(story)).toEqual([[], [], []]);
});
