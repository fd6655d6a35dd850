import type { CSSProperties } from 'react';
import type { RouteOrigin } from '#timeline/route.ts';
import type { Layout } from '#timeline/stages.ts';

/** What is computed when the page is built and stands in its HTML. */
export interface PageData {
  /** per step, the scroll that the camera's way from it to the next one needs, in hundredths of the viewport's height */
  readonly travels: readonly (Travel | undefined)[];
  /** length of each leg, km */
  readonly km: Readonly<Record<string, number>>;
  /** the end of the route timeline at which the journey begins */
  readonly origin: RouteOrigin;
  /** light beneath the journey, 0–1, one value per 25 km from its start */
  readonly light: readonly number[];
  /** addresses of the basemap's data and MapLibre's worker, with the base path */
  readonly basemap: string;
  readonly worker: string;
  /** address prefix of the drawn pictures, `<step>-wide.svg`, `<step>-portrait.svg`, `<step>-print.svg` */
  readonly posters: string;
  /** address of the page of words without a map */
  readonly plainText: string;
  /** address of the story's page in each of its languages */
  readonly homes: Readonly<Record<string, string>>;
  /** what a reader copies to share a step: this, the step's id, `/`. There its own picture stands in the head. */
  readonly share: string;
  /** addresses of what goes on from the story: distances from the reader's own city (where there is a journey), and how to embed it */
  readonly beyond: { readonly howFar: string | null; readonly embed: string };
  /** names of the typefaces that the page is set in */
  readonly typefaces: readonly string[];
}

export type Travel = Readonly<Record<Layout, number>>;

/** The travel of a gap as custom properties, which the style sheet turns into a height per layout. */
export function travelStyle(travel: Travel | undefined): CSSProperties {
  if (!travel) return {};
  return { '--travel-wide': travel.wide, '--travel-portrait': travel.portrait, '--travel-landscape': travel.landscape } as CSSProperties;
}
