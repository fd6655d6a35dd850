import { describe, expect, it } from 'vitest';
import { storyIds, storyOf } from '#site/stories.ts';
import { compile } from '#timeline/compile.ts';
import { hiddenLabels } from '#timeline/fixtures/read-labels.ts';
import { fifteenViewports } from '#timeline/fixtures/viewports.ts';
import { pathsOf } from '#timeline/paths.ts';
import { stageIn } from '#timeline/stages.ts';

const stories = await Promise.all((await storyIds()).map(storyOf));

// What else lies on the map, as the browser sets it: e2e/overlaps.test.ts.
describe.each(stories.map((story) => [story.id, story] as const))('%s: no label over another or under what covers the map', (_, story) => {
  it.each(story.languages)('in %s, at each step and half-way, from 280 to 2560 px', (lang) => {
    const paths = pathsOf(story);
    // Where the map cuts from view to view the inset is there sooner.
    const found = [true, false].flatMap((motion) =>
      fifteenViewports.flatMap((viewport) =>
        hiddenLabels(compile(story, stageIn(lang, viewport), { lang, paths, motion })).map(
          (text) => `${viewport.width}×${viewport.height}${motion ? '' : ', without motion'}, ${text}`,
        ),
      ),
    );
    expect(found).toEqual([]);
  });
});
