import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentCache } from '#node/content-cache.ts';
import { root } from '#node/root.ts';
import { pictureBasemaps } from '#pictures/basemaps.ts';
import { posterProblems } from '#pictures/fixtures/poster-problems.ts';
import { drawingVersion } from '#pictures/picture-key.ts';
import { keptPosters, posterFiles } from '#pictures/posters.ts';
import { allStories } from '#site/stories.ts';

// Drawn for the build that follows, or kept from the one before.
const [stories, version, cache] = [await allStories(), await drawingVersion(), await contentCache(join(root, '.cache/posters'))];

it.each(stories.map((story) => [story.id, story] as const))(
  'every poster of %s is whole by itself and within its budget',
  async (_, story) => {
    const wrong: string[] = [];
    for await (const { lang, step, layout, file } of keptPosters(story, {
      layouts: posterFiles,
      version,
      cache,
      basemap: pictureBasemaps(),
    })) {
      const problems = posterProblems(await readFile(file, 'utf8'), step === story.steps[0]?.id);
      wrong.push(...problems.map((problem) => `${lang}/${step}-${layout}: ${problem}`));
    }
    expect(wrong).toEqual([]);
  },
  300_000,
);
