/** Degrees to radians, by multiplication. */
export const RADIANS = Math.PI / 180;

/** A longitude or bearing brought into [-180, 180), degrees. What lies there already comes back untouched, to the last bit. */
export function wrap180(degrees: number): number {
  if (degrees >= -180 && degrees < 180) return degrees;
  const wrapped = degrees - 360 * Math.round(degrees / 360);
  return wrapped >= 180 ? wrapped - 360 : wrapped;
}

/** The turn of `degrees` that lies nearest to `reference`: longitudes that run on past ±180 instead of jumping. */
export function nearest(degrees: number, reference: number): number {
  return degrees + 360 * Math.round((reference - degrees) / 360);
}

export const clamp = (low: number, value: number, high: number): number => Math.min(Math.max(value, low), high);
