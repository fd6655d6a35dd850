import type { BorderKind } from '#basemap/basemap.ts';
import {
  borderCasingWidth,
  borderCloseness,
  borderStyles,
  coastWidth,
  largeRivers,
  riverAlpha,
  riverRank,
  riverWidths,
  type Stops,
  shoreWidth,
} from '#basemap/basemap-lines.ts';
import { stepAt } from '#basemap/zoom-steps.ts';
import { areaPath, linePath } from './area-path.ts';
import { byZoom } from './by-zoom.ts';
import { short } from './path-text.ts';
import type { Picture } from './picture.ts';
import type { ShapedBasemap } from './shaped-basemap.ts';
import { element, opacity } from './svg.ts';

const margin = 4;
/** Islands and lakes of a smaller area are left out, px²: on a dark background they are noise. */
const smallest: Stops = [
  [2, 1.2],
  [5, 0.5],
];

/** Land with its coast, rivers, lakes. */
export function landAndWater(picture: Picture, basemap: ShapedBasemap): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const detail = { tolerance, margin, smallest: byZoom(smallest, zoom) };
  const land = areaPath(lens, basemap.land, detail);
  const lakes = areaPath(lens, basemap.lakes, detail);
  const coast = { stroke: palette.coast, 'stroke-width': byZoom(coastWidth, zoom), 'stroke-linejoin': 'round' };
  const shore = zoom >= (shoreWidth[0]?.[0] ?? 0) ? { stroke: palette.river, 'stroke-width': byZoom(shoreWidth, zoom) } : {};
  const alpha = byZoom(riverAlpha, zoom);
  const rivers = [riverWidths.large, riverWidths.small].map((width, small) => {
    const path = basemap.rivers
      .filter(({ rank }) => rank <= stepAt(riverRank, zoom) && rank > largeRivers === (small === 1))
      .map(({ line }) => linePath(lens, line, detail))
      .join('');
    if (!path || alpha <= 0) return '';
    return element('path', { d: path, fill: 'none', stroke: palette.river, 'stroke-width': byZoom(width, zoom), opacity: opacity(alpha) });
  });
  return [
    land && element('path', { d: land, fill: palette.land, 'fill-rule': 'evenodd', ...coast }),
    ...rivers,
    lakes && element('path', { d: lakes, fill: palette.lake, 'fill-rule': 'evenodd', ...shore }),
  ].filter((text) => text !== '');
}

/** The borders of some countries (ISO 3166-1 alpha-2 codes), each kind as one path. */
export function borderLines(picture: Picture, basemap: ShapedBasemap, countries: readonly string[]): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const out: string[] = [];
  for (const kind of Object.keys(borderStyles) as BorderKind[]) {
    const style = borderStyles[kind];
    const alpha = byZoom(style.alpha, zoom);
    if (alpha <= 0) continue;
    const path = basemap.borders
      .filter((border) => border.kind === kind && border.between.some((country) => countries.includes(country)))
      .map(({ line }) => linePath(lens, line, { tolerance, margin }))
      .join('');
    if (!path) continue;
    const cased = kind === 'agreed' || kind === 'disputed';
    const casing = cased ? byZoom(borderCasingWidth, zoom) : 0;
    const width = byZoom(style.width, zoom);
    const line = { d: path, fill: 'none', 'stroke-linejoin': 'round' };
    if (casing > 0) out.push(element('path', { ...line, stroke: palette.halo, 'stroke-width': casing }));
    out.push(
      element('path', {
        ...line,
        stroke:
          kind === 'ceasefire' ? palette.borderClose : mix(palette.border, palette.borderClose, cased ? byZoom(borderCloseness, zoom) : 0),
        'stroke-width': width,
        'stroke-dasharray': style.dash?.map((length) => short(length * width, 2)).join(' ') ?? null,
        'stroke-linecap': kind === 'province' ? 'round' : null,
        opacity: opacity(alpha),
      }),
    );
  }
  return out;
}

/** A colour between two, `#RRGGBB`. */
function mix(from: string, to: string, t: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * t));
  return `#${mixed
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()}`;
}
