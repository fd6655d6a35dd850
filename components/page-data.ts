import type { CSSProperties } from 'react';
import type { StoryPageJson } from '#browser/page-json.ts';
import type { Passed, RouteOrigin } from '#timeline/route.ts';
import type { Layout } from '#timeline/stages.ts';
import type { Files } from './blocks.tsx';

/** What is computed at build time and rendered into the page's HTML. */
export interface PageData {
  /** per step, the scroll length of the gap to the next step, in hundredths of the viewport's height */
  readonly travels: readonly (Travel | undefined)[];
  /** length of each leg on the route timeline, km */
  readonly lengths: Readonly<Record<string, number>>;
  /** the end of the route timeline at which the journey begins */
  readonly origin: RouteOrigin;
  /** the stops that the journey's legs pass, which the route timeline names */
  readonly passed: readonly Passed[];
  /** light beneath the journey, 0–1, one value per 25 km from the start */
  readonly light: readonly number[];
  /** URLs of the basemap's data and MapLibre's worker, with the base path */
  readonly basemap: string;
  /** the tiles of the basemap that the story has for itself; absent: none */
  readonly tiles?: NonNullable<StoryPageJson['tiles']>;
  /** the publisher's own tiles that the story has; absent: none */
  readonly streets?: NonNullable<StoryPageJson['streets']>;
  /** colours of the map where its look is not the night's */
  readonly palette?: NonNullable<StoryPageJson['palette']>;
  readonly worker: string;
  /** URL of the service worker; `?assets=` says the origin of files that never change, where that is another */
  readonly offline: string;
  /** URL prefix of the posters: `<step>-wide.svg`, `<step>-portrait.svg`, `<step>-print.svg` */
  readonly posters: string;
  readonly files: Files;
  /** URL of the story's data for the browser */
  readonly story: string;
  /** URL of the text-only page */
  readonly plainText: string;
  /** URL of the story's page in each of its languages */
  readonly languageHrefs: Readonly<Record<string, string>>;
  /** URL prefix for sharing a step, followed by `<step>/`: that page has the step's own preview picture */
  readonly share: string;
  /** URLs of related pages: distances from the reader's own city (null without a journey that has kilometres), how it was checked (null without), and the embed code */
  readonly related: { readonly howFar: string | null; readonly method: string | null; readonly embed: string };
  /** names of the page's typefaces */
  readonly typefaces: readonly string[];
  /** what the credits say of the publisher's own, a line for each */
  readonly typeCredits: readonly string[];
}

/** Scroll length of a gap per layout, in hundredths of the viewport's height. */
export type Travel = Readonly<Record<Layout, number>>;

/** The travel of a gap as custom properties, from which the style sheet computes a height per layout. */
export function travelStyle(travel: Travel | undefined): CSSProperties {
  if (!travel) return {};
  return { '--travel-wide': travel.wide, '--travel-portrait': travel.portrait, '--travel-landscape': travel.landscape } as CSSProperties;
}
