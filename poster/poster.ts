import type { Ground } from '#basemap/ground.ts';
import { viewOf } from '#geo/projection.ts';
import type { Palette } from '#theme/palette.ts';
import type { Timeline } from '#timeline/compile.ts';
import type { Frame } from '#timeline/frame.ts';
import { atmosphere, sea } from './draw-globe.ts';
import { borderLines, landAndWater } from './draw-ground.ts';
import { legLines } from './draw-legs.ts';
import { cityLights } from './draw-lights.ts';
import { labelGroup, placeLabels, placeMarks } from './draw-places.ts';
import { regionShapes } from './draw-regions.ts';
import { type Ink, paletteFor } from './ink.ts';
import { lensOf } from './lens.ts';
import type { Picture } from './picture.ts';
import { type ShapedGround, shapeGround } from './shaped-ground.ts';
import { element, escapeXml, group } from './svg.ts';

export interface PosterOptions {
  /** the timeline that the frame comes from: story, stage, paths */
  readonly timeline: Timeline;
  /** the ground as geometry, or what `shapeGround` made of it (for many posters, once) */
  readonly ground: Ground | ShapedGround;
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
  /** how many city lights are drawn at most, the strongest; 5200 unless told. Each takes 2 to 3 bytes, compressed. */
  readonly mostLights?: number;
  /** device pixels per CSS px of the screen that the picture is for; 1 unless told. Lights are crisper, so brighter, on dense screens. */
  readonly density?: number;
}

/**
 * Draws a frame as the text of an `<svg>` of the stage's size, on the same globe as MapLibre. Pure; needs no browser. Ids inside begin with the
 * step's id and the stage's size, so that posters of several steps and stages can stand in one page. Each place's mark is a `<g data-place transform="translate(x y)">`,
 * each leg a `<g data-leg data-end="x,y">` where its drawn end is in front of the horizon.
 *
 * @throws RangeError for a camera that is not made of numbers.
 */
export function posterOf(frame: Frame, options: PosterOptions): string {
  const {
    timeline,
    ink = 'screen',
    lang = timeline.lang,
    borders = timeline.story.borders,
    title,
    tolerance = 0.55,
    mostLights = 5200,
    density = 1,
  } = options;
  const { stage, rests } = timeline;
  const stepId = options.stepId ?? rests[Math.min(Math.max(Math.round(frame.position), 0), rests.length - 1)]?.id ?? '';
  const view = viewOf(frame.camera, stage);
  const prefix = `p-${stepId.replace(/[^\w-]/g, '_')}-${stage.width}x${stage.height}${ink === 'print' ? '-print' : ''}`;
  const picture: Picture = {
    view,
    lens: lensOf(view),
    zoom: frame.camera.zoom,
    palette: options.palette ?? paletteFor(ink),
    ink,
    prefix,
    tolerance,
  };
  const ground = 'shaped' in options.ground ? options.ground : shapeGround(options.ground);
  const air = atmosphere(picture);
  const regions = regionShapes(picture, timeline.story.regions, frame.regions);
  const lights = cityLights(picture, ground, { strength: frame.lights, most: mostLights, density });
  const legs = legLines(picture, frame, timeline);
  const defs = [...air.defs, ...regions.defs, ...lights.defs];
  const layers = [
    element('rect', { width: stage.width, height: stage.height, fill: picture.palette.page }),
    air.under,
    sea(picture),
    ...landAndWater(picture, ground),
    ...borderLines(picture, ground, borders),
    ...regions.shapes,
    lights.shapes,
    air.over,
    ...legs.casings,
    ...legs.lines,
    ...placeMarks(picture, frame, timeline),
    ...legs.heads,
    group(labelGroup(picture), placeLabels(picture, frame, timeline, lang)),
  ].filter((text) => text !== '');
  const inner = [
    title ? `<title>${escapeXml(title)}</title>` : '',
    defs.length > 0 ? `<defs>\n${defs.join('\n')}\n</defs>` : '',
    ...layers,
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'data-poster': stepId,
    viewBox: `0 0 ${stage.width} ${stage.height}`,
    width: stage.width,
    height: stage.height,
    ...(title ? { role: 'img' } : { 'aria-hidden': 'true' }),
    'xml:lang': lang,
  };
  return element('svg', attributes, `\n${inner.filter((text) => text !== '').join('\n')}\n`);
}
