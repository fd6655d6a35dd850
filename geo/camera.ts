/** A point on Earth, WGS 84 degrees, longitude first (as in GeoJSON). Longitudes may run past ±180 along a path. */
export type LngLat = readonly [lon: number, lat: number];

/** What the map shows: `center` is at the middle of the stage's `free` box. MapLibre's units. */
export interface Camera {
  /** degrees, longitude first */
  readonly center: LngLat;
  /** MapLibre zoom: the Mercator world is 512 · 2^zoom CSS px wide */
  readonly zoom: number;
  /** degrees clockwise from north that point up */
  readonly bearing: number;
  /** degrees from straight down, 0–60 */
  readonly pitch: number;
}

/** Distances from the four edges of a stage, CSS px. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * The box the map fills, in whole CSS px. `free` insets the part that no text covers: cameras are fitted to it, and it is passed to MapLibre as padding.
 */
export interface Stage {
  readonly width: number;
  readonly height: number;
  readonly free: Insets;
  /** where controls cover the map: no label is placed under these boxes */
  readonly covered?: readonly Box[];
  /** where the inset, the small globe, covers the map on views that need it: no label is placed under this box then */
  readonly inset?: Box;
  /** where the squares stand that a step's areas are drawn as: the lower corner that they grow from, and to which side; no label is placed under them */
  readonly squares?: { readonly x: number; readonly y: number; readonly grow: 'right' | 'left' };
}

/** A box on the stage, CSS px from its left and top. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
