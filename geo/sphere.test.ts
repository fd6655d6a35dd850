import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, wrap180 } from './angle.ts';
import type { LngLat } from './camera.ts';
import { points } from './fixtures/arbitraries.ts';
import { bearing, between, destination, distanceKm, earthKm } from './sphere.ts';

describe('distanceKm', () => {
  it('is right for a quarter of the Earth', () => {
    expect(distanceKm([0, 0], [90, 0])).toBeCloseTo((Math.PI / 2) * earthKm, 9);
    expect(distanceKm([12, 90], [-40, 0])).toBeCloseTo((Math.PI / 2) * earthKm, 9);
  });

  it('is precise for metres and for antipodes', () => {
    expect(distanceKm([10, 50], [10, 50.00001])).toBeCloseTo((0.00001 * Math.PI * earthKm) / 180, 9);
    fc.assert(
      fc.property(points(), ([lon, lat]) => {
        expect(distanceKm([lon, lat], [lon + 180, -lat])).toBeCloseTo(Math.PI * earthKm, 6);
      }),
    );
  });

  it('is symmetric and indifferent to the antimeridian', () => {
    fc.assert(
      fc.property(points(), points(), (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm([a[0] + 360, a[1]], b)).toBeCloseTo(distanceKm(a, b), 6);
      }),
    );
  });
});

describe('bearing', () => {
  it.each<[string, LngLat, LngLat, number]>([
    ['north', [5, 5], [5, 6], 0],
    ['east along the equator', [0, 0], [10, 0], 90],
    ['south', [5, 5], [5, 4], 180],
    ['west over the antimeridian', [-179, 0], [179, 0], 270],
    ['nowhere', [5, 5], [5, 5], 0],
  ])('%s', (_, a, b, degrees) => {
    expect(bearing(a, b)).toBeCloseTo(degrees, 9);
  });
});

describe('between', () => {
  it('divides the great circle in proportion', () => {
    fc.assert(
      fc.property(points(), points(), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        const whole = distanceKm(a, b);
        const point = between(a, b, t);
        expect(distanceKm(a, point)).toBeCloseTo(t * whole, 5);
        expect(distanceKm(point, b)).toBeCloseTo((1 - t) * whole, 5);
      }),
    );
  });

  it('begins and ends exactly, with longitudes continuous from the start', () => {
    expect(between([179.1, 12.3], [-178.7, 45.6], 0)).toEqual([179.1, 12.3]);
    expect(between([179.1, 12.3], [-178.7, 45.6], 1)).toEqual([181.3, 45.6]);
    expect(between([179, 0], [-179, 0], 0.75)[0]).toBeCloseTo(180.5, 9);
  });

  it('goes over the north pole between antipodes', () => {
    expect(between([20, 0], [-160, 0], 0.5)[1]).toBeCloseTo(90, 6);
    expect(between([0, 90], [0, -90], 0.5)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  });
});

describe('destination', () => {
  it('inverts bearing and distance', () => {
    fc.assert(
      fc.property(points(80), points(80), (a, b) => {
        const reached = destination(a, bearing(a, b), distanceKm(a, b));
        expect(distanceKm(reached, b)).toBeLessThan(1e-3);
        expect(reached[0]).toBeGreaterThanOrEqual(-180);
        expect(reached[0]).toBeLessThan(180);
      }),
    );
  });
});

describe('angles', () => {
  it('wrap180 keeps values in [-180, 180) and wraps the rest', () => {
    expect(wrap180(-180)).toBe(-180);
    expect(wrap180(180)).toBe(-180);
    expect(wrap180(131.8735)).toBe(131.8735);
    expect(wrap180(-541)).toBeCloseTo(179, 9);
  });

  it('nearest moves by whole turns', () => {
    expect(nearest(-170, 175)).toBe(190);
    expect(nearest(170, -900)).toBe(-910);
  });
});
