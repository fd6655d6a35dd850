import type { Polygon } from '#basemap/basemap.ts';
import { type StreetGround, type WayClass, waterwayWidth, wayColour, wayWidths } from '#basemap/streets.ts';
import type { LngLat } from '#geo/camera.ts';
import { areaPath, linePath } from './area-path.ts';
import { byZoom } from './by-zoom.ts';
import type { Picture } from './picture.ts';
import type { Area } from './shaped-basemap.ts';
import { sphereLine } from './sphere-shape.ts';
import { element } from './svg.ts';

/** How much of a publisher's streets is drawn, where a picture must not be large: `all`, without buildings, without small streets, land and water alone. */
export const streetLevels = ['all', 'streets', 'main', 'ground'] as const;
export type StreetLevel = (typeof streetLevels)[number];

/** The publisher's streets of a picture. */
export interface PictureStreets {
  readonly tiles: readonly StreetGround[];
  readonly level: StreetLevel;
}

const margin = 8;
/** Smaller areas are left out, px². */
const smallest = 1;
const waysOf: Readonly<Record<StreetLevel, readonly WayClass[]>> = {
  all: ['street', 'rail', 'main', 'highway'],
  streets: ['street', 'rail', 'main', 'highway'],
  main: ['main', 'highway'],
  ground: [],
};

/** Land, water, buildings and roads of a publisher's tiles, which cover the basemap's. In the order of the live map's layers. */
export function streetShapes(picture: Picture, { tiles, level }: PictureStreets): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const detail = { tolerance, margin, smallest };
  // A path for each tile: tiles overlap at their edges, and areas that lie over each other in one path would be holes.
  const fill = (areas: (tile: StreetGround) => readonly Polygon[], colour: string): string[] =>
    tiles
      .map((tile) => areaPath(lens, areaOf(areas(tile)), detail))
      .map((d) => (d ? element('path', { d, fill: colour }) : ''))
      .filter((text) => text !== '');
  const stroke = (lines: readonly (readonly LngLat[])[], colour: string, width: number, more: Record<string, string> = {}): string[] => {
    const d = lines.map((line) => linePath(lens, sphereLine(line, false), detail)).join('');
    return d && width > 0 ? [element('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, ...more })] : [];
  };
  const round = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  return [
    ...fill(({ earth }) => earth, palette.land),
    ...fill(({ water }) => water, palette.sea),
    ...stroke(
      tiles.flatMap(({ waterways }) => waterways),
      palette.sea,
      byZoom(waterwayWidth, zoom),
    ),
    ...(level === 'all' ? fill(({ buildings }) => buildings, palette.building) : []),
    ...waysOf[level]
      .filter((way) => zoom >= (wayWidths[way][0]?.[0] ?? 0))
      .flatMap((way) =>
        stroke(
          tiles.flatMap(({ ways }) => ways.filter((one) => one.way === way).map(({ line }) => line)),
          wayColour(way, palette),
          byZoom(wayWidths[way], zoom),
          way === 'rail' ? { 'stroke-dasharray': '6 3' } : round,
        ),
      ),
  ];
}

/** Small areas, none of which holds the other side of the Earth. */
const areaOf = (polygons: readonly Polygon[]): Area => ({
  rings: polygons.flat().map((ring) => sphereLine(ring, true)),
  contains: () => false,
});
