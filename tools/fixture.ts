import { smallStory } from '#timeline/fixture.ts';
import type { Localized, Story } from '#timeline/story.ts';
import type { StoryText } from '#timeline/text.ts';

const all = (name: string): Localized => ({ en: name, ar: `${name} ع`, ko: `${name} 한` });

function textOf(lang: string, more: Partial<StoryText>): StoryText {
  return {
    lang,
    title: 'A small way',
    standfirst: 'What is known of the way, and what is <not>.',
    description: 'A small story & its map.',
    credit: [
      { type: 'text', value: 'Retold from ' },
      { type: 'link', href: 'https://paper.example/original', children: [{ type: 'text', value: 'a report' }] },
    ],
    updated: '2026-11-20',
    chapters: [
      { heading: null, id: 'beginning', steps: [stepText('title', ''), stepText('crossing', 'They went by sea, says an agency.')] },
      {
        heading: 'Inland',
        id: 'inland',
        steps: smallStory.steps.slice(2).map(({ id }) => stepText(id, `Step ${id}.`)),
      },
    ],
    says: {},
    ...more,
  };
}

const stepText = (id: string, words: string): StoryText['chapters'][number]['steps'][number] => ({
  id,
  paragraphs:
    words === ''
      ? []
      : [
          [
            { type: 'text', value: words },
            { type: 'cite', source: 'agency' },
          ],
        ],
  map: [[{ type: 'text', value: 'A line over the sea & back.' }], [{ type: 'text', value: 'It ends at Vladivostok.' }]],
  asides: [],
});

/** The timeline's small story with words in English, Arabic and Korean, for tests of what is shared and found. */
export const sharedStory: Story = {
  ...smallStory,
  languages: ['en', 'ar', 'ko'],
  sources: {
    agency: { id: 'agency', who: all('An agency'), what: all('</script> it said'), date: '2024-10', urls: ['https://agency.example/1'] },
    original: {
      id: 'original',
      who: all('A paper'),
      what: all('The report'),
      date: '2024-11-11',
      urls: ['https://paper.example/original'],
    },
  },
  places: Object.fromEntries(Object.entries(smallStory.places).map(([id, place]) => [id, { ...place, name: all(place.name.en ?? id) }])),
  texts: {
    en: textOf('en', {}),
    ar: textOf('ar', {
      title: 'الطريق الطويل إلى كورسك',
      standfirst: 'في خريف عام 2024 نُقل آلاف الجنود الكوريين الشماليين.',
      updated: '2026-11-22',
    }),
    ko: textOf('ko', {
      title: '쿠르스크로 가는 먼 길',
      standfirst: '2024년 가을 북한 군인 수천 명이 러시아로 옮겨졌다.',
      published: '2026-11-19',
      updated: '2026-11-21',
    }),
  },
};
