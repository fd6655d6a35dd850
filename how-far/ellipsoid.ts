import { RADIANS, wrap180 } from '#geo/angle.ts';
import type { LngLat } from '#geo/camera.ts';

/** WGS 84: equatorial radius in km, and flattening (NIMA TR8350.2). */
const equatorKm = 6378.137;
const flattening = 1 / 298.257223563;
const polarKm = equatorKm * (1 - flattening);

/** A shortest line between two points of the ellipsoid. Azimuths are degrees clockwise from north, in [-180, 180). */
export interface Geodesic {
  readonly km: number;
  /** in which direction it leaves its start */
  readonly leaves: number;
  /** in which direction it goes on at its end */
  readonly arrives: number;
}

const mostRounds = 200;

/**
 * The shortest line from `a` to `b` on WGS 84, by Vincenty's inverse formula (Survey Review 23, 1975, 88–93): to a tenth of a millimetre.
 * Between equal points it is 0 km to the north.
 *
 * @throws RangeError where the formula finds no end: between points that are nearly antipodal (some 20,000 km apart)
 */
export function geodesicBetween(a: LngLat, b: LngLat): Geodesic {
  const [sinU1, cosU1] = reduced(a[1]);
  const [sinU2, cosU2] = reduced(b[1]);
  const wanted = wrap180(b[0] - a[0]) * RADIANS;
  let lambda = wanted;
  for (let round = 0; round < mostRounds; round++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const across = cosU2 * sinLambda;
    const along = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.hypot(across, along);
    if (sinSigma === 0) return { km: 0, leaves: 0, arrives: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    const cos2SigmaM = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha; // along the equator
    const before = lambda;
    lambda = wanted + lag({ sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2SigmaM });
    if (Math.abs(lambda - before) > 1e-13) continue;
    const { A, B } = series(cosSqAlpha);
    return {
      km: polarKm * A * (sigma - stretch(B, sinSigma, cosSigma, cos2SigmaM)),
      leaves: wrap180(Math.atan2(across, along) / RADIANS),
      arrives: wrap180(Math.atan2(cosU1 * sinLambda, -sinU1 * cosU2 + cosU1 * sinU2 * cosLambda) / RADIANS),
    };
  }
  throw new RangeError(`Expected points that are not antipodal, got ${a.join(', ')} and ${b.join(', ')}`);
}

/**
 * Where one comes out on WGS 84, going `km` from `from` straight on in the direction `azimuth` (degrees clockwise from north), and in which direction
 * one goes on from there: Vincenty's direct formula. Longitude in [-180, 180).
 */
export function goStraight(from: LngLat, azimuth: number, km: number): { readonly at: LngLat; readonly azimuth: number } {
  const [sinU1, cosU1] = reduced(from[1]);
  const [sinA, cosA] = [Math.sin(azimuth * RADIANS), Math.cos(azimuth * RADIANS)];
  const sigma1 = Math.atan2(sinU1, cosU1 * cosA);
  const sinAlpha = cosU1 * sinA;
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const { A, B } = series(cosSqAlpha);
  let sigma = km / (polarKm * A);
  let [sinSigma, cosSigma, cos2SigmaM] = [0, 1, 1];
  for (let round = 0; round < mostRounds; round++) {
    [sinSigma, cosSigma, cos2SigmaM] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma)];
    const next = km / (polarKm * A) + stretch(B, sinSigma, cosSigma, cos2SigmaM);
    const settled = Math.abs(next - sigma) < 1e-13;
    sigma = next;
    if (settled) break;
  }
  [sinSigma, cosSigma, cos2SigmaM] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * sigma1 + sigma)];
  const inward = sinU1 * sinSigma - cosU1 * cosSigma * cosA;
  const lat = Math.atan2(sinU1 * cosSigma + cosU1 * sinSigma * cosA, (1 - flattening) * Math.hypot(sinAlpha, inward));
  const lambda = Math.atan2(sinSigma * sinA, cosU1 * cosSigma - sinU1 * sinSigma * cosA);
  const turned = lambda - lag({ sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2SigmaM });
  return { at: [wrap180(from[0] + turned / RADIANS), lat / RADIANS], azimuth: wrap180(Math.atan2(sinAlpha, -inward) / RADIANS) };
}

/** Sine and cosine of the latitude on the sphere about the ellipsoid. */
function reduced(lat: number): readonly [sin: number, cos: number] {
  const u = Math.atan2((1 - flattening) * Math.sin(lat * RADIANS), Math.cos(lat * RADIANS));
  return [Math.sin(u), Math.cos(u)];
}

/** The arc on that sphere, in Vincenty's letters. */
interface Arc {
  readonly sinAlpha: number;
  readonly cosSqAlpha: number;
  readonly sigma: number;
  readonly sinSigma: number;
  readonly cosSigma: number;
  readonly cos2SigmaM: number;
}

/** By how much the longitude on the sphere runs ahead of the ellipsoid's, radians. */
function lag({ sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cos2SigmaM }: Arc): number {
  const f = flattening;
  const C = (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
  return (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2SigmaM + C * cosSigma * (2 * cos2SigmaM ** 2 - 1)));
}

/** Vincenty's series A and B. */
function series(cosSqAlpha: number): { readonly A: number; readonly B: number } {
  const uSq = (cosSqAlpha * (equatorKm ** 2 - polarKm ** 2)) / polarKm ** 2;
  return {
    A: 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq))),
    B: (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq))),
  };
}

/** Vincenty's Δσ. */
function stretch(B: number, sinSigma: number, cosSigma: number, cos2SigmaM: number): number {
  const twice = -1 + 2 * cos2SigmaM ** 2;
  const last = (B / 6) * cos2SigmaM * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2SigmaM ** 2);
  return B * sinSigma * (cos2SigmaM + (B / 4) * (cosSigma * twice - last));
}
