import { lightStrength } from '#basemap/lights.ts';
import type { Frame } from '#timeline/frame.ts';
import { borderLines, landAndWater } from './draw-basemap.ts';
import { sea } from './draw-globe.ts';
import { cityLights } from './draw-lights.ts';
import { regionShapes } from './draw-regions.ts';
import { streetShapes } from './draw-streets.ts';
import { pictureOf } from './picture-of.ts';
import type { DrawnBasemap, PosterOptions } from './poster-options.ts';
import { shapeBasemap } from './shaped-basemap.ts';
import { lines } from './svg.ts';

/**
 * Draws the basemap of a frame: sea, land, water, borders, regions, lights. This takes nearly all of the time a poster needs and does not depend on
 * the language: draw it once and pass it to `posterOf` as `drawn` for every language.
 *
 * @throws RangeError for a camera that is not made of numbers
 */
export function drawBasemap(frame: Frame, options: PosterOptions): DrawnBasemap {
  const { timeline, borders = timeline.story.borders, mostLights = 4600, density = 1, streets } = options;
  const picture = pictureOf(frame, options);
  const basemap = 'shaped' in options.basemap ? options.basemap : shapeBasemap(options.basemap);
  const regions = regionShapes(picture, timeline.story.regions, frame.regions);
  const ground = [...landAndWater(picture, basemap), ...(streets ? streetShapes(picture, streets) : [])];
  const shapes = [sea(picture), ...ground, ...borderLines(picture, basemap, borders), ...regions.shapes];
  const city = cityLights(picture, basemap, { strength: frame.lights * lightStrength(picture.zoom), density });
  const textOf = (most: number): string => {
    const { defs, shapes: drawn } = city.draw(most);
    return lines([...defs, drawn]);
  };
  const most = typeof mostLights === 'number' ? mostLights : mostLights(lines([...regions.defs, ...shapes]), city.count, textOf);
  const lights = city.draw(most);
  return { defs: [...regions.defs, ...lights.defs], shapes: [...shapes, lights.shapes] };
}
