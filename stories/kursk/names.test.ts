import { expect, it } from 'vitest';
import { storyOf } from '#site/stories.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { pathsOf } from '#timeline/paths.ts';
import { stageIn } from '#timeline/stages.ts';

const story = await storyOf('kursk');
const paths = pathsOf(story);

/** What a reader looks for on the map at a step's rest, from its text or its map description. */
const lookedFor: Readonly<Record<string, readonly string[]>> = {
  alliance: ['vladivostok', 'hungnam', 'chongjin', 'seoul'],
  'long-way': ['kursk', 'vladivostok'],
  'dark-north': ['north-korea', 'seoul', 'pyongyang', 'vladivostok'],
  heroes: ['kursk', 'pyongyang'],
  silence: ['pyongyang', 'seoul'],
  'training-grounds': ['kursk', 'yekaterinoslavka', 'ulan-ude', 'vladivostok'],
  'kept-apart': ['kursk', 'sudzha'],
  watched: ['kursk', 'pyongyang', 'russia', 'china'],
  doubts: ['kursk', 'vladivostok'],
  winter: ['kursk', 'sudzha'],
  since: ['kursk', 'pyongyang'],
};

it.each([
  [360, 640],
  [740, 360],
  [1024, 768],
  [820, 1180],
  [1280, 800],
  [2560, 1440],
])('at %i × %i no name that a step is about has given way to another, in any language', (width, height) => {
  const faint = story.languages.flatMap((lang) => {
    const timeline = compile(story, stageIn(lang, { width, height }), { lang, paths });
    return Object.entries(lookedFor).flatMap(([step, places]) => {
      const { labels } = frameAt(
        timeline,
        story.steps.findIndex(({ id }) => id === step),
      );
      return places.flatMap((place) => {
        const strength = labels[place]?.strength ?? 0;
        return strength < 0.9 ? [`${lang}/${step}: ${place} ${strength.toFixed(2)}`] : [];
      });
    });
  });
  expect(faint).toEqual([]);
});
