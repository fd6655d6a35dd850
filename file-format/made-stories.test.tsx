import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PageData } from '#components/page-data.ts';
import { StoryPage } from '#components/story-page.tsx';
import { availableLocales, messagesOf } from '#locales/read-messages.ts';
import type { Site } from '#site/addresses.ts';
import { articleHtml } from '#site/article-html.ts';
import { discoveryOf } from '#site/discovery.ts';
import { discoveryFiles } from '#site/discovery-files.ts';
import { frontOf } from '#site/front.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import type { Story } from '#story/story.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { checkFiles } from './check-files.ts';
import { madeStories } from './fixtures/made-stories.ts';

// The same stories in each run, so that a build fails for what was changed and nothing else: with this seed one has 56 steps and fourteen legs, others one
// step, no journey, or five languages. More, and others, with
//     STORY_RUNS=500 STORY_SEED=$RANDOM npx vitest run file-format/made-stories
// and the smallest story that fails, which takes minutes to find, with STORY_SHRINK=1 beside them.
const runs = Number(process.env.STORY_RUNS ?? 12);
const seed = Number(process.env.STORY_SEED ?? 240);
const endOnFailure = process.env.STORY_SHRINK === undefined;

/** What check may refuse a made story for: names that are taken, and a point that would lie near all others with its numbers swapped. */
const refusals = ['reserved-name', 'bad-id', 'bad-story-id', 'coordinate-swapped'];

const locales = availableLocales();
const languages = [...locales, 'pt-BR', 'en-GB', 'zh-CN', 'es-419'];
const site: Site = { origin: 'https://maps.example', basePath: '/stories', name: 'Map stories' };

/** The paths at which a value has a number that is none. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

/** Draws every rest, and the way to the next at its quarters, on each reference stage. */
function drawAll(story: Story, lang: string): void {
  for (const viewport of Object.values(referenceViewports)) {
    const timeline = compile(story, stageIn(lang, viewport), { lang });
    for (let quarter = 0; quarter <= (story.steps.length - 1) * 4; quarter++)
      expect(notFinite(frameAt(timeline, quarter / 4)), `${lang} at ${quarter / 4}`).toEqual([]);
  }
}

const script = { src: 'story.js', modules: [], mapModules: [] };

function pageOf(story: Story, lang: string, data: PageData): string {
  return renderToStaticMarkup(<StoryPage story={story} lang={lang} messages={messagesOf(lang)} data={data} script={script} />);
}

/** Everything that the site writes of a story beside its page. */
function writeAll(story: Story, lang: string): void {
  metadataOf(story, lang, site);
  discoveryOf(story, lang, site);
  const pictureOf = (step: string) => ({ src: `${step}.svg`, width: 390, height: 844 });
  checkHtml(articleHtml(story, lang, { home: 'https://maps.example/', pictureOf, media: { pictureAt: ({ file }) => file } }));
}

function checkHtml(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
  expect(html).not.toMatch(/undefined|NaN|\[object /);
}

describe('a made story that check accepts', () => {
  it(
    'compiles, draws its frames and builds its pages in each of its languages',
    async () => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(madeStories({ languages }), async ({ id, files }) => {
          const { story, problems } = checkFiles(id, files, { locales });
          if (!story) {
            const errors = problems.filter(({ severity }) => severity === 'error');
            expect(errors.filter(({ code }) => !refusals.includes(code))).toEqual([]);
            return;
          }
          accepted++;
          // What takes longest of a page's data, the light beneath the journey, is the same in all languages.
          const data = await pageDataOf(story, story.languages[0] ?? 'en', site);
          expect(notFinite(data)).toEqual([]);
          for (const lang of story.languages) {
            drawAll(story, lang);
            checkHtml(pageOf(story, lang, data));
            writeAll(story, lang);
          }
          for (const where of [site, { origin: null, basePath: '', name: null }]) {
            for (const [path, content] of discoveryFiles([story], where, frontOf([story], {}).type))
              expect(content, path).not.toMatch(/undefined|NaN|\[object /);
          }
        }),
        { numRuns: runs, seed, endOnFailure },
      );
      expect(accepted).toBeGreaterThan(runs / 2);
    },
    runs * 60_000,
  );
});
