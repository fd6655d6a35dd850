import type { Overlay, ShapesOverlay } from './story.ts';

/** The first paint property of an overlay that is no constant, such as an expression; undefined: all are. */
export function changingPaint({ paint }: Overlay): string | undefined {
  return Object.keys(paint).find((property) => !isConstant(paint[property]));
}

/** Whether drawn pictures can show an overlay: shapes, each painted alike. */
export const isInPictures = (overlay: Overlay): overlay is ShapesOverlay =>
  overlay.type !== 'raster' && changingPaint(overlay) === undefined;

const isConstant = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'number'));
