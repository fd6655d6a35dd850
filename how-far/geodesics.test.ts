import { describe, expect, it } from 'vitest';
import { libraryTests, published } from '#geo/fixtures/geodesics.ts';
import { equatorKm, geodesicBetween, goStraight } from './geodesics.ts';

const turned = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
/** The tables are rounded: to a metre, and to a microdegree. */
const tolerance = { km: 0.001, degrees: 1e-4 };
const all = [...Object.values(published), ...libraryTests].filter(([, , , , , , km]) => km > 1);

describe('geodesics of WGS 84', () => {
  it('are compared with tables', () => expect(all.length).toBeGreaterThan(20));

  it.each(all)('%d %d at %d° to %d %d at %d°: %d km', (lat1, lon1, azimuth1, lat2, lon2, azimuth2, km) => {
    const found = geodesicBetween([lon1, lat1], [lon2, lat2]);
    expect(Math.abs(found.km - km)).toBeLessThan(tolerance.km);
    expect(turned(found.leaves, azimuth1)).toBeLessThan(tolerance.degrees);
    expect(turned(found.arrives, azimuth2)).toBeLessThan(tolerance.degrees);
    const { at, azimuth } = goStraight([lon1, lat1], azimuth1, km);
    expect(geodesicBetween(at, [lon2, lat2]).km).toBeLessThan(0.05); // what a microdegree of azimuth makes of 20,000 km
    expect(turned(azimuth, azimuth2)).toBeLessThan(tolerance.degrees);
  });

  it('takes longitudes of any turn', () => expect(geodesicBetween([190, 50], [-170, 50]).km).toBe(0));

  it('measures along the equator, which is 40,075 km', () => {
    const found = geodesicBetween([10, 0], [11, 0]);
    expect(found.km).toBeCloseTo(equatorKm / 360, 9);
    expect(found.leaves).toBeCloseTo(90, 9);
    expect(equatorKm).toBeCloseTo(40_075.017, 3);
  });

  it('goes round between antipodes too', () => {
    // between these Vincenty's formula, which is shorter, finds no end
    expect(geodesicBetween([0, 0], [179.7, 0.5]).km).toBeCloseTo(19_944.127421, 5);
  });

  it('gives NaN for what is no point', () => {
    expect(geodesicBetween([0, Number.NaN], [1, 1]).km).toBeNaN();
    expect(goStraight([0, 0], Number.NaN, 1).at[0]).toBeNaN();
  });
});
