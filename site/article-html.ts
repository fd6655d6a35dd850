import { writtenDate } from '#locales/dates.ts';
import { fill } from '#locales/messages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { escapeXml } from '#poster/svg.ts';
import { citedSources } from '#story/citations.ts';
import { countriesIn, listOf, scriptOf } from '#story/languages.ts';
import { asSentence, hostOf, pageNote } from '#story/source-page.ts';
import type { Story } from '#story/story.ts';
import type { Paragraph, StepText } from '#story/text.ts';
import { textIn } from '#story/text-in.ts';
import { plainText } from '#story/walk-text.ts';
import { typefacesOf } from '#theme/fonts.ts';
import { type BlockOptions, blockHtml } from './block-html.ts';
import { inlineHtml } from './inline-html.ts';

/** A step's map as a picture. */
export interface StepPicture {
  readonly src: string;
  /** CSS px */
  readonly width: number;
  readonly height: number;
}

export interface WordsOptions {
  /** the story's own page, for what this edition leaves out */
  readonly home: string;
  readonly pictureOf: (step: string) => StepPicture;
  /** where the media in the words are */
  readonly media: Pick<BlockOptions, 'pictureAt' | 'recordedAt'>;
  /** in a page of its own a step has its id, to be linked to */
  readonly stepIds?: boolean;
}

/**
 * A story as plain HTML: words, one picture a step with what it shows as its text, captions, notes and sources. No scripts, no styles, no ids but those that
 * its own links need, unless it has a page of its own: it stands in whatever page it is put into, and looks like that.
 *
 * @throws RangeError for a language that the story has not
 */
export function articleHtml(story: Story, lang: string, { home, pictureOf, media, stepIds = false }: WordsOptions): string {
  const text = textIn(story, lang);
  const messages = messagesOf(lang);
  const cited = citedSources(text);
  const source = (id: string): string => `${story.id}-${lang}-source-${id}`;
  const html = (paragraph: Paragraph): string =>
    inlineHtml(paragraph, (id) => `<sup><a href="#${escapeXml(source(id))}">${cited.indexOf(id) + 1}</a></sup>`);
  const step = ({ id, blocks, map, asides }: StepText): string => {
    const { src, width, height } = pictureOf(id);
    const alt = `${messages.onTheMap} ${map.map(plainText).join(' ')}`;
    const at = stepIds ? ` id="${escapeXml(id)}"` : '';
    return [
      ...blocks.map((block, index) => blockHtml(block, html, { ...media, lang, messages, attributes: index === 0 ? at : '' })),
      `<figure${blocks.length === 0 ? at : ''}><img src="${escapeXml(src)}" width="${width}" height="${height}" loading="lazy" alt="${escapeXml(alt)}">`,
      ...(asides.length > 0
        ? [
            `<figcaption>${asides
              .flatMap((aside) => aside.paragraphs)
              .map((p) => `<p>${html(p)}</p>`)
              .join('')}</figcaption>`,
          ]
        : []),
      '</figure>',
    ].join('\n');
  };
  const sources = cited.flatMap((id) => {
    const found = story.sources[id];
    if (!found) return [];
    const links = found.pages.map(
      (page) => `<a href="${escapeXml(page.url)}">${escapeXml(page.title ?? hostOf(page.url))}</a>${escapeXml(pageNote(page, lang))}`,
    );
    return [
      `<li id="${escapeXml(source(id))}"><strong>${escapeXml(found.who[lang] ?? '')}</strong>, <time datetime="${escapeXml(found.date)}">${escapeXml(writtenDate(found.date, lang))}</time>. ${escapeXml(asSentence(found.what[lang] ?? '', messages.punctuation.stop))} ${links.join(', ')}</li>`,
    ];
  });
  const corrections = (story.corrections ?? []).map(
    ({ date, text: words }) =>
      `<li><time datetime="${date}">${escapeXml(writtenDate(date, lang))}</time> ${escapeXml(words[lang] ?? '')}</li>`,
  );
  const credits = [
    fill(messages.creditsText, { fonts: listOf(typefacesOf(scriptOf(lang)), lang) }),
    ...(story.borders.length > 0 ? [fill(messages.legendBorders, { countries: countriesIn(story.borders, lang) })] : []),
  ];
  return [
    `<h1>${escapeXml(text.title)}</h1>`,
    `<p>${escapeXml(text.standfirst)}</p>`,
    `<p><small>${html(text.credit)}</small></p>`,
    ...text.chapters.flatMap(({ heading, steps }) => [...(heading ? [`<h2>${escapeXml(heading)}</h2>`] : []), ...steps.map(step)]),
    ...text.legend.map((paragraph) => `<p>${html(paragraph)}</p>`),
    ...(corrections.length === 0 ? [] : [`<h2>${escapeXml(messages.method.corrections)}</h2>`, `<ul>\n${corrections.join('\n')}\n</ul>`]),
    ...(sources.length === 0
      ? []
      : [`<h2>${escapeXml(messages.sources)}</h2>`, `<p>${escapeXml(messages.sourcesNote)}</p>`, `<ol>\n${sources.join('\n')}\n</ol>`]),
    `<p><small>${escapeXml(credits.join(' '))}</small></p>`,
    `<p><a href="${escapeXml(home)}">${escapeXml(messages.readWhole)}</a></p>`,
  ].join('\n');
}
