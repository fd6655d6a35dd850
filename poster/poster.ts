import type { Frame } from '#timeline/frame.ts';
import { drawBasemap } from './draw-basemap-layers.ts';
import { atmosphere } from './draw-globe.ts';
import { legLines } from './draw-legs.ts';
import { overlayShapes } from './draw-overlays.ts';
import { labelGroup, placeLabels, placeMarks } from './draw-places.ts';
import { pictureOf, stepOf } from './picture-of.ts';
import type { PosterOptions } from './poster-options.ts';
import { element, escapeXml, group, lines } from './svg.ts';

/**
 * Draws a frame as the text of an `<svg>` of the stage's size, with the same projection as MapLibre's globe. Pure; needs no browser. Ids inside start with the
 * step's id and the stage's size, so that posters of several steps and stages can be on one page. Each place's mark is a `<g data-place transform="translate(x y)">`,
 * each leg a `<g data-leg>`, with `data-end="x,y"` where its drawn end is in front of the horizon.
 *
 * @throws RangeError for a camera that is not made of numbers
 */
export function posterOf(frame: Frame, options: PosterOptions): string {
  const { timeline, lang = timeline.lang, title } = options;
  const { stage } = timeline;
  const picture = pictureOf(frame, options);
  const basemap = options.drawn ?? drawBasemap(frame, options);
  const glow = atmosphere(picture);
  const legs = legLines(picture, frame, timeline);
  const defs = [...glow.defs, ...basemap.defs];
  const inner = [
    title ? `<title>${escapeXml(title)}</title>` : '',
    defs.length > 0 ? `<defs>\n${defs.join('\n')}\n</defs>` : '',
    // One shape without antialiasing (whose edges are not visible) keeps Chromium from rasterising the whole picture with multisampling, which it does for
    // pictures with many paths: lines would be coarser, and without a graphics card it would take three times as long (docs/decisions/0004-posters.md).
    element('rect', { width: stage.width, height: stage.height, fill: picture.palette.page, 'shape-rendering': 'crispEdges' }),
    glow.under,
    ...basemap.shapes,
    glow.over,
    ...overlayShapes(picture, timeline.story.overlays ?? [], frame.overlays ?? {}),
    ...legs.casings,
    ...legs.lines,
    ...placeMarks(picture, frame, timeline),
    ...legs.heads,
    group(labelGroup(picture, lang), placeLabels(picture, frame, timeline, lang)),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    'data-poster': stepOf(frame, options),
    viewBox: `0 0 ${stage.width} ${stage.height}`,
    width: stage.width,
    height: stage.height,
    ...(title ? { role: 'img' } : { 'aria-hidden': 'true' }),
    'xml:lang': lang,
  };
  return element('svg', attributes, `\n${lines(inner)}\n`);
}
