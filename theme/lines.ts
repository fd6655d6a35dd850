import type { Palette } from './palette.ts';

/** Stroke of a leg. Widths and dashes in CSS px; a dash of 0 with a round cap is a dot. */
export interface LineStyle {
  readonly color: keyof Palette & ('route' | 'railway');
  readonly width: number;
  readonly dash: readonly [on: number, off: number] | null;
  readonly cap: 'round' | 'butt';
  readonly opacity: number;
  /** the part not yet drawn; null: nothing shows ahead */
  readonly coming: { readonly width: number; readonly opacity: number } | null;
  readonly casing: { readonly opacity: number; readonly coming: number };
  readonly head: 'disc' | 'ring' | null;
  /** the drawn end is an arrow's tip */
  readonly tip?: boolean;
}

/** Certainty reads without colour: solid, dashed, dotted, an arrow of short strokes. */
export const lines: Readonly<Record<'reported' | 'inferred' | 'alternative' | 'direction', LineStyle>> = {
  reported: {
    color: 'route',
    width: 2.6,
    dash: null,
    cap: 'round',
    opacity: 1,
    coming: { width: 1.5, opacity: 0.5 },
    casing: { opacity: 0.72, coming: 0.5 },
    head: 'disc',
  },
  inferred: {
    color: 'route',
    width: 2.4,
    dash: [9, 6],
    cap: 'butt',
    opacity: 1,
    coming: { width: 1.5, opacity: 0.5 },
    casing: { opacity: 0.72, coming: 0.5 },
    head: 'ring',
  },
  alternative: {
    color: 'railway',
    width: 2.1,
    dash: [0, 5.4],
    cap: 'round',
    opacity: 0.8,
    coming: null,
    casing: { opacity: 0.35, coming: 0 },
    head: null,
  },
  direction: {
    color: 'railway',
    width: 1.8,
    dash: [5, 9],
    cap: 'butt',
    opacity: 0.9,
    coming: null,
    casing: { opacity: 0.35, coming: 0 },
    head: null,
    tip: true,
  },
};
/** The tip of a direction: length of its barbs and how far it stops before the end, where a place's mark is, CSS px; the barbs' angle to the line, degrees. */
export const tip = { length: 11, gap: 9, spread: 28 } as const;
/** Extra width of the halo-coloured casing under a line, CSS px. */
export const casingExtra = 3;
/** The head: radius of disc and ring, stroke of the ring, radius and opacity of the halo-coloured disc below, CSS px. */
export const head = { radius: 5.2, stroke: 2.6, backing: 8.5, backingOpacity: 0.8 } as const;

/** A reference to a leg in the text is underlined in the pattern of its line, CSS px. `alternative`: a dot of `radius` every `period`; `direction`: a short stroke `on` every `period`. */
export const underlines = {
  reported: { width: 2 },
  inferred: { width: 2, dash: [7, 5] },
  alternative: { radius: 1.05, period: 5 },
  direction: { width: 1.6, on: 5, period: 11 },
} as const;
