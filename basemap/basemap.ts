import type { LngLat } from '#geo/camera.ts';

/** Closed rings with the first point repeated, in either direction: the outer ring, then its holes. */
export type Polygon = readonly (readonly LngLat[])[];

/**
 * - `agreed`: recognised border · `disputed`: drawn dashed · `ceasefire`: a line where fighting stopped without an agreed border
 * - `province`: first-level administrative border
 */
export type BorderKind = 'agreed' | 'disputed' | 'ceasefire' | 'province';

export interface BorderLine {
  readonly kind: BorderKind;
  /** ISO 3166-1 alpha-2 codes of both sides */
  readonly between: readonly string[];
  readonly line: readonly LngLat[];
}

/** A point of light measured from NASA's Black Marble 2012. */
export interface Light {
  readonly at: LngLat;
  /** 0–1 */
  readonly weight: number;
  /** at a place in GeoNames; otherwise gas flares, fishing fleets, or a town missing in the data */
  readonly settled: boolean;
  /** at sea */
  readonly sea: boolean;
}

/** The basemap as geometry, for renderers that draw it themselves. WGS 84 degrees, cut at the antimeridian. */
export interface Basemap {
  readonly land: readonly Polygon[];
  readonly lakes: readonly Polygon[];
  /** rank 1 (largest) to 6 */
  readonly rivers: readonly { readonly rank: number; readonly line: readonly LngLat[] }[];
  readonly borders: readonly BorderLine[];
  readonly lights: readonly Light[];
}
