import { fill } from '#locales/messages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { escapeXml } from '#poster/svg.ts';
import { citedSources } from '#story/citations.ts';
import { countriesIn, listOf, scriptOf } from '#story/languages.ts';
import { hostOf } from '#story/source-host.ts';
import type { Story } from '#story/story.ts';
import type { Inline, Paragraph, StepText } from '#story/text.ts';
import { textIn } from '#story/text-in.ts';
import { plainText } from '#story/walk-text.ts';
import { typefacesOf } from '#theme/fonts.ts';

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
}

/**
 * A story as plain HTML: words, one picture a step with what it shows as its text, captions, notes and sources. No scripts, no styles, no ids but those that
 * its own links need: it stands in whatever page it is put into, and looks like that.
 *
 * @throws RangeError for a language that the story has not
 */
export function articleHtml(story: Story, lang: string, { home, pictureOf }: WordsOptions): string {
  const text = textIn(story, lang);
  const messages = messagesOf(lang);
  const cited = citedSources(text);
  const source = (id: string): string => `${story.id}-${lang}-source-${id}`;
  const html = (paragraph: Paragraph): string => paragraph.map(inline).join('');
  const inline = (part: Inline): string => {
    switch (part.type) {
      case 'text':
        return escapeXml(part.value);
      case 'strong':
      case 'em':
        return `<${part.type}>${html(part.children)}</${part.type}>`;
      case 'link':
        return `<a href="${escapeXml(part.href)}">${html(part.children)}</a>`;
      case 'reference':
        return html(part.children);
      case 'cite':
        return `<sup><a href="#${escapeXml(source(part.source))}">${cited.indexOf(part.source) + 1}</a></sup>`;
    }
  };
  const step = ({ id, paragraphs, map, asides }: StepText): string => {
    const { src, width, height } = pictureOf(id);
    const alt = `${messages.onTheMap} ${map.map(plainText).join(' ')}`;
    return [
      ...paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`),
      `<figure><img src="${escapeXml(src)}" width="${width}" height="${height}" loading="lazy" alt="${escapeXml(alt)}">`,
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
    const links = found.urls.map((url) => `<a href="${escapeXml(url)}">${escapeXml(hostOf(url))}</a>`);
    return [
      `<li id="${escapeXml(source(id))}"><strong>${escapeXml(found.who[lang] ?? '')}</strong>, ${escapeXml(found.date)}. ${escapeXml(found.what[lang] ?? '')} ${links.join(', ')}</li>`,
    ];
  });
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
    ...(sources.length === 0
      ? []
      : [`<h2>${escapeXml(messages.sources)}</h2>`, `<p>${escapeXml(messages.sourcesNote)}</p>`, `<ol>\n${sources.join('\n')}\n</ol>`]),
    `<p><small>${escapeXml(credits.join(' '))}</small></p>`,
    `<p><a href="${escapeXml(home)}">${escapeXml(messages.readWhole)}</a></p>`,
  ].join('\n');
}
