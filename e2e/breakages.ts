import { type Fault, faults } from '#commands/faults-table.ts';
import type { Conditions } from './engines/probe.ts';
import { fixture } from './story-page.ts';

/**
 * What a document comes to rest as where a file is broken for good.
 *
 * `live`: a story with its map · `picture`: with drawn pictures, which follow the reader · `told`: with the first picture, and the line that says what it is · `still`: as
 * the HTML has it, with the first picture · `plain`: a page without a map, as the HTML has it · `words`: in a host's page, the host's own words
 */
export type Rest = 'live' | 'picture' | 'told' | 'still' | 'plain' | 'words';

/** A kind of file. */
export interface Kind {
  readonly name: string;
  /** paths of its files */
  readonly files: RegExp;
  readonly rests: Rest;
  /** ways of breaking it that leave more, or less */
  readonly but?: Readonly<Partial<Record<Fault, Rest>>>;
  /** what a broken file itself throws in each engine's words, beside errors that name it */
  readonly throws?: RegExp;
  /** the map, which takes long to draw, has to do with it; default: the page is read without WebGL, and rests without the file as it does with it */
  readonly map?: true;
  /** the page, relative to the site; default: the fixture's. In a host's page: attributes of the element */
  readonly page?: string;
  readonly attributes?: string;
  /** what asks for the file: a step is reached, or the story is kept by its button */
  readonly at?: string;
  readonly keeps?: true;
}

/** A file that `fetch` did not get, or that is no JSON. */
const notHad =
  /Failed to fetch|network error|NetworkError|Load failed|connection was lost|input stream|Unexpected status \d|Unexpected token|JSON|did not match the expected pattern/i;

const whenStyled = { hang: 'still', slow: 'still' } as const;

/** Files of a site's own pages. */
export const pageKinds: readonly Kind[] = [
  { name: 'the page’s script', files: /^\/scripts\/story-/, rests: 'still' },
  { name: 'scripts that others share', files: /^\/scripts\/chunk-/, rests: 'still' },
  { name: 'the map’s code', files: /^\/scripts\/(open|maplibre-gl)-/, rests: 'picture', map: true },
  { name: 'the map’s worker', files: /^\/maplibre\//, rests: 'picture', map: true },
  // Until it comes, browsers neither paint nor run what follows it.
  { name: 'the style sheet', files: /^\/styles\//, rests: 'picture', but: whenStyled },
  { name: 'fonts', files: /^\/fonts\//, rests: 'live', map: true },
  { name: 'the story’s data', files: /^\/data\//, rests: 'told', throws: notHad },
  { name: 'tiles', files: /^\/basemap\/\w+\/(tiles|close)\//, rests: 'picture', map: true },
  { name: 'lights', files: /^\/basemap\/\w+\/live\//, rests: 'live', map: true },
  { name: 'drawn pictures', files: /^\/pictures\//, rests: 'live', map: true },
  { name: 'the inset’s script and its world', files: /^\/scripts\/load-inset-|^\/basemap\/\w+\/world\./, rests: 'picture', at: 'workshop' },
  { name: 'pictures in the words', files: /^\/media\/.*\.(avif|webp|jpg)$/, rests: 'picture', page: 'words/en/', at: 'picture' },
  { name: 'layers of the story’s own', files: /^\/media\/.*\.geojson$/, rests: 'live', map: true, page: 'words/en/' },
  { name: 'the worker that keeps stories', files: /^\/offline\.js$/, rests: 'picture', keeps: true },
  { name: 'the script that keeps stories', files: /^\/scripts\/keep-/, rests: 'picture', keeps: true },
  { name: 'the script of the page of distances', files: /^\/scripts\/how-far-/, rests: 'plain', page: fixture.page('en', 'how-far/') },
  {
    name: 'the cities of the page of distances',
    files: /^\/how-far\//,
    rests: 'plain',
    page: fixture.page('en', 'how-far/'),
    throws: notHad,
  },
  { name: 'the script of the page of the embed code', files: /^\/scripts\/embed-code-/, rests: 'plain', page: `${fixture.id}/embed-code/` },
];

/** Scripts of another origin say no more. */
const muted = /Script error\./;

/** Files of a story in a host’s page, read without WebGL. Its map is the page's own, and breaks like that. */
export const embedKinds: readonly Kind[] = [
  { name: 'the host’s script', files: /^\/embed\.js$/, rests: 'words', throws: muted },
  {
    name: 'the rest of the host’s script',
    files: /^\/embed-more\.js$/,
    rests: 'picture',
    but: { hang: 'words', slow: 'words' },
    throws: muted,
    attributes: 'mode="scroll" theme="auto"',
  },
  { name: 'the guest’s page', files: /^\/\w+\/\w+\/embed\/$/, rests: 'words' },
  // It sets how the guest is shown, and a script of its own is the guest's.
  { name: 'the guest’s first script', files: /^\/scripts\/guest-boot-/, rests: 'picture', but: { hang: 'words', slow: 'words' } },
  { name: 'the guest’s script', files: /^\/scripts\/guest-(?!boot)/, rests: 'words' },
  { name: 'scripts that others share', files: /^\/scripts\/chunk-/, rests: 'words' },
  { name: 'the style sheet', files: /^\/styles\//, rests: 'picture', but: { hang: 'words', slow: 'words' } },
  { name: 'fonts', files: /^\/fonts\//, rests: 'picture' },
  { name: 'the story’s data', files: /^\/data\//, rests: 'words', throws: notHad },
  { name: 'drawn pictures', files: /^\/pictures\//, rests: 'picture' },
  { name: 'the flat edition’s page', files: /^\/\w+\/\w+\/embed\/flat\.html$/, rests: 'words', attributes: 'mode="flat"' },
  { name: 'the flat edition’s script', files: /^\/embed-flat\.js$/, rests: 'words', attributes: 'mode="flat"' },
];

/** What is broken around the page. */
export interface Surroundings {
  readonly name: string;
  readonly conditions: Conditions;
  readonly rests: 'live' | 'picture';
}

const day = 86_400_000;

/** Words by which lists of blockers hide elements; here anywhere in a class or an id. */
const blocked = (
  'advert banner sponsor promo popup overlay cookie consent newsletter social share sticky tracking outbrain taboola paywall subscribe ' +
  'interstitial recommend comment widget toast notification'
).split(' ');

export const surroundings: readonly Surroundings[] = [
  { name: 'storage is refused', conditions: { storage: 'refused' }, rests: 'live' },
  { name: 'storage is full', conditions: { storage: 'full' }, rests: 'live' },
  { name: 'WebGL is refused', conditions: { webgl: 'refused' }, rests: 'picture' },
  { name: 'the clock is 50 years behind', conditions: { clock: -50 * 365 * day }, rests: 'live' },
  { name: 'the clock is 50 years ahead', conditions: { clock: 50 * 365 * day }, rests: 'live' },
  {
    name: 'a blocker hides what has a name like an advertisement’s',
    conditions: {
      hidden: blocked
        .flatMap((word) => [`[class*="${word}" i]`, `[id*="${word}" i]`])
        .concat('.ad', '.ads', '[class^="ad-" i]', '[id^="ad-" i]', '[class*=" ad-" i]')
        .join(', '),
    },
    rests: 'live',
  },
];

/**
 * The ways of breaking a kind that a run tries: all, or one for each kind, by turns down the list: what is tried does not depend on what passes.
 * @param index of the kind, among the page's and the embed's together
 */
export const waysFor = (index: number, all: boolean): readonly Fault[] => (all ? faults : faults.slice(index % faults.length).slice(0, 1));
