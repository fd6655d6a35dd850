import { escapeXml } from '#poster/svg.ts';
import { blockHtml } from '#site/block-html.ts';
import { inlineHtml } from '#site/inline-html.ts';
import type { Story } from '#story/story.ts';
import type { Paragraph } from '#story/text.ts';
import { textIn } from '#story/text-in.ts';

/** A story's text for a page that is not ours, a part for each step. */
export interface StoryHtml {
  readonly lang: string;
  readonly title: string;
  /** HTML of each step, its title step first: `.text` paragraphs, `.note` and `.caption` below them */
  readonly steps: readonly string[];
}

const html = (paragraph: Paragraph): string => inlineHtml(paragraph, () => '');

/** The text of a story's steps as plain HTML: headings, paragraphs, captions and notes. Without footnotes, sources and map descriptions. */
export function storyHtml(story: Story, lang: string): StoryHtml {
  const text = textIn(story, lang);
  const steps = text.chapters.flatMap(({ heading, steps }) =>
    steps.map(({ blocks, asides }, index) =>
      [
        ...(index === 0 && heading !== null ? [`<h2>${escapeXml(heading)}</h2>`] : []),
        ...(blocks.length > 0
          ? [
              `<div class="text">${blocks.map((block) => blockHtml(block, html, { pictureAt: ({ file }) => file, lang, messages: { transcript: '', figures: '' } })).join('')}</div>`,
            ]
          : []),
        ...asides.map(
          ({ kind, paragraphs }) => `<div class="${kind}">${paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`).join('')}</div>`,
        ),
      ].join(''),
    ),
  );
  const [first = '', ...others] = steps;
  const title = `<div class="text"><h1>${escapeXml(text.title)}</h1><p>${escapeXml(text.standfirst)}</p><p>${html(text.credit)}</p></div>`;
  return { lang, title: text.title, steps: [title + first, ...others] };
}
