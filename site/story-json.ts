import { contentKey } from '#node/content-cache.ts';
import type { Localized, Overlay, Story } from '#story/story.ts';

/** Where the stories' data are, inside the site. Their names hold a hash of what is in them. */
export const dataFolder = 'data';

/** The story's data for the browser. */
export const storyJson = (story: Story, lang: string): string => JSON.stringify(forBrowser(story, lang));

/** Where a page asks for them: under a name with a hash of what is in them, so that no cache answers with another edition's. */
export const storyJsonPath = (story: Story, lang: string): string => `${dataFolder}/${storyJsonName(story, lang)}`;

/** The file's name in that folder. */
export const storyJsonName = (story: Story, lang: string): string =>
  `${story.id}-${lang}-${contentKey(storyJson(story, lang)).slice(0, 8)}.json`;

/**
 * The part of the story that the browser needs: without text and sources, which are already in the HTML, with names only in the page's language, and with
 * coordinates to 4 decimals (11 m).
 */
export function forBrowser(story: Story, lang: string): Story {
  const only = (text: Localized): Localized => ({ [lang]: text[lang] ?? '' });
  const map = <T extends object>(of: Readonly<Record<string, T>>, change: (item: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(of).map(([id, item]) => [id, change(item)]));
  return {
    ...story,
    texts: {},
    sources: {},
    kinds: {},
    places: map(story.places, (place) => ({
      ...place,
      name: only(place.name),
      ...(place.detail ? { detail: only(place.detail) } : {}),
      ...(place.own ? { own: { ...place.own, name: {} } } : {}),
    })),
    legs: map(story.legs, (leg) => ({ ...leg, name: only(leg.name), sources: [], path: rounded(leg.path) })),
    regions: map(story.regions, (region) => ({
      ...region,
      name: only(region.name),
      geometry: { ...region.geometry, coordinates: rounded(region.geometry.coordinates) },
    })),
    ...(story.overlays
      ? {
          overlays: story.overlays.map(
            (overlay) => ({ ...overlay, says: {}, ...(overlay.type === 'raster' ? {} : { shapes: [] }) }) as Overlay,
          ),
        }
      : {}),
    steps: story.steps.map((step) =>
      step.areas ? { ...step, areas: step.areas.map((area) => ({ ...area, label: only(area.label) })) } : step,
    ),
  };
}

/** Numbers in nested lists, to 4 decimals. */
function rounded<T>(value: T): T {
  const round = (item: unknown): unknown =>
    typeof item === 'number' ? Math.round(item * 1e4) / 1e4 : Array.isArray(item) ? item.map(round) : item;
  return round(value) as T;
}
