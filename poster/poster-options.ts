import type { Basemap } from '#basemap/basemap.ts';
import type { Palette } from '#theme/palette.ts';
import type { Timeline } from '#timeline/timeline.ts';
import type { Ink } from './ink.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';

export interface PosterOptions {
  /** the timeline that the frame comes from: story, stage, paths */
  readonly timeline: Timeline;
  /** the basemap as geometry, or what `shapeBasemap` made of it (for many posters, once) */
  readonly basemap: Basemap | ShapedBasemap;
  /** the ground of this very frame as `drawBasemap` drew it, for pictures that differ by their words; default: it is drawn */
  readonly drawn?: DrawnBasemap;
  /** default: the theme's, or for `ink: 'print'` the one for paper */
  readonly palette?: Palette;
  /** what `data-poster` says; default the step that the frame's position is nearest to */
  readonly stepId?: string;
  /** what the picture shows, in words. Without it the picture is hidden from screen readers. */
  readonly title?: string;
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn; default the story's */
  readonly borders?: readonly string[];
  /** language of the labels; default the timeline's */
  readonly lang?: string;
  readonly ink?: Ink;
  /** px by which shapes of the ground may be simplified; 0.55 unless told */
  readonly tolerance?: number;
  /** how many city lights are drawn at most, the strongest, or who chooses that; 4600 unless told. Each takes 2 to 3 bytes, compressed. */
  readonly mostLights?: number | ChooseLights;
  /** device pixels per CSS px of the screen that the picture is for; 1 unless told. Lights are crisper, so brighter, on dense screens. */
  readonly density?: number;
}

/** Chooses how many lights are drawn, given the text of the ground without them, how many there are, and the text that so many of them take. */
export type ChooseLights = (without: string, count: number, lights: (most: number) => string) => number;

/** The lowest layers of a picture: the basemap, its lights and regions. They are the same in every language. */
export interface DrawnBasemap {
  readonly defs: readonly string[];
  readonly shapes: readonly string[];
}
