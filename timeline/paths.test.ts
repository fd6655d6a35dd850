import { expect, it } from 'vitest';
import { smallStory } from '#story/fixtures/small-story.ts';
import { pathsInSlices, pathsOf } from './paths.ts';

it('makes the same paths in slices as at once, with a pause after each', async () => {
  let pauses = 0;
  const pause = (): Promise<void> | null => (++pauses % 2 === 0 ? Promise.resolve() : null);
  expect(await pathsInSlices(smallStory, pause)).toEqual(pathsOf(smallStory));
  expect(pauses).toBe(Object.keys(smallStory.legs).length);
  expect(pauses).toBeGreaterThan(1);
});
