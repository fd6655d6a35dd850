import type { LngLat } from '#geo/camera.ts';

/** Ring: closed, first point repeated; outer rings clockwise or not is of no importance, holes follow their outer ring. */
export type Polygon = readonly (readonly LngLat[])[];

/**
 * - `agreed`: recognised border · `disputed`: drawn dashed · `ceasefire`: a line at which fighting stopped and no border was agreed
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
  /** a place of GeoNames stands there; else gas flares, fishing fleets, or a town without a name in the data */
  readonly settled: boolean;
  /** true on the sea */
  readonly sea: boolean;
}

/** The ground as geometry, for renderers that draw it themselves. Coordinates WGS 84 degrees, cut at the antimeridian. */
export interface Basemap {
  readonly land: readonly Polygon[];
  readonly lakes: readonly Polygon[];
  /** rank 1 (largest) to 6 */
  readonly rivers: readonly { readonly rank: number; readonly line: readonly LngLat[] }[];
  readonly borders: readonly BorderLine[];
  readonly lights: readonly Light[];
}
