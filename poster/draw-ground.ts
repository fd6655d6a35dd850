import type { BorderKind } from '#basemap/ground.ts';
import { areaPath, linePath } from './area-path.ts';
import { byZoom, type Stops } from './by-zoom.ts';
import { short } from './path-text.ts';
import type { Picture } from './picture.ts';
import type { ShapedGround } from './shaped-ground.ts';
import { element, opacity } from './svg.ts';

const margin = 4;
/** Islands and lakes that cover less are left out, px²: below, they are noise on a dark ground. */
const smallest: Stops = [
  [2, 1.2],
  [5, 0.5],
];
// Widths, alphas and ranks are those of the live map: basemap/style.ts.
const coastWidth: Stops = [
  [1, 0.5],
  [4, 0.7],
  [5, 1],
  [8, 1.2],
];
const shoreWidth: Stops = [
  [3, 0.5],
  [6, 0.8],
];
/** Large rivers (rank 1 and 2) and the others. */
const riverWidths: readonly [Stops, Stops] = [
  [
    [3, 0.6],
    [6, 1.3],
    [8, 2],
  ],
  [
    [3, 0.6],
    [6, 1],
    [8, 1.4],
  ],
];
const riverAlpha: Stops = [
  [1.5, 0],
  [2.5, 0.8],
  [4, 1],
];

/** The least important rivers that are drawn, by whole zooms, as tiles are. */
function leastRank(zoom: number): number {
  return [1, 1, 2, 3, 5][Math.max(Math.floor(zoom), 0)] ?? 6;
}

/** Land with its coast, rivers, lakes. */
export function landAndWater(picture: Picture, ground: ShapedGround): string[] {
  const { lens, zoom, palette, tolerance } = picture;
  const detail = { tolerance, margin, smallest: byZoom(smallest, zoom) };
  const land = areaPath(lens, ground.land, detail);
  const lakes = areaPath(lens, ground.lakes, detail);
  const coast = { stroke: palette.coast, 'stroke-width': byZoom(coastWidth, zoom), 'stroke-linejoin': 'round' };
  const shore = zoom >= 3 ? { stroke: palette.river, 'stroke-width': byZoom(shoreWidth, zoom) } : {};
  const alpha = byZoom(riverAlpha, zoom);
  const rivers = riverWidths.map((width, small) => {
    const path = ground.rivers
      .filter(({ rank }) => rank <= leastRank(zoom) && rank > 2 === (small === 1))
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

interface BorderStyle {
  readonly width: Stops;
  readonly alpha: Stops;
  /** in widths of the line, as MapLibre counts them */
  readonly dash: readonly [number, number] | null;
}

const borderAlpha: Stops = [
  [3, 0.45],
  [5, 0.75],
  [6.5, 1],
];
const borders: Readonly<Record<BorderKind, BorderStyle>> = {
  province: {
    width: [
      [4.6, 0.7],
      [7, 0.9],
    ],
    alpha: [
      [4.6, 0],
      [5.6, 0.5],
    ],
    dash: [0.1, 3],
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
  disputed: {
    width: [
      [4, 0.6],
      [5, 1],
      [6.5, 1.4],
    ],
    alpha: borderAlpha,
    dash: [4, 3],
  },
  demarcation: {
    width: [
      [3, 0.7],
      [5, 1],
    ],
    alpha: [
      [3, 0.45],
      [5, 0.8],
    ],
    dash: [2, 3],
  },
};
/** From here on the border is what the picture is about, and gets a casing of the sea's colour. */
const casingWidth: Stops = [
  [5.5, 0],
  [6.5, 5],
];
/** How far the colour is from `border` to `borderClose`. */
const closeness: Stops = [
  [5, 0],
  [6.5, 1],
];

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
    const cased = kind === 'agreed' || kind === 'disputed';
    const casing = cased ? byZoom(casingWidth, zoom) : 0;
    const width = byZoom(style.width, zoom);
    const line = { d: path, fill: 'none', 'stroke-linejoin': 'round' };
    if (casing > 0) out.push(element('path', { ...line, stroke: palette.sea, 'stroke-width': casing }));
    out.push(
      element('path', {
        ...line,
        stroke:
          kind === 'demarcation' ? palette.borderClose : mix(palette.border, palette.borderClose, cased ? byZoom(closeness, zoom) : 0),
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
