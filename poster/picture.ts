import type { Lens } from '#geo/lens.ts';
import type { View } from '#geo/projection.ts';
import type { Palette } from '#theme/palette.ts';
import type { Ink } from './ink.ts';

/** The context for drawing every layer of a picture. */
export interface Picture {
  readonly view: View;
  readonly lens: Lens;
  readonly zoom: number;
  readonly palette: Palette;
  readonly ink: Ink;
  /** unique on the page; ids of gradients and patterns begin with it */
  readonly prefix: string;
  /** simplification of shapes, px: see `Detail.tolerance` */
  readonly tolerance: number;
}
