/**
 * The page's layout in numbers, said once: theme/css.ts makes custom properties of them, theme/media.ts media queries, and timeline/stages.ts
 * the stages that the map is composed for. Lengths are CSS px, shares are of the viewport's width or height.
 */

/** A length that follows the viewport between two bounds: CSS `clamp()`. */
export interface FluidLength {
  readonly min: number;
  /** of the viewport's width or height, as the place that uses it says */
  readonly share: number;
  readonly max: number;
}

/** A length that a share of something bounds: CSS `min()`. */
export interface CappedLength {
  readonly most: number;
  readonly share: number;
}

/** Where the layout changes: sizes of the viewport from which on something holds, CSS px. */
export const breakpoints = {
  /** narrower viewports are `portrait`, whatever their shape */
  columnsWidth: 560,
  /** `wide` needs both */
  wideWidth: 900,
  wideHeight: 560,
  /** the row of controls has room for words beside its icons */
  roomyWidth: 1280,
  /** upright viewports from here on have room for more map */
  tabletWidth: 600,
  /** no higher: the status panel of `portrait` is one line, since two would reach into the free part of the map */
  shortHeight: 664,
  /** no screen is so high, nor is a page that is zoomed out to 25 %; embed/screens.ts says the same */
  noScreenHeight: 6000,
} as const;

/** What stands on a small map (`portrait` and `landscape`): a thumb's sizes. */
export const small = {
  /** a button, square, the gap between two, and their distance from the map's edges */
  button: 44,
  gap: 8,
  edge: 12,
  /** labels keep this much more away from the buttons */
  clear: 4,
  /** room that the status panel takes in its corner, with five digits of kilometres and their words in the longest language */
  statusPanel: { width: 216, height: 58 },
  /** nothing that matters stands nearer to the map's edge */
  inset: 14,
  /** the inset, square, and its distance from the map's upper left corner */
  globe: { side: 68, edge: 10 },
} as const;

/** Text over the start side of a full-bleed map. */
export const wide = {
  /** the text column, shares of the viewport's width */
  column: { left: { min: 40, share: 0.05, max: 160 }, width: { min: 400, share: 0.36, max: 930 } },
  /** from the text column to what stands at the map's foot */
  gutter: 40,
  /** the shade under the text fades out over this width: nothing that matters on the map stands in it */
  shade: 96,
  /** from the viewport's other edges to what stands on the map */
  margin: 40,
  /** the same where the row of controls has little room */
  tightMargin: 24,
  /** the row of controls: its top and its height */
  controls: { top: 28, height: 40 },
  /** from the viewport's top to the free part of the map */
  top: 80,
  /** from the free part of the map to the viewport's foot, share of its height; at least as high as the status panel's text */
  foot: { min: 208, share: 0.26, max: 375 },
  statusPanel: { bottom: 118, height: 96 },
  /** the inset, square, at the end side; from the status panel up to it */
  globe: { side: 120, above: 28 },
  routeTimeline: { bottom: 20 },
} as const satisfies Record<string, unknown> & { column: Record<string, FluidLength>; foot: FluidLength };

/** The map pinned to the top, the seam with the route timeline below it, text under that. */
export const portrait = {
  /** of the viewport's height: map and seam; on tablets more, whose text takes fewer lines */
  pinShare: 0.44,
  tabletPinShare: 0.52,
  seam: 56,
  /** from the seam to the status panel */
  panelGap: 8,
  /** from the free part of the map to its foot, share of the map's height */
  foot: { most: 70, share: 0.22 },
} as const satisfies Record<string, unknown> & { foot: CappedLength };

/** Text at the start side, map at the other. */
export const landscape = {
  /** of the viewport's width: text */
  textShare: 0.5,
  /** from the map's foot to the status panel: the route timeline stands below it */
  panelBottom: 84,
  /** from the map's side to the status panel */
  panelStart: 16,
  /** from the free part of the map to its foot, share of its height */
  foot: { most: 146, share: 0.46 },
} as const satisfies Record<string, unknown> & { foot: CappedLength };

/**
 * The part of the screen in which one reads, shares of the height that the text has for itself; `edge` in CSS px from the top of that. `rest`: where
 * links lead, a text begins no lower than this share, so that a short one has no empty third above it and its notes are in view.
 */
export const readingBands = {
  beside: { top: 0.3, bottom: 0.62, rest: 0.2, edge: 24 },
  below: { top: 0.14, bottom: 0.72, rest: 0.08, edge: 20 },
} as const;

/** The camera rests from this much before a step's position to this much after it, while its words are read, and travels between. */
export const restHalf = 0.1;
