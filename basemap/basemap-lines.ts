import type { BorderKind } from './basemap.ts';
import type { ZoomSteps } from './zoom-steps.ts';

/** A value that follows the zoom: [zoom, value] in order, straight between them, flat beyond (MapLibre's `interpolate linear zoom`). */
export type Stops = readonly (readonly [zoom: number, value: number])[];

// How the lines of the ground are drawn, for the live map (style.ts) and the posters (poster/draw-ground.ts) alike. Widths in CSS px.

export const coastWidth: Stops = [
  [1, 0.5],
  [4, 0.7],
  [5, 1],
  [8, 1.2],
];

/**
 * The graded sea: bands along the coast, under the land, the widest first. Width on both sides of the coast line, of which the land hides one. A vignette,
 * as on engraved maps, not depths: we have none that would earn their bytes (docs/decisions/0104).
 */
export const seaBands: readonly { readonly width: Stops; readonly alpha: number }[] = [
  {
    width: [
      [1, 5],
      [4, 14],
      [8, 30],
    ],
    alpha: 0.12,
  },
  {
    width: [
      [1, 2.4],
      [4, 6],
      [8, 12],
    ],
    alpha: 0.1,
  },
];

/** Lakes have a line from the first of these zooms on. */
export const shoreWidth: Stops = [
  [3, 0.5],
  [6, 0.8],
];

/** Rivers of rank 1 and 2, and the others; at the same zooms. */
export const riverWidths: { readonly large: Stops; readonly small: Stops } = {
  large: [
    [3, 0.6],
    [6, 1.3],
    [8, 2],
  ],
  small: [
    [3, 0.6],
    [6, 1],
    [8, 1.4],
  ],
};
/** The last rank that is large. */
export const largeRivers = 2;

export const riverAlpha: Stops = [
  [1.5, 0],
  [2.5, 0.8],
  [4, 1],
];

/** The least important rivers that are drawn. */
export const riverRank: ZoomSteps = [
  [0, 1],
  [2, 2],
  [3, 3],
  [4, 5],
  [5, 6],
];

export interface BorderStyle {
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

/** Provinces show from the first zoom of their alpha on. */
export const borderStyles: Readonly<Record<BorderKind, BorderStyle>> = {
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
  ceasefire: {
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
export const borderCasingWidth: Stops = [
  [5.5, 0],
  [6.5, 5],
];

/** How far the colour of agreed and disputed borders is from the palette's `border` to `borderClose`. */
export const borderCloseness: Stops = [
  [5, 0],
  [6.5, 1],
];
