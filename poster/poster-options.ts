import type { Basemap } from '#basemap/basemap.ts';
import type { Palette } from '#theme/palette.ts';
import type { Timeline } from '#timeline/timeline.ts';
import type { PictureStreets } from './draw-streets.ts';
import type { Ink } from './ink.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';

export interface PosterOptions {
  /** the timeline that the frame comes from: story, stage, paths */
  readonly timeline: Timeline;
  /** the basemap as geometry, or the result of `shapeBasemap`, which is faster for many posters */
  readonly basemap: Basemap | ShapedBasemap;
  /** the basemap of this frame from `drawBasemap`, for posters that differ only in their labels; default: it is drawn */
  readonly drawn?: DrawnBasemap;
  /** default: that of the story's look, or for `ink: 'print'` the one for paper */
  readonly palette?: Palette;
  /** value of `data-poster`; default the step nearest to the frame's position */
  readonly stepId?: string;
  /** text alternative of the picture. Without it the picture is hidden from screen readers. */
  readonly title?: string;
  /** ISO 3166-1 alpha-2 codes of the countries whose borders are drawn; default the story's */
  readonly borders?: readonly string[];
  /** language of the labels; default the timeline's */
  readonly lang?: string;
  readonly ink?: Ink;
  /** simplification of the basemap's shapes, px; default 0.55 */
  readonly tolerance?: number;
  /** the most city lights to draw, brightest first, or a function that chooses; default 4600. Each takes 2 to 3 bytes, compressed. */
  readonly mostLights?: number | ChooseLights;
  /** a publisher's streets, over the basemap's land and water */
  readonly streets?: PictureStreets | undefined;
  /** device pixels per CSS px of the target screen; default 1. On dense screens lights are crisper and so brighter. */
  readonly density?: number;
}

/** Chooses how many lights are drawn, given the SVG text of the basemap without them, their number, and the SVG text for a given number of them. */
export type ChooseLights = (without: string, count: number, lights: (most: number) => string) => number;

/** The bottom layers of a picture: the basemap with its lights, and regions. They are the same in every language. */
export interface DrawnBasemap {
  readonly defs: readonly string[];
  readonly shapes: readonly string[];
}
