import type { CSSProperties } from 'react';
import type { RouteOrigin } from '#timeline/route.ts';
import type { Layout } from '#timeline/stages.ts';

/** What is computed at build time and rendered into the page's HTML. */
export interface PageData {
  /** per step, the scroll length of the gap to the next step, in hundredths of the viewport's height */
  readonly travels: readonly (Travel | undefined)[];
  /** length of each leg, km */
  readonly km: Readonly<Record<string, number>>;
  /** the end of the route timeline at which the journey begins */
  readonly origin: RouteOrigin;
  /** light beneath the journey, 0–1, one value per 25 km from the start */
  readonly light: readonly number[];
  /** URLs of the basemap's data and MapLibre's worker, with the base path */
  readonly basemap: string;
  readonly worker: string;
  /** URL prefix of the posters: `<step>-wide.svg`, `<step>-portrait.svg`, `<step>-print.svg` */
  readonly posters: string;
  /** URL of the text-only page */
  readonly plainText: string;
  /** URL of the story's page in each of its languages */
  readonly languageHrefs: Readonly<Record<string, string>>;
  /** URL prefix for sharing a step, followed by `<step>/`: that page has the step's own preview picture */
  readonly share: string;
  /** URLs of related pages: distances from the reader's own city (null without a journey), and the embed code */
  readonly related: { readonly howFar: string | null; readonly embed: string };
  /** names of the page's typefaces */
  readonly typefaces: readonly string[];
}

/** Scroll length of a gap per layout, in hundredths of the viewport's height. */
export type Travel = Readonly<Record<Layout, number>>;

/** The travel of a gap as custom properties, from which the style sheet computes a height per layout. */
export function travelStyle(travel: Travel | undefined): CSSProperties {
  if (!travel) return {};
  return { '--travel-wide': travel.wide, '--travel-portrait': travel.portrait, '--travel-landscape': travel.landscape } as CSSProperties;
}
