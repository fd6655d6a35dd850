import { cardSize } from '#story/card-size.ts';
import { inLanguage } from '#story/languages.ts';
import { shownAt } from '#story/opening.ts';
import type { Correction, Place, Source, Story } from '#story/story.ts';
import { textIn } from '#story/text-in.ts';
import { inlinesOf } from '#story/walk-text.ts';
import { addressOf, cardPath, type Site, storyPath } from './addresses.ts';

/** JSON for linked data; what is undefined is left out when it is written. */
type Linked = Readonly<Record<string, unknown>>;

/** Labels of these stand where there is room for them, or beside a line: where they stand says nothing of the world. */
const elsewhere = new Set<Place['kind']>(['subject', 'country', 'water', 'note']);

/**
 * A story in one language as a schema.org `NewsArticle`: what it retells (`isBasedOn`, whatever its credit links to), who says what it says
 * (`citation`, every source), where it happens (`spatialCoverage`) and its other languages. https://schema.org/NewsArticle
 * Addresses are there only when the site's origin is known.
 *
 * @throws RangeError for a language that the story has not
 */
export function newsArticleOf(story: Story, lang: string, site: Site): Linked {
  const text = textIn(story, lang);
  const idOf = (language: string): Linked =>
    site.origin === null
      ? {}
      : { '@id': addressOf(site, storyPath(story.id, language)), url: addressOf(site, storyPath(story.id, language)) };
  const first = story.languages[0] ?? lang;
  const editionIn = (language: string): Linked => ({
    '@type': 'NewsArticle',
    ...idOf(language),
    headline: story.texts[language]?.title,
    inLanguage: language,
  });
  const others = story.languages.filter((other) => other !== lang && story.texts[other]);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...idOf(lang),
    headline: text.title,
    description: text.description,
    abstract: text.standfirst,
    inLanguage: lang,
    ...(text.published ? { datePublished: text.published } : {}),
    dateModified: text.updated,
    isAccessibleForFree: true,
    ...(site.name === null
      ? {}
      : { publisher: { '@type': 'Organization', name: site.name, ...(site.origin === null ? {} : { url: addressOf(site, '') }) } }),
    ...(site.origin === null
      ? {}
      : {
          image: {
            '@type': 'ImageObject',
            url: addressOf(site, cardPath(story.id, lang)),
            ...cardSize,
            caption: shownAt(text, story.steps[0]?.id ?? ''),
          },
        }),
    ...(lang === first ? { workTranslation: others.map(editionIn) } : { translationOfWork: editionIn(first) }),
    isBasedOn: basisOf(story, lang),
    ...((story.corrections?.length ?? 0) > 0
      ? { correction: story.corrections?.map((correction) => correctionOf(correction, story, lang, site)) }
      : {}),
    citation: Object.values(story.sources).map((source) => citationOf(source, lang)),
    spatialCoverage: [
      ...Object.values(story.places)
        .filter(({ kind }) => !elsewhere.has(kind))
        .map(({ name, at }) => ({
          '@type': 'Place',
          name: inLanguage(name, lang),
          // To a kilometre: what it is for is to find stories by where they happen.
          geo: { '@type': 'GeoCoordinates', latitude: round(at[1]), longitude: round(at[0]) },
        })),
      ...Object.values(story.regions).map(({ name }) => ({ '@type': 'AdministrativeArea', name: inLanguage(name, lang) })),
    ],
  };
}

/** A correction, and where it touches the story. https://schema.org/correction */
function correctionOf({ date, step, text }: Correction, story: Story, lang: string, site: Site): Linked {
  return {
    '@type': 'CorrectionComment',
    text: inLanguage(text, lang),
    datePublished: date,
    inLanguage: lang,
    ...(step === undefined || site.origin === null ? {} : { url: `${addressOf(site, storyPath(story.id, lang))}#${step}` }),
  };
}

const oneOrAll = <T>(all: readonly T[]): T | readonly T[] | undefined => (all.length > 1 ? all : all[0]);

const round = (degrees: number): number => Math.round(degrees * 100) / 100;

/** A source by its address; where it has none, in words. What it says, when, and who says so is in the list of sources of the same page, once. */
const citationOf = ({ pages, who, what }: Source, lang: string): string =>
  pages[0]?.url ?? `${inLanguage(who, lang)}: ${inLanguage(what, lang)}`;

/** What the story's credit links to: works by their addresses, credited where they are sources. Two addresses of one source are one work. */
function basisOf(story: Story, lang: string): Linked[] {
  const links = [...inlinesOf([story.texts[lang]?.credit ?? []])].flatMap((inline) => (inline.type === 'link' ? [inline.href] : []));
  const works = new Map<Source | string, string[]>();
  for (const href of new Set(links)) {
    const work = Object.values(story.sources).find(({ pages }) => pages.some(({ url }) => url === href)) ?? href;
    works.set(work, [...(works.get(work) ?? []), href]);
  }
  return [...works].map(([work, urls]) => ({
    '@type': 'NewsArticle',
    url: oneOrAll(urls),
    ...(typeof work === 'string' ? {} : { datePublished: work.date, creditText: inLanguage(work.who, lang) }),
  }));
}
