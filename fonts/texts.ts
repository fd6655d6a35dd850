import { shownCityNames } from '#how-far/page/city-lists.ts';
import { dateFormat } from '#locales/dates.ts';
import type { Messages } from '#locales/messages.ts';
import { messagesOf } from '#locales/read-messages.ts';
import { wordsByType, wordsOf } from '#story/blocks.ts';
import { methodOf } from '#story/citations.ts';
import { autonym, countriesIn, inLanguage, listOf, scriptOf } from '#story/languages.ts';
import { journeyHasKilometres } from '#story/leg-kilometres.ts';
import { pageNote } from '#story/source-page.ts';
import type { Story } from '#story/story.ts';
import type { Paragraph } from '#story/text.ts';
import { textIn } from '#story/text-in.ts';
import { inlinesOf, plainText, stepsOf } from '#story/walk-text.ts';
import { typefacesOf } from '#theme/fonts.ts';

/**
 * What is set in a cut of type: `reading` paragraphs and names · `headings` titles, headings and words made strong · `captions` all but those paragraphs ·
 * `labels` names and the interface · `water` names of waters · `numerals` the status panel's large figures. Of few pages only: `laterCaptions` when a reader
 * asks for a city, `laterHeadings` of the page about embedding. No cut's own, for questions about a font's characters: `interface` the messages · `map` names on it · `cities` names of
 * cities of the world.
 */
export type TextUse =
  | 'reading'
  | 'headings'
  | 'captions'
  | 'labels'
  | 'water'
  | 'numerals'
  | 'laterCaptions'
  | 'laterHeadings'
  | 'interface'
  | 'map'
  | 'cities';

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

const alphabet = `${range(0x41, 0x5a)}${range(0x61, 0x7a)}`;
const figures = `${range(0x30, 0x39)} .,:/+-−–~×%²\u00a0\u202f`;
/** What components put between words, and on buttons. */
const signs = '·–—×↑↓';
/** In the fonts of running words whatever these are: a name that a reader types, a URL, a slip of the pen may need it. */
const always = `${alphabet}${figures}!?;&@#()[]'"_*=–—‘’“”„«»·…`;

/** The language of the page that gives the code for embedding, whatever its story is in. */
export const toolLanguage = 'en';

/**
 * The characters of a language's pages, by what they are set in. They come from the files and not from the built pages, so that fonts
 * can be made before these.
 * @param lang BCP 47 tag; stories that have it not are left out
 * @param credits what the credits say besides
 */
export async function charactersFor(
  stories: readonly Story[],
  lang: string,
  credits: readonly string[] = [],
): Promise<Readonly<Record<TextUse, string>>> {
  const read = stories.filter(({ languages }) => languages.includes(lang));
  const names = read.flatMap((story) => namesIn(story, lang));
  const headings = read.flatMap((story) => headingsIn(story, lang));
  const messages = messagesOf(lang);
  const labels = [figures, numberIn(lang), signs, ...stringsIn(messages), dates(lang), ...read.flatMap(autonyms), ...names, ...headings];
  // the page on which a reader looks for a city is a journey's
  const cities = characters(read.some(journeyHasKilometres) ? await shownCityNames(lang) : []);
  // An alphabet is small and stays whole; of syllables a thousand are written, and only those of cities on no page.
  const letters = cities.replace(syllables, '');
  const captions = [
    always,
    ...labels,
    listOf(typefacesOf(scriptOf(lang)), lang),
    ...credits,
    ...read.flatMap((story) => captionsIn(story, lang)),
    letters,
  ];
  const titles = [...headings, ...titlesOf(messages)];
  const { notFound } = messages;
  const uses: Record<TextUse, string[]> = {
    reading: [always, notFound.text, notFound.home, ...names, ...headings, ...read.flatMap((story) => paragraphsIn(story, lang))],
    headings: titles,
    captions,
    labels,
    water: read.flatMap((story) => waterIn(story, lang)),
    numerals: [figures, ...numbersIn(lang)],
    laterHeadings: lang === toolLanguage ? [...alphabet].filter((letter) => !titles.join('').includes(letter)) : [],
    interface: stringsIn(messages),
    map: names,
    cities: [cities],
    laterCaptions: [...cities.matchAll(syllables)].flatMap(([syllable]) =>
      captions.some((text) => text.includes(syllable)) ? [] : [syllable],
    ),
  };
  return Object.fromEntries(Object.entries(uses).map(([use, texts]) => [use, characters(texts)])) as Record<TextUse, string>;
}

/** Scripts of which a text holds a small part of the signs that there are. */
const syllables = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Every message of a language. */
export const stringsIn = (messages: object): string[] =>
  Object.values(messages).flatMap((value: unknown) => (typeof value === 'object' && value !== null ? stringsIn(value) : [String(value)]));

/**
 * Each character that is drawn, once, in the order of Unicode; of those that have two spellings both. Joiners, which are not drawn, shape the letters
 * beside them.
 */
function characters(texts: readonly string[]): string {
  const text = texts.join('');
  // what normalising takes apart for good, as क़ of Devanagari; most of what it changes it puts together
  const apart = [...new Set(text)].filter((character) => [...character.normalize('NFC')].length > 1);
  return [...new Set([...text.normalize('NFC'), ...apart])]
    .filter((character) => !/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(character) || /[\u200c\u200d]/.test(character))
    .sort(byCode)
    .join('');
}

const byCode = (a: string, b: string): number => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);

/** A number with all ten digits, as the language writes it. */
const numberIn = (tag: string): string => new Intl.NumberFormat(tag).format(1_234_567_890.5);

/** Numbers that are written in the reader's browser. Those differ on Arabic: some write ٣, some 3. */
const numbersIn = (lang: string): string[] =>
  new Intl.Locale(lang).language === 'ar' ? [numberIn(lang), numberIn(`${lang}-u-nu-arab`)] : [numberIn(lang)];

const textOf = (localized: Readonly<Record<string, string>> | undefined, lang: string): string => inLanguage(localized ?? {}, lang);

/** Names on the map and of what is said, also in capitals, in which some labels are set. */
function namesIn(story: Story, lang: string): string[] {
  const { kinds, places, regions, legs, sources, steps } = story;
  const names = [
    ...Object.values(places).flatMap(({ name, detail }) => [textOf(name, lang), textOf(detail, lang)]),
    ...[...Object.values(regions), ...Object.values(legs)].map(({ name }) => textOf(name, lang)),
    ...Object.values(sources).map(({ who }) => textOf(who, lang)),
    ...Object.values(kinds).map(({ name }) => textOf(name, lang)),
    ...steps.flatMap(({ areas = [], areasNote }) => [...areas.map(({ label }) => textOf(label, lang)), textOf(areasNote, lang)]),
  ];
  return names.flatMap((name) => [name, name.toLocaleUpperCase(lang)]);
}

const waterIn = ({ places }: Story, lang: string): string[] =>
  Object.values(places).flatMap(({ kind, name }) => (kind === 'water' ? [textOf(name, lang)] : []));

function headingsIn(story: Story, lang: string): string[] {
  const text = textIn(story, lang);
  const steps = stepsOf(text);
  const strong = inlinesOf([
    text.credit,
    ...Object.values(text.says),
    ...steps.flatMap((step) => [...wordsOf(step.blocks), ...step.map, ...step.asides.flatMap(({ paragraphs }) => paragraphs)]),
  ]);
  return [
    text.title,
    ...text.chapters.map(({ heading }) => heading ?? ''),
    ...[...strong].map((inline) => (inline.type === 'strong' ? plainText(inline.children) : '')),
  ];
}

function captionsIn(story: Story, lang: string): string[] {
  const text = textIn(story, lang);
  const set: Paragraph[] = [
    text.credit,
    ...text.legend,
    ...Object.values(text.says),
    ...methodOf(text),
    ...stepsOf(text).flatMap(({ blocks, asides }) => [...wordsByType(blocks).captions, ...asides.flatMap(({ paragraphs }) => paragraphs)]),
  ];
  return [
    ...set.map(plainText),
    ...Object.values(text.certainty),
    ...(story.corrections ?? []).map((correction) => textOf(correction.text, lang)),
    countriesIn(story.borders, lang),
    ...Object.values(story.sources).flatMap(({ what, pages }) => [
      textOf(what, lang),
      ...pages.flatMap((page) => [page.url, page.title ?? '', pageNote(page, lang)]),
    ]),
  ];
}

function paragraphsIn(story: Story, lang: string): string[] {
  const text = textIn(story, lang);
  return [
    text.standfirst,
    text.description,
    ...stepsOf(text).flatMap(({ blocks, map }) => [...wordsByType(blocks).reading, ...map].map(plainText)),
  ];
}

/** The interface's words that are set as headings. */
const titlesOf = (messages: Messages): string[] => [
  messages.contents,
  messages.legend,
  messages.sources,
  messages.credits,
  messages.journey.caption,
  messages.placesAndLegs,
  messages.howFar.title,
  ...Object.values(messages.method),
  messages.embedThis,
  messages.notFound.title,
];

/** Each language in its own name, as the switch of languages writes them. */
const autonyms = ({ languages }: Story): string[] =>
  languages.flatMap((lang) => {
    const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
    return [autonym(lang), name, name.toLocaleUpperCase(lang)];
  });

/** All that dates are written with. */
function dates(lang: string): string {
  const day = dateFormat(lang);
  const month = dateFormat(lang, 'month');
  return Array.from({ length: 12 }, (_, index) => Date.UTC(2024, index, 19))
    .flatMap((date) => [day.format(date), month.format(date)])
    .join('');
}
