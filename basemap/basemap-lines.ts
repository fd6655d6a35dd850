import type { BorderKind } from './basemap.ts';
import type { ZoomSteps } from './zoom-steps.ts';

/** A value by zoom: [zoom, value] in order, linear between them and constant outside (MapLibre's `interpolate linear zoom`). */
export type Stops = readonly (readonly [zoom: number, value: number])[];

// How the lines of the basemap are drawn, for the live map (style.ts) and the posters (poster/draw-basemap.ts) alike. Widths in CSS px.

export const coastWidth: Stops = [
  [1, 0.5],
  [4, 0.7],
  [5, 1],
  [8, 1.2],
];

/** Lakes have an outline from the first of these zooms on. */
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
/** The last rank that counts as large. */
export const largeRivers = 2;

export const riverAlpha: Stops = [
  [1.5, 0],
  [2.5, 0.8],
  [4, 1],
];

/** The last rank of rivers that is drawn. */
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
  /** in line widths, as in MapLibre's `line-dasharray` */
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

/** At close zooms borders matter most, and get a casing in the sea's colour. */
export const borderCasingWidth: Stops = [
  [5.5, 0],
  [6.5, 5],
];

/** Mix of the palette's `border` (0) and `borderClose` (1) in the colour of agreed and disputed borders. */
export const borderCloseness: Stops = [
  [5, 0],
  [6.5, 1],
];
