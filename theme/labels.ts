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

export type LabelKind = 'story' | 'approximate' | 'training' | 'context' | 'subject' | 'country' | 'water' | 'note';

const sans = { family: 'IBM Plex Sans', italic: false, tracking: 0, caps: false } as const;

/** By kind of place. A kind's place in `labelOrder` is its priority when two labels want the same room. */
export const labels: Readonly<Record<LabelKind, LabelStyle>> = {
  story: { ...sans, weight: 600, size: 14, color: 'place' },
  approximate: { ...sans, weight: 600, size: 14, color: 'place' },
  training: { ...sans, weight: 500, size: 13, color: 'place' },
  context: { ...sans, weight: 400, size: 12.5, color: 'context' },
  subject: { ...sans, weight: 500, size: 15, tracking: 0.17, caps: true, color: 'subject' },
  country: { ...sans, weight: 500, size: 12.5, tracking: 0.15, caps: true, color: 'country' },
  water: { family: 'Source Serif 4', weight: 400, italic: true, size: 13.5, tracking: 0, caps: false, color: 'water' },
  note: { ...sans, weight: 400, size: 12.5, color: 'note' },
};
export const labelOrder: readonly LabelKind[] = ['story', 'approximate', 'training', 'subject', 'note', 'country', 'context', 'water'];
/** Second line of a label ("held by Ukraine"): the context style. */
export const detailStyle: LabelStyle = labels.context;
/** Halo width CSS px and opacity of the sea colour; distance of a label from its mark's point, CSS px. */
export const labelHalo = { width: 1.5, opacity: 0.85 } as const;
export const labelOffset = 10;
/** line height of labels, em */
export const labelLeading = 1.25;

/** Marks, CSS px. `radius` of discs and rings, half the diagonal of the diamond. `backing`: sea-coloured disc below. */
export const marks = {
  story: { shape: 'disc', radius: 3.6, stroke: 0, backing: 6 },
  approximate: { shape: 'dashed-ring', radius: 4.6, stroke: 1.5, backing: 7 },
  training: { shape: 'diamond', radius: 5.6, stroke: 1.7, backing: 8 },
  context: { shape: 'disc', radius: 1.8, stroke: 0, backing: 3.4 },
  subject: null,
  country: null,
  water: null,
  note: null,
} as const;
/** Region: hatch at 45°, a line every `every` px. */
export const region = { every: 9, hatchWidth: 1, hatchOpacity: 0.13, outlineWidth: 1.2, outlineOpacity: 0.62 } as const;
