import geographiclib from 'geographiclib-geodesic';
import type { LngLat } from '#geo/camera.ts';

const { WGS84 } = geographiclib.Geodesic;

/** Length of the equator on WGS 84, km: once round the Earth. */
export const equatorKm = (2 * Math.PI * geographiclib.Constants.WGS84.a) / 1000;

/** A shortest line between two points of the ellipsoid. Azimuths are degrees clockwise from north, in [-180, 180]. */
export interface Geodesic {
  readonly km: number;
  /** in which direction it leaves its start */
  readonly leaves: number;
  /** in which direction it goes on at its end */
  readonly arrives: number;
}

/** The shortest line from `a` to `b` on WGS 84: GeographicLib's inverse problem. All is NaN where a coordinate is no number or no latitude. */
export function geodesicBetween(a: LngLat, b: LngLat): Geodesic {
  const { s12 = Number.NaN, azi1 = Number.NaN, azi2 = Number.NaN } = WGS84.Inverse(a[1], a[0], b[1], b[0]);
  return { km: s12 / 1000, leaves: azi1, arrives: azi2 };
}

/**
 * Where one comes out on WGS 84, going `km` straight on from `from` in the direction `azimuth` (degrees clockwise from north), and in which direction one goes on
 * from there: GeographicLib's direct problem. Longitude in [-180, 180].
 */
export function goStraight(from: LngLat, azimuth: number, km: number): { readonly at: LngLat; readonly azimuth: number } {
  const { lat2 = Number.NaN, lon2 = Number.NaN, azi2 = Number.NaN } = WGS84.Direct(from[1], from[0], azimuth, km * 1000);
  return { at: [lon2, lat2], azimuth: azi2 };
}
