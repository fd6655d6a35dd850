import type { BorderKind } from '#basemap/ground.ts';
import { areaPath, linePath } from './area-path.ts';
import { byZoom, type Stops } from './by-zoom.ts';
import type { Picture } from './picture.ts';
import type { ShapedGround } from './shaped-ground.ts';
import { element, opacity } from './svg.ts';

const margin = 4;
/** Islands and lakes that cover less are left out, px²: below, they are noise on a dark ground. */
const smallest: Stops = [
  [2, 1.2],
  [5, 0.5],
];
const coastWidth: Stops = [
  [2, 0.5],
  [4, 0.7],
  [5, 1],
];
const riverWidth: Stops = [
  [3, 0.6],
  [6, 1],
];
/** The least important rivers that are drawn, by zoom. */
const riverRank: Stops = [
  [1.5, 1],
  [5.5, 6],
];

/** Land with its coast, lakes, rivers. */
export function landAndWater(picture: Picture, ground: ShapedGround): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const detail = { tolerance, margin, smallest: byZoom(smallest, zoom) };
  const land = areaPath(lens, ground.land, detail);
  const lakes = areaPath(lens, ground.lakes, detail);
  const rank = byZoom(riverRank, zoom);
  const rivers = ground.rivers
    .filter((river) => river.rank <= rank)
    .map(({ line }) => linePath(lens, line, detail))
    .join('');
  const coast = { stroke: palette.coast, 'stroke-width': byZoom(coastWidth, zoom), 'stroke-linejoin': 'round' };
  return [
    land && element('path', { d: land, fill: palette.land, 'fill-rule': 'evenodd', ...coast }),
    rivers && element('path', { d: rivers, fill: 'none', stroke: palette.river, 'stroke-width': byZoom(riverWidth, zoom) }),
    lakes && element('path', { d: lakes, fill: palette.lake, 'fill-rule': 'evenodd', stroke: palette.river, 'stroke-width': 0.5 }),
  ].filter((text) => text !== '');
}

interface BorderStyle {
  readonly width: Stops;
  readonly alpha: Stops;
  readonly dash: string | null;
}

const borderAlpha: Stops = [
  [4, 0.45],
  [5, 0.75],
  [6.5, 1],
];
const borders: Readonly<Record<BorderKind, BorderStyle>> = {
  province: {
    width: [[4, 0.6]],
    alpha: [
      [4.6, 0],
      [5.6, 0.42],
    ],
    dash: '.1 2.4',
  },
  disputed: {
    width: [
      [4, 0.6],
      [5, 1],
      [6.5, 1.4],
    ],
    alpha: borderAlpha,
    dash: '4 3',
  },
  demarcation: {
    width: [
      [4, 0.7],
      [5, 1],
    ],
    alpha: [
      [3, 0.45],
      [5, 0.8],
    ],
    dash: '2 3',
  },
  agreed: {
    width: [
      [4, 0.6],
      [5, 1],
      [6.5, 2],
    ],
    alpha: borderAlpha,
    dash: null,
  },
};
/** From here on the border is what the picture is about, and gets a casing of the sea's colour. */
const casingWidth: Stops = [
  [5.5, 0],
  [6.5, 5],
];
const closeFrom = 5.8;

/** The borders of the countries named, each kind in one path. `countries`: ISO 3166-1 alpha-2. */
export function borderLines(picture: Picture, ground: ShapedGround, countries: readonly string[]): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const out: string[] = [];
  for (const kind of Object.keys(borders) as BorderKind[]) {
    const style = borders[kind];
    const alpha = byZoom(style.alpha, zoom);
    if (alpha <= 0) continue;
    const path = ground.borders
      .filter((border) => border.kind === kind && border.between.some((country) => countries.includes(country)))
      .map(({ line }) => linePath(lens, line, { tolerance, margin }))
      .join('');
    if (!path) continue;
    const casing = kind === 'agreed' ? byZoom(casingWidth, zoom) : 0;
    const line = { d: path, fill: 'none', 'stroke-linejoin': 'round' };
    if (casing > 0) out.push(element('path', { ...line, stroke: palette.sea, 'stroke-width': casing }));
    out.push(
      element('path', {
        ...line,
        stroke: zoom >= closeFrom && kind !== 'province' ? palette.borderClose : palette.border,
        'stroke-width': byZoom(style.width, zoom),
        'stroke-dasharray': style.dash,
        'stroke-linecap': kind === 'province' ? 'round' : null,
        opacity: opacity(alpha),
      }),
    );
  }
  return out;
}
