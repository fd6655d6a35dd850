import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStory } from '#file-format/read-story.ts';
import { root } from '#node/root.ts';
import { routesOf } from './ground.ts';
import { storyHtml } from './story-html.ts';

const { story } = await readStory(join(root, 'e2e/stories/everything'), {});
if (!story) throw new Error('e2e/stories/everything has mistakes');

it('has a part for each step, the title in the first, notes and captions told apart', () => {
  const { steps, title } = storyHtml(story, 'en');
  expect(steps).toHaveLength(story.steps.length);
  expect(steps[0]).toContain(`<h1>${title}</h1>`);
  const all = steps.join('');
  for (const part of ['<div class="text"><p>', '<div class="note"><p>', '<div class="caption"><p>', '<h2>']) expect(all).toContain(part);
  // Footnotes and map descriptions stay with us.
  expect(all).not.toMatch(/<sup>|undefined/);
});

it('has the ways and marked places as GeoJSON', () => {
  const { features } = routesOf(story);
  expect(features.filter(({ properties }) => properties?.kind === 'leg')).toHaveLength(Object.keys(story.legs).length);
  expect(features.some(({ properties }) => properties?.kind === 'place')).toBe(true);
});
