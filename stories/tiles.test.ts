import { expect, it } from 'vitest';
import { tilesIn } from '#basemap/tile-set.ts';
import { readStory } from '#file-format/read-story.ts';
import { closeTilesOf } from '#site/story-tiles.ts';

const tilesOf = async (id: string) => {
  const { story } = await readStory(`stories/${id}`, {});
  expect(story).not.toBeNull();
  return story ? [...tilesIn(closeTilesOf(story))] : [];
};

it('the long way to Kursk has all it needs in the basemap of every site, which was made for it', async () => {
  expect(await tilesOf('kursk')).toEqual([]);
});

it('the circumnavigation has the Strait of Magellan and the Philippines close up', async () => {
  const tiles = await tilesOf('circumnavigation');
  expect(tiles).toContainEqual({ z: 5, x: 9, y: 21 });
  expect(tiles).toContainEqual({ z: 7, x: 108, y: 60 });
  expect(tiles.length).toBeLessThan(400);
});
