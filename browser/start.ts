import { savesData } from '#embed/data-saver.ts';
import { makeSlices } from '#map/slices.ts';
import type { Story } from '#story/story.ts';
import { pathsInSlices } from '#timeline/paths.ts';
import { afterPaint } from './after-paint.ts';
import { fetchAhead } from './fetch-ahead.ts';
import { keptLevel } from './kept-level.ts';
import type { MountProps } from './mount-props.ts';
import type { MountOptions } from './mount-story.ts';
import { pageJson, type StoryPageJson } from './page-json.ts';

/** When the story has not come for this long, the reader learns that the picture is not live, ms. It may still come. */
const patience = 25_000;

/**
 * Starts the page of a story: reads its JSON, fetches the story and mounts it. Where the story cannot be had, or does not come, the text stays, with the
 * picture and the line that says what it is.
 *
 * @param mount makes the page interactive
 * @param own whether the page is the reader's whole page: then it is painted before it is mounted, and the code of the live map, which follows at once, is fetched
 * beside the story. A guest must answer its host, though it may not be painted for long, and the host decides of its map.
 */
export async function startStory(
  mount: (root: HTMLElement, props: MountProps & Pick<MountOptions, 'paths'>) => void,
  own: boolean,
): Promise<void> {
  const root = document.querySelector<HTMLElement>('[data-map-story]');
  // In the flat mode another page is loading.
  if (!root || root.closest('[data-mode="flat"]')) return;
  const { story: address, mapModules, ...page } = pageJson<StoryPageJson>();
  const coming = fetchStory(address);
  if (own && !savesData() && keptLevel().get() !== 'pictures') fetchAhead(mapModules);
  const showsPicture = (): void => {
    const stage = root.querySelector<HTMLElement>('[data-stage]');
    if (stage) stage.dataset.mapState = 'failed';
  };
  const timer = setTimeout(showsPicture, patience);
  try {
    const story = await coming.finally(() => clearTimeout(timer));
    if (own && !document.hidden) await afterPaint();
    // What takes longest, in tasks of its own: the reader's first touch, and the first picture, wait for less.
    mount(root, { ...page, story, ...(own ? { paths: await pathsInSlices(story, makeSlices()) } : {}) });
  } catch (error) {
    showsPicture();
    throw error;
  }
}

async function fetchStory(address: string): Promise<Story> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${address}, expected 200`);
  return response.json();
}
