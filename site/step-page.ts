import { messagesOf } from '#locales/read-messages.ts';
import { escapeXml } from '#poster/svg.ts';
import { cardSize } from '#story/card-size.ts';
import { directionOf } from '#story/languages.ts';
import { firstWords, openingOf, shownAt } from '#story/opening.ts';
import { isReservedStep } from '#story/reserved.ts';
import type { Story } from '#story/story.ts';
import { addressOf, cardPath, pathOf, type Site, stepPath, storyPath } from './addresses.ts';
import { stepPageCss } from './inline-styles.ts';
import { localeOf } from './locale-of.ts';

/**
 * The page behind a step's own address. What is fetched for an address never holds what stands behind its `#`: so that a shared step comes with
 * its own picture and words, each has a small page that bears them and leads the reader on to `/<story>/<lang>/#<step>`, without a script.
 * Its `og:url` is its own (sites would else show the story's picture); search engines are sent to the story.
 *
 * @throws RangeError for a step or language that the story has not, or a step whose address another page has
 */
export function stepPageOf(story: Story, lang: string, step: string, site: Site): string {
  const text = story.texts[lang];
  if (!text || !story.steps.some(({ id }) => id === step))
    throw new RangeError(`Unexpected step ${step} in ${lang}, expected one of the story ${story.id}`);
  if (isReservedStep(step))
    throw new RangeError(`Unexpected id "${step}" of a step, expected another: every story has a page or a section of this name`);
  const to = `${pathOf(site, storyPath(story.id, lang))}#${step}`;
  const heading = text.chapters.find(({ steps }) => steps.some(({ id }) => id === step))?.heading;
  const title = heading ? `${heading} · ${text.title}` : text.title;
  const words = firstWords(openingOf(text, step), 200);
  return `<!DOCTYPE html>
<html lang="${escapeXml(lang)}" dir="${directionOf(lang)}">
<meta charset="utf-8">
<title>${escapeXml(title)}</title>
<meta http-equiv="refresh" content="0; url=${escapeXml(to)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, follow">
<meta name="description" content="${escapeXml(words)}">
${socialTags(story, lang, step, site, { title, words, alt: shownAt(text, step) })}
<style>${stepPageCss(story.look)}</style>
<h1>${escapeXml(title)}</h1>
<p>${escapeXml(words)}</p>
<p><a href="${escapeXml(to)}">${escapeXml(messagesOf(lang).readWhole)}</a></p>
</html>
`;
}

function socialTags(
  story: Story,
  lang: string,
  step: string,
  site: Site,
  { title, words, alt }: { readonly title: string; readonly words: string; readonly alt: string },
): string {
  const picture = addressOf(site, cardPath(story.id, lang, step));
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', words],
    ['og:locale', localeOf(lang)],
    ...(site.name === null ? [] : ([['og:site_name', site.name]] as const)),
    ...(site.origin === null
      ? []
      : ([
          ['og:url', addressOf(site, stepPath(story.id, lang, step))],
          ['og:image', picture],
          ['og:image:type', 'image/png'],
          ['og:image:width', String(cardSize.width)],
          ['og:image:height', String(cardSize.height)],
          ['og:image:alt', alt],
        ] as const)),
  ];
  return [
    ...(site.origin === null ? [] : [`<link rel="canonical" href="${escapeXml(addressOf(site, storyPath(story.id, lang)))}">`]),
    ...properties.map(([property, content]) => `<meta property="${property}" content="${escapeXml(content)}">`),
    `<meta name="twitter:card" content="${site.origin === null ? 'summary' : 'summary_large_image'}">`,
  ].join('\n');
}
