import type { Story } from '#story/story.ts';
import type { StoryText } from '#story/text.ts';

/** A story of one step in some languages, with no more in it than is told here. */
export function tinyStory(texts: Readonly<Record<string, Partial<StoryText>>>, more: Partial<Story> = {}): Story {
  return {
    id: 'tiny',
    languages: Object.keys(texts),
    borders: [],
    kinds: {},
    sources: {},
    places: {},
    regions: {},
    legs: {},
    journey: [],
    steps: [
      { id: 'title', camera: { center: [-9.14, 38.72], zoom: 4 }, show: {}, legs: {}, draw: {}, regions: {}, lights: 0, emphasise: [] },
    ],
    texts: Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, textOf(lang, text)])),
    ...more,
  };
}

const textOf = (lang: string, text: Partial<StoryText>): StoryText => ({
  lang,
  title: '',
  standfirst: '',
  description: '',
  credit: [],
  updated: '2026-11-20',
  chapters: [],
  legend: [],
  certainty: {},
  says: {},
  ...text,
});

/** Chapters of one step with one paragraph. */
export const oneParagraph = (value: string): StoryText['chapters'] => [
  { heading: null, id: 'beginning', steps: [{ id: 'title', blocks: [[{ type: 'text', value }]], map: [], asides: [] }] },
];

/** Whether a `unicode-range` as CSS reads it holds a character. */
export function rangeHolds(range: string, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return range.split(',').some((span) => {
    const [from = '', to = from] = span.replace('U+', '').split('-');
    return Number.parseInt(from, 16) <= code && code <= Number.parseInt(to, 16);
  });
}
