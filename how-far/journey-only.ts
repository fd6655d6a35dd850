import type { Localized, Story } from '#story/story.ts';

/** Of a story what the browser needs to lay its journey elsewhere: the journey's legs and their ends, named in the page's language. */
export function journeyOnly(story: Story, lang: string): Story {
  const only = (text: Localized): Localized => ({ [lang]: text[lang] ?? '' });
  const legs = story.journey.flatMap((id) => story.legs[id] ?? []);
  const ends = new Set(legs.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to])));
  return {
    ...story,
    sources: {},
    regions: {},
    steps: [],
    texts: {},
    legs: Object.fromEntries(legs.map((leg) => [leg.id, { ...leg, name: only(leg.name), sources: [] }])),
    places: Object.fromEntries(
      Object.values(story.places)
        .filter(({ id }) => ends.has(id))
        .map((place) => [place.id, { id: place.id, at: place.at, kind: place.kind, name: only(place.name) }]),
    ),
  };
}
