import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StoryPage } from '#components/story-page.tsx';
import { checkFiles } from '#file-format/check-files.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { articleHtml } from '#site/article-html.ts';
import { discoveryOf } from '#site/discovery.ts';
import { metadataOf } from '#site/metadata.ts';
import { pageDataOf } from '#site/page-data.ts';
import { compile } from '#timeline/compile.ts';
import { frameAt } from '#timeline/frame-at.ts';
import { referenceViewports, stageIn } from '#timeline/stages.ts';
import { importText, locales } from './fixtures/import-text.ts';
import { samples } from './fixtures/samples.ts';

const site = { origin: 'https://maps.example', basePath: '', name: 'Map stories' };
const script = { src: 'story.js', modules: [], mapModules: [] };

describe('an imported story', () => {
  it.each(Object.entries(samples))(
    'of %s draws its frames and makes its pages',
    async (file, sample) => {
      const { story } = checkFiles('a-story', importText(file, sample).files ?? {}, { locales });
      if (!story) throw new Error('no story');
      const [lang = 'en'] = story.languages;
      for (const viewport of Object.values(referenceViewports)) {
        const timeline = compile(story, stageIn(lang, viewport), { lang });
        for (let half = 0; half <= (story.steps.length - 1) * 2; half++)
          expect(JSON.stringify(frameAt(timeline, half / 2))).not.toMatch(/NaN|null,null/);
      }
      const data = await pageDataOf(story, lang, site);
      const html = renderToStaticMarkup(<StoryPage story={story} lang={lang} messages={messagesOf(lang)} data={data} script={script} />);
      const article = articleHtml(story, lang, {
        home: 'https://maps.example/',
        pictureOf: (step) => ({ src: `${step}.svg`, width: 390, height: 844 }),
        media: { pictureAt: ({ file }) => file },
      });
      for (const page of [html, article]) {
        expect(page).not.toMatch(/undefined|NaN|\[object /);
        expect(page).not.toMatch(/<script[^>]*>alert|onerror=|javascript:/i);
      }
      metadataOf(story, lang, site);
      discoveryOf(story, lang, site);
    },
    60_000,
  );
});
