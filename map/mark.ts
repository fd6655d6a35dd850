import type { MarkShape } from '#theme/labels.ts';
import type { Palette } from '#theme/palette.ts';

/** A mark on the stage: a place's own, the head of a leg or the ring around what is highlighted. */
export interface Mark {
  /** `place`: the place's own · `head`: at the drawn end of the leg `id` · `ring`: around a highlighted place */
  readonly role: 'place' | 'head' | 'ring';
  readonly id: string;
  readonly shape: MarkShape;
  /** CSS px on the stage */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** width of the outline, CSS px; 0: filled */
  readonly stroke: number;
  /** radius of the halo-coloured disc below, CSS px; 0: none */
  readonly backing: number;
  readonly color: keyof Palette;
  readonly alpha: number;
}
