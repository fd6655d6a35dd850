import type { Palette } from './palette.ts';

/** Type of a label on the map. Sizes in CSS px, tracking in em. */
export interface LabelStyle {
  readonly family: 'IBM Plex Sans' | 'Source Serif 4';
  readonly weight: 400 | 500 | 600;
  readonly italic: boolean;
  readonly size: number;
  readonly tracking: number;
  readonly caps: boolean;
  readonly color: keyof Palette;
}

/** The kinds of places that every story has, and `own`: those that a story declares for itself. */
export type LabelKind = 'story' | 'approximate' | 'own' | 'context' | 'subject' | 'country' | 'water' | 'note';

const sans = { family: 'IBM Plex Sans', italic: false, tracking: 0, caps: false } as const;

/** By kind of place. A kind's place in `labelOrder` is its priority when two labels want the same room. */
export const labels: Readonly<Record<LabelKind, LabelStyle>> = {
  story: { ...sans, weight: 600, size: 14, color: 'place' },
  approximate: { ...sans, weight: 600, size: 14, color: 'place' },
  own: { ...sans, weight: 500, size: 13, color: 'place' },
  context: { ...sans, weight: 400, size: 12.5, color: 'context' },
  subject: { ...sans, weight: 500, size: 15, tracking: 0.17, caps: true, color: 'subject' },
  country: { ...sans, weight: 500, size: 12.5, tracking: 0.15, caps: true, color: 'country' },
  water: { family: 'Source Serif 4', weight: 400, italic: true, size: 13.5, tracking: 0, caps: false, color: 'water' },
  note: { ...sans, weight: 400, size: 12.5, color: 'note' },
};
export const labelOrder: readonly LabelKind[] = ['story', 'approximate', 'own', 'subject', 'note', 'country', 'context', 'water'];
/** Second line of a label ("held by the crown"): the context style. */
export const detailStyle: LabelStyle = labels.context;
/** Halo width CSS px and opacity of the colour `halo`; distance of a label from its mark's point, CSS px. */
export const labelHalo = { width: 1.5, opacity: 0.85 } as const;
export const labelOffset = 10;
/** line height of labels, em */
export const labelLeading = 1.25;

/** `ring` and `diamond`, `square`, `triangle` are outlines, `disc` is filled. */
export type MarkShape = 'disc' | 'ring' | 'dashed-ring' | 'diamond' | 'square' | 'triangle';

/** Shapes that a story may give to a kind of its own. */
export const ownShapes = ['diamond', 'square', 'triangle', 'ring'] as const;
export type OwnShape = (typeof ownShapes)[number];

/** A mark, CSS px. `radius` of discs and rings, half the diagonal of the others. `backing`: halo-coloured disc below. */
export interface MarkStyle {
  readonly shape: MarkShape;
  readonly radius: number;
  readonly stroke: number;
  readonly backing: number;
}

const marks: Readonly<Record<Exclude<LabelKind, 'own'>, MarkStyle | null>> = {
  story: { shape: 'disc', radius: 3.6, stroke: 0, backing: 6 },
  approximate: { shape: 'dashed-ring', radius: 4.6, stroke: 1.5, backing: 7 },
  context: { shape: 'disc', radius: 1.8, stroke: 0, backing: 3.4 },
  subject: null,
  country: null,
  water: null,
  note: null,
};
const ownMarks: Readonly<Record<OwnShape, MarkStyle>> = {
  diamond: { shape: 'diamond', radius: 5.6, stroke: 1.7, backing: 8 },
  square: { shape: 'square', radius: 5.4, stroke: 1.7, backing: 8 },
  triangle: { shape: 'triangle', radius: 6.2, stroke: 1.7, backing: 8 },
  ring: { shape: 'ring', radius: 4.4, stroke: 1.7, backing: 7 },
};

/** The mark of a kind of place; null for kinds that are only a label. @param shape of a kind of the story's own */
export function markOf(kind: LabelKind, shape: OwnShape = 'diamond'): MarkStyle | null {
  return kind === 'own' ? ownMarks[shape] : marks[kind];
}
/** Region: hatch at 45°, a line every `every` px. */
export const region = { every: 9, hatchWidth: 1, hatchOpacity: 0.13, outlineWidth: 1.2, outlineOpacity: 0.62 } as const;
