import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { numbers, points } from '#geo/fixtures/arbitraries.ts';
import { libraryTests, published } from '#geo/fixtures/geodesics.ts';
import { geodesicBetween, goStraight } from './ellipsoid.ts';

const { WGS84 } = geographiclib.Geodesic;
const turned = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
/** Vincenty's series is good to a tenth of a millimetre; the fixtures are rounded to a millimetre and a microdegree. */
const tolerance = { km: 2e-6, rounded: 2e-6, degrees: 1e-4 };
/** Nearly antipodal ones are what Vincenty cannot do. */
const all = [...Object.values(published), ...libraryTests].filter(([, , , , , , km]) => km < 19_900 && km > 1);

describe('geodesics of WGS 84', () => {
  it('has a table to be compared with', () => expect(all.length).toBeGreaterThan(20));

  it.each(all)('%d %d at %d° to %d %d at %d°: %d km', (lat1, lon1, azimuth1, lat2, lon2, azimuth2, km) => {
    const found = geodesicBetween([lon1, lat1], [lon2, lat2]);
    expect(Math.abs(found.km - km)).toBeLessThan(0.001 + tolerance.rounded * km);
    expect(turned(found.leaves, azimuth1)).toBeLessThan(tolerance.degrees);
    expect(turned(found.arrives, azimuth2)).toBeLessThan(tolerance.degrees);
  });

  it('agrees with GeographicLib going straight on from anywhere, also over the poles and the antimeridian', () => {
    fc.assert(
      fc.property(points(89.9), numbers(-180, 180), numbers(0, 15_000), (from, azimuth, km) => {
        const truth = WGS84.Direct(from[1], from[0], azimuth, km * 1000);
        const { at, azimuth: onward } = goStraight(from, azimuth, km);
        const off = WGS84.Inverse(at[1], at[0], truth.lat2 ?? 0, truth.lon2 ?? 0).s12 ?? 0;
        expect(off / 1000).toBeLessThan(tolerance.km);
        // beside a pole a millimetre turns the azimuth
        if (Math.abs(at[1]) < 89.9) expect(turned(onward, truth.azi2 ?? 0)).toBeLessThan(tolerance.degrees);
      }),
    );
  });

  it('comes back: there, and the line between start and end, is the same line', () => {
    fc.assert(
      fc.property(points(85), numbers(-179, 179), numbers(1, 9000), (from, azimuth, km) => {
        const { at } = goStraight(from, azimuth, km);
        const found = geodesicBetween(from, at);
        expect(Math.abs(found.km - km)).toBeLessThan(tolerance.km);
      }),
    );
  });

  it('is 0 km between equal points, whatever turn their longitudes are written in', () => {
    expect(geodesicBetween([190, 50], [-170, 50])).toEqual({ km: 0, leaves: 0, arrives: 0 });
    expect(geodesicBetween([0, 0], [0, 0]).km).toBe(0);
  });

  it('measures along the equator', () => {
    const found = geodesicBetween([10, 0], [11, 0]);
    expect(found.km).toBeCloseTo((6378.137 * Math.PI) / 180, 9);
    expect(found.leaves).toBeCloseTo(90, 9);
  });

  it('says that it cannot measure between antipodes', () => {
    const antipodes: [LngLat, LngLat] = [
      [0, 0.5],
      [179.7, -0.5],
    ];
    expect(() => geodesicBetween(...antipodes)).toThrow('Expected points that are not antipodal, got 0, 0.5 and 179.7, -0.5');
  });
});
