/** Radians per degree. */
export const RADIANS = Math.PI / 180;

/** A longitude or bearing wrapped into [-180, 180), degrees. Values already in range are returned bit for bit. */
export function wrap180(degrees: number): number {
  if (degrees >= -180 && degrees < 180) return degrees;
  const wrapped = degrees - 360 * Math.round(degrees / 360);
  return wrapped >= 180 ? wrapped - 360 : wrapped;
}

/** `degrees` plus the whole turns that bring it closest to `reference`, so that longitudes run on past ±180 instead of jumping. */
export function nearest(degrees: number, reference: number): number {
  return degrees + 360 * Math.round((reference - degrees) / 360);
}

export const clamp = (low: number, value: number, high: number): number => Math.min(Math.max(value, low), high);
