import type { Palette } from './palette.ts';

/** How the live map points at something that a reader asked for. Ink: orange is the route's alone. CSS px. */
export const highlight = {
  color: 'ink' as keyof Palette,
  /** about a place; with the same sea-coloured edge as lines have */
  ring: { radius: 14, stroke: 2 },
  /** beside a leg and its casing, to either side */
  leg: { edge: 2, opacity: 0.85 },
  /** of a region, in place of its quiet outline; and of its hatch */
  region: { outlineWidth: 2.6, outlineOpacity: 1, hatchOpacity: 0.26 },
} as const;
