import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from './camera.ts';
import { fromPerth, type Geodesic, libraryTests, published, waypoints } from './fixtures/geodesics.ts';
import { makePath, pointAt } from './path.ts';
import { bearing, destination, distanceKm } from './sphere.ts';

/**
 * How far a sphere of mean radius may be off, and why.
 *
 * | tolerance | of | reason |
 * | --- | --- | --- |
 * | 0.56 % | lengths | the ellipsoid's radius of curvature runs from 6,335 km (along the meridian at the equator) to 6,400 km (at the poles); 6,371 is in between |
 * | 0.2° | azimuths, up to 150° of arc | geodetic latitude differs from geocentric latitude by up to 0.19° |
 * | none | azimuths beyond 150° of arc | near antipodes all directions are nearly as short, so that small differences turn them far |
 * | 0.25 % | waypoints, of the distance so far, and at least 25 km | length and azimuth combined |
 */
const tolerance = { length: 0.0056, azimuth: 0.2, azimuthWithin: 150 };

const { WGS84 } = geographiclib.Geodesic;
const turned = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);
const all: [string, Geodesic][] = [
  ...Object.entries(published),
  ...libraryTests.map((row, i): [string, Geodesic] => [`GeographicLib's test ${i + 1}`, row]),
];

describe('published geodesics of WGS 84', () => {
  it.each(all)('%s: the table matches GeographicLib', (_, [lat1, lon1, azimuth1, lat2, lon2, azimuth2, km]) => {
    const found = WGS84.Inverse(lat1, lon1, lat2, lon2);
    expect(Math.abs((found.s12 ?? 0) / 1000 - km)).toBeLessThan(0.001);
    if (km < 1) return; // over five metres the published digits do not determine the azimuth
    expect(turned(found.azi1 ?? 0, azimuth1)).toBeLessThan(1e-4);
    expect(turned(found.azi2 ?? 0, azimuth2)).toBeLessThan(1e-4);
  });

  it.each(all)('%s: our length is within 0.56 %%', (_, [lat1, lon1, , lat2, lon2, , km]) => {
    expect(Math.abs(distanceKm([lon1, lat1], [lon2, lat2]) / km - 1)).toBeLessThan(tolerance.length);
  });

  it.each(all.filter(([, row]) => row[6] < tolerance.azimuthWithin * 111.2))('%s: our bearings are within 0.2°', (_, row) => {
    const [lat1, lon1, azimuth1, lat2, lon2, azimuth2] = row;
    expect(turned(bearing([lon1, lat1], [lon2, lat2]), azimuth1)).toBeLessThan(tolerance.azimuth);
    expect(turned(bearing([lon2, lat2], [lon1, lat1]) + 180, azimuth2)).toBeLessThan(tolerance.azimuth);
  });

  it.each(all)('%s: destination by our bearing and length reaches the end', (_, [lat1, lon1, , lat2, lon2, , km]) => {
    const from: LngLat = [lon1, lat1];
    const to: LngLat = [lon2, lat2];
    const reached = destination(from, bearing(from, to), distanceKm(from, to));
    expect(distanceKm(reached, to)).toBeLessThan(1e-6 * Math.max(km, 1));
  });

  it('20,000 km south-west from Perth: GeographicLib reaches the published point, and we are within 0.56 % of the length', () => {
    const { lat, lon, azimuth, km, reached } = fromPerth;
    const truth = WGS84.Direct(lat, lon, azimuth, km * 1000);
    expect(truth.lat2).toBeCloseTo(reached.lat, 7);
    expect(truth.lon2).toBeCloseTo(reached.lon, 7);
    expect(distanceKm(destination([lon, lat], azimuth, km), [reached.lon, reached.lat])).toBeLessThan(tolerance.length * km);
  });

  it('Beijing–San Francisco passes the published waypoints, over the antimeridian', () => {
    const path = makePath([waypoints[0], waypoints.at(-1)].map((row): LngLat => [row?.[2] ?? 0, row?.[1] ?? 0]));
    const whole = 9513.998;
    for (const [km, lat, lon] of waypoints) {
      expect(distanceKm(pointAt(path, km / whole), [lon, lat]), `at ${km} km`).toBeLessThan(Math.max(0.0025 * km, 25));
    }
  });
});
