import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { StoryPage } from '#components/story-page.tsx';
import { checkFiles } from '#file-format/check-files.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { root } from '#node/root.ts';
import { basemap } from '#poster/fixtures/story.ts';
import { posterOf } from '#poster/poster.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { articleHtml } from './article-html.ts';
import { discoveryFiles } from './discovery-files.ts';
import { frontOf } from './front.ts';
import { pageDataOf } from './page-data.ts';

/** What would run, or end what it stands in, wherever it were written as it is. */
const hostile = '</script></textarea></title>--><x-hostile onload="run()">\'"&lt;';
const escaped = '&lt;/script>&lt;x-hostile onload="run()">';
const folder = join(root, 'file-format/cases/ok-small');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Adds to every text of a value that is words, by language or in front matter. */
function withHostileWords(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withHostileWords(item, key));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, withHostileWords(part, inner)]));
  if (typeof value !== 'string') return value;
  if (['en', 'title', 'standfirst', 'description'].includes(key)) return `${value} ${hostile}`;
  return key === 'urls' ? `${value}?"><x-hostile>` : value;
}

it('writes HTML and scripts in a story’s words as words, in all that is made of it', async () => {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(read('text.en.md')) ?? [];
  const words = body
    .replace('They went', `They went ${escaped}`)
    .replace('A fact.', `A fact ${escaped}.`)
    .replace('(https://example.org/)', '(<https://example.org/?"\'&lt;x-hostile&gt;>)');
  const { story, problems } = checkFiles('small', {
    'story.yaml': stringify(withHostileWords(parse(read('story.yaml')))),
    'text.en.md': `---\n${stringify(withHostileWords(parse(front)))}certainty: { inferred: '<x-hostile>' }\n---\n${words.replace('heroes!', `heroes ${escaped}`)}`,
    'sea.geojson': read('sea.geojson'),
    'region.geojson': read('region.geojson'),
  });
  expect(problems).toEqual([]);
  if (!story) return;
  const site = { origin: 'https://maps.example', basePath: '', name: `Maps ${hostile}` };
  const script = { src: 'story.js', modules: [], mapModules: [] };
  const data = await pageDataOf(story, 'en', site);
  const timeline = compile(story, stageIn('en', referenceViewports.wide), { lang: 'en' });
  const made: (readonly [string, string])[] = [
    ['page', renderToStaticMarkup(<StoryPage story={story} lang="en" messages={messagesOf('en')} data={data} script={script} />)],
    [
      'article',
      articleHtml(story, 'en', {
        home: 'https://maps.example/',
        pictureOf: (step) => ({ src: `${step}.svg`, width: 1, height: 1 }),
        media: { pictureAt: ({ file }) => file },
      }),
    ],
    ...story.steps.map(({ id }, index): readonly [string, string] => [
      `poster of ${id}`,
      posterOf(frameAt(timeline, index), { timeline, basemap }),
    ]),
    ...[...discoveryFiles([story], site, frontOf([story], {}).type)].filter(
      ([path]) => !path.endsWith('.json') && !path.endsWith('.webmanifest'),
    ),
  ];
  expect(made.filter(([, text]) => text.includes('<x-hostile')).map(([what]) => what)).toEqual([]);
  // the words are there, to be read
  expect(made[0]?.[1].includes('&lt;x-hostile onload=')).toBe(true);
});
