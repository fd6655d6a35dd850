import { interpolateZoom } from 'd3-interpolate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrap180 } from './angle.ts';
import type { Camera, Stage } from './camera.ts';
import { cameras, numbers, stages } from './fixtures/arbitraries.ts';
import { flight } from './flight.ts';
import { globeRadius, horizon, viewOf } from './projection.ts';
import { distanceKm, earthKm } from './sphere.ts';

const desk: Stage = { width: 1440, height: 900, free: { top: 80, right: 40, bottom: 234, left: 600 } };
const far: Camera = { center: [131.87, 43.11], zoom: 6, bearing: 0, pitch: 0 };
const near: Camera = { center: [36.18, 51.73], zoom: 7, bearing: 0, pitch: 0 };

/** `rho` is documented but missing from the types of d3-interpolate. */
const zoomer = interpolateZoom as typeof interpolateZoom & { rho(rho: number): typeof interpolateZoom };

/** Width of the stage in globe radii. */
const widthOf = (camera: Camera, stage: Stage): number => stage.width / globeRadius(camera.zoom, camera.center[1]);

describe('a flight', () => {
  it('begins and ends at exactly the given cameras, and clamps outside 0–1', () => {
    fc.assert(
      fc.property(cameras(14), cameras(14), stages(), (from, to, stage) => {
        const path = flight(from, to, stage);
        for (const t of [0, -1]) expect(path.at(t)).toEqual(from);
        for (const t of [1, 7]) expect(path.at(t)).toEqual(to);
      }),
    );
  });

  it('is finite for any pair of cameras: deep zooms, short pans, antipodes', () => {
    const near = fc
      .tuple(cameras(22), numbers(-1e-4, 1e-4), numbers(0, 22))
      .map(([camera, by, zoom]): [Camera, Camera] => [camera, { ...camera, center: [camera.center[0] + by, camera.center[1]], zoom }]);
    const far = cameras(22).map((camera): [Camera, Camera] => [
      camera,
      { ...camera, center: [wrap180(camera.center[0] + 180), -camera.center[1]] },
    ]);
    fc.assert(
      fc.property(fc.oneof(near, far, fc.tuple(cameras(22), cameras(22))), stages(), numbers(0, 1), ([from, to], stage, t) => {
        const path = flight(from, to, stage);
        const { center, zoom, bearing, pitch } = path.at(t);
        for (const value of [path.length, ...center, zoom, bearing, pitch]) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never jumps: neighbouring cameras differ by no more than the length of the flight between them allows', () => {
    fc.assert(
      fc.property(cameras(12), cameras(12), stages(), (from, to, stage) => {
        const path = flight(from, to, stage);
        const steps = 300;
        const share = path.length / steps;
        // A pan by one width has length 1 and a zoom by e has 1 / ρ²; ρ² is at most 2.02.
        const excess = { pan: -1, zoom: -1, turn: -1, tilt: -1 };
        let before = path.at(0);
        for (let i = 1; i <= steps; i++) {
          const now = path.at(i / steps);
          const [w0, w1] = [widthOf(before, stage), widthOf(now, stage)];
          excess.pan = Math.max(excess.pan, distanceKm(before.center, now.center) / earthKm - 1.2 * share * Math.max(w0, w1));
          excess.zoom = Math.max(excess.zoom, Math.abs(Math.log(w1 / w0)) - 2.1 * share);
          excess.turn = Math.max(excess.turn, Math.abs(wrap180(now.bearing - before.bearing)) - 180 / steps);
          excess.tilt = Math.max(excess.tilt, Math.abs(now.pitch - before.pitch) - 60 / steps);
          before = now;
        }
        for (const value of Object.values(excess)) expect(value).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('has length 0 between equal cameras', () => {
    const path = flight(near, { ...near }, desk);
    expect(path.length).toBe(0);
    const { center, zoom, bearing, pitch } = path.at(0.5);
    expect([...center, zoom, bearing, pitch]).toEqual([36.18, 51.73, 7, 0, 0].map((v) => expect.closeTo(v, 9)));
  });

  it('crosses the antimeridian where that is shorter', () => {
    const path = flight({ ...near, center: [170, 60] }, { ...near, center: [-170, 60] }, desk);
    for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) expect(Math.abs(path.at(t).center[0])).toBeGreaterThan(169);
    expect(Math.abs(path.at(0.5).center[0])).toBeCloseTo(180, 6);
    expect(flight({ ...near, center: [170, 60] }, { ...near, center: [190, 60] }, desk).length).toBeCloseTo(path.length, 9);
  });

  it('rotates in the shorter direction and pitches linearly', () => {
    const path = flight({ ...near, bearing: 170, pitch: 10 }, { ...near, bearing: -170, pitch: 50 }, desk);
    expect(path.at(0.25)).toMatchObject({ bearing: expect.closeTo(175, 9), pitch: expect.closeTo(20, 9) });
    expect(path.at(0.75)).toMatchObject({ bearing: expect.closeTo(-175, 9), pitch: expect.closeTo(40, 9) });
  });

  it('keeps the centre on the great circle', () => {
    fc.assert(
      fc.property(cameras(), cameras(), stages(), numbers(0, 1), (from, to, stage, t) => {
        const { center } = flight(from, to, stage).at(t);
        const whole = distanceKm(from.center, to.center);
        expect(distanceKm(from.center, center) + distanceKm(center, to.center)).toBeCloseTo(whole, 3);
      }),
    );
  });

  it('throws for a time that is not a number', () => {
    expect(() => flight(near, far, desk).at(Number.NaN)).toThrow(new RangeError('Expected a time from 0 to 1, got NaN'));
  });
});

describe('length', () => {
  it('is nearly 1 for a pan across the stage, log 2 / ρ² for a zoom by one level, π / 2 for half a turn', () => {
    const equator: Camera = { center: [0, 0], zoom: 8, bearing: 0, pitch: 0 };
    const across = (widthOf(equator, desk) * 180) / Math.PI;
    const pan = flight(equator, { ...equator, center: [across, 0] }, desk).length;
    expect(pan).toBeGreaterThan(0.85);
    expect(pan).toBeLessThan(1);
    const small = flight(equator, { ...equator, center: [across / 100, 0] }, desk).length;
    expect(small).toBeCloseTo(0.01, 5);
    expect(flight(equator, { ...equator, zoom: 9 }, desk).length).toBeCloseTo(Math.LN2 / 1.42 ** 2, 9);
    expect(flight(equator, { ...equator, bearing: 179.999 }, desk).length).toBeCloseTo(Math.PI / 2, 4);
    expect(flight(equator, { ...equator, pitch: 30 }, desk).length).toBeCloseTo(Math.PI / 12, 9);
  });

  it('is above 0 whenever anything changes, and the same in both directions', () => {
    fc.assert(
      fc.property(cameras(), cameras(), stages(), (a, b, stage) => {
        const there = flight(a, b, stage).length;
        expect(flight(b, a, stage).length).toBeCloseTo(there, 8);
        for (const part of ['center', 'zoom', 'bearing', 'pitch'] as const) {
          const one = { ...a, [part]: b[part] };
          const changed = [...one.center, one[part]].flat().some((v, i) => Math.abs(v - ([...a.center, a[part]].flat()[i] ?? 0)) > 1e-6);
          if (changed) expect(flight(a, one, stage).length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('the height of a flight', () => {
  it('matches d3-interpolate’s van Wijk and Nuij, in globe radii', () => {
    fc.assert(
      fc.property(cameras(8, 3), cameras(8, 3), numbers(0, 1), (from, to, t) => {
        const u = distanceKm(from.center, to.center) / earthKm;
        const [w0, w1] = [widthOf(from, desk), widthOf(to, desk)];
        fc.pre(u > 0.02);
        const d3 = zoomer.rho(1.42)([0, 0, w0], [u, 0, w1]);
        const [along, , width] = d3(t);
        fc.pre(Array.from({ length: 50 }, (_, i) => d3(i / 49)[2]).every((w) => w < 3.4)); // below the limit on height
        const here = flight(from, to, desk).at(t);
        expect(widthOf(here, desk) / width).toBeCloseTo(1, 5);
        expect(distanceKm(from.center, here.center) / earthKm).toBeCloseTo(along, 5);
      }),
    );
  });

  it('does not depend on latitude: a short pan between cameras that show the globe at one size keeps that size', () => {
    const north: Camera = { ...near, center: [36, 60], zoom: 6 };
    const south: Camera = {
      ...near,
      center: [36, 59],
      zoom: 6 + Math.log2(Math.cos((59 * Math.PI) / 180) / Math.cos((60 * Math.PI) / 180)),
    };
    const { center, zoom } = flight(north, south, desk).at(0.5);
    expect(widthOf(north, desk)).toBeCloseTo(widthOf(south, desk), 9);
    expect(globeRadius(zoom, center[1]) / globeRadius(north.zoom, 60)).toBeGreaterThan(0.97);
    expect(globeRadius(zoom, center[1]) / globeRadius(north.zoom, 60)).toBeLessThanOrEqual(1);
  });

  it('never makes the globe smaller than 0.8 of the stage’s smaller side, unless an end does', () => {
    fc.assert(
      fc.property(cameras(9), cameras(9), stages(), numbers(0, 1), (from, to, stage, t) => {
        const limit = Math.max(
          (2 * stage.width) / (0.8 * Math.min(stage.width, stage.height)),
          1.1 * widthOf(from, stage),
          1.1 * widthOf(to, stage),
        );
        expect(widthOf(flight(from, to, stage).at(t), stage)).toBeLessThanOrEqual(limit * (1 + 1e-9));
      }),
      { numRuns: 300 },
    );
  });

  it('shows about one whole globe, no less, when flying round the Earth on a phone', () => {
    const phone: Stage = { width: 280, height: 800, free: { top: 0, right: 0, bottom: 0, left: 0 } };
    const path = flight({ ...near, center: [0, 0] }, { ...near, center: [179, 0] }, phone);
    const smallest = Math.min(...Array.from({ length: 101 }, (_, i) => horizon(viewOf(path.at(i / 100), phone))?.radius ?? 1e9));
    expect(2 * smallest).toBeGreaterThan(0.7 * 280);
    expect(2 * smallest).toBeLessThan(1.3 * 280);
  });
});
