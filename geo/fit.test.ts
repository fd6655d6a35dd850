import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat, Stage } from './camera.ts';
import { type FitOptions, fitCamera } from './fit.ts';
import { numbers, points, stages } from './fixtures/arbitraries.ts';
import { project, viewOf } from './projection.ts';
import { destination, distanceKm } from './sphere.ts';

const desk: Stage = { width: 1440, height: 900, free: { top: 0, right: 0, bottom: 0, left: 560 } };
const phone: Stage = { width: 390, height: 844, free: { top: 0, right: 0, bottom: 380, left: 0 } };
const east: LngLat = [131.87, 43.11];
const west: LngLat = [36.18, 51.73];

/** How far the projected points stay inside the free box less the margin on the tightest side, and how much room is left over. CSS px. */
function measure(set: readonly LngLat[], stage: Stage, camera: Parameters<typeof viewOf>[0], margin: number) {
  const view = viewOf(camera, stage);
  const seen = set.map((p) => project(view, p));
  const x = seen.map((p) => p.x);
  const y = seen.map((p) => p.y);
  const { width, height, free } = stage;
  const sides = [
    Math.min(...x) - free.left - margin,
    width - free.right - margin - Math.max(...x),
    Math.min(...y) - free.top - margin,
    height - free.bottom - margin - Math.max(...y),
  ] as const;
  return {
    visible: seen.every((p) => p.visible),
    inside: Math.min(...sides),
    /** px left over on the axis that is fuller */
    loose: Math.min(sides[0] + sides[1], sides[2] + sides[3]),
  };
}

describe('against cameras found with live MapLibre', () => {
  it.each<[string, Stage, LngLat[], FitOptions, LngLat, number]>([
    ['two distant points on a phone', phone, [east, west], {}, [89.202, 58.233], 1.2136],
    ['two distant points on a desktop', desk, [east, west], {}, [89.202, 58.233], 2.5695],
    ['the same, rotated and pitched', desk, [east, west], { bearing: -15, pitch: 35 }, [103.569, 50.424], 3.3063],
  ])('%s', (_, stage, set, options, center, zoom) => {
    const fit = fitCamera(set, stage, options);
    expect(fit).toMatchObject({ ok: true, tight: true });
    // Recorded to three and four digits, and converged to 0.05 px.
    expect(distanceKm(fit.camera.center, center)).toBeLessThan(3);
    expect(fit.camera.zoom).toBeCloseTo(zoom, 2);
  });
});

/** A centre and points within some degrees of it. */
const sets = (spread: number): fc.Arbitrary<LngLat[]> =>
  fc
    .tuple(points(55), fc.array(fc.tuple(numbers(0, 360), numbers(0.02, 1)), { minLength: 2, maxLength: 8 }), numbers(0.05, spread))
    .map(([center, offsets, reach]) => offsets.map(([azimuth, share]) => destination(center, azimuth, share * reach * 111.19)))
    .filter((set) => set.some((p) => distanceKm(p, set[0] as LngLat) > 1));

describe('any set of points on any stage', () => {
  it('fits in the free box less the margin, tight on one axis unless capped', () => {
    let loose = 0;
    let capped = 0;
    let tight = 0;
    fc.assert(
      fc.property(sets(25), stages(), numbers(-180, 180), numbers(0, 50), numbers(0, 16), (set, stage, bearing, pitch, margin) => {
        const fit = fitCamera(set, stage, { bearing, pitch, margin, maxZoom: 9 });
        const detail = JSON.stringify({ fit, set, stage, margin });
        expect(fit.ok, detail).toBe(true);
        if (!fit.ok) return;
        const found = measure(set, stage, fit.camera, margin);
        expect(found.visible, detail).toBe(true);
        expect(found.inside, detail).toBeGreaterThanOrEqual(-1e-6);
        expect(fit.camera).toMatchObject({ bearing, pitch });
        expect(fit.camera.zoom).toBeLessThanOrEqual(9);
        expect(fit.camera.center[0]).toBeGreaterThanOrEqual(-180);
        expect(fit.camera.center[0]).toBeLessThan(180);
        if (fit.tight) expect(found.loose, detail).toBeLessThan(0.5);
        else if (fit.camera.zoom === 9) capped++;
        else loose++;
        if (fit.tight) tight++;
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(tight).toBeGreaterThan(150);
    expect(capped).toBeGreaterThan(10);
    // Neither: limited by the horizon, about one in a hundred of sets this wide in views this steep.
    expect(loose).toBeLessThanOrEqual(6);
  });

  it('does not depend on the order of the points or on whole turns of longitude', () => {
    fc.assert(
      fc.property(sets(25), stages(), (set, stage) => {
        const once = fitCamera(set, stage, { margin: 10 }).camera;
        const again = fitCamera(set.map(([lon, lat]): LngLat => [lon + 360, lat]).reverse(), stage, { margin: 10 }).camera;
        expect(distanceKm(once.center, again.center)).toBeLessThan(1);
        expect(again.zoom).toBeCloseTo(once.zoom, 3);
      }),
      { numRuns: 100 },
    );
  });
});

describe('special sets', () => {
  it('centres a single point in the free box at maxZoom', () => {
    for (const pitch of [0, 45]) {
      const fit = fitCamera([west], desk, { maxZoom: 6.5, pitch });
      expect(fit).toMatchObject({ ok: true, tight: false, camera: { zoom: 6.5 } });
      expect(distanceKm(fit.camera.center, west)).toBeLessThan(0.1);
      expect(fitCamera([west, west], phone, { maxZoom: 6.5, pitch }).camera.zoom).toBe(6.5);
    }
  });

  it('centres points on both sides of the antimeridian there, not on Greenwich', () => {
    const fit = fitCamera([[170, 50], [-170, 50]], desk); // biome-ignore format: two points
    expect(fit.ok).toBe(true);
    expect(Math.abs(Math.abs(fit.camera.center[0]) - 180)).toBeLessThan(0.01);
    expect(fit.camera.zoom).toBeGreaterThan(3);
  });

  it('reports no-points with a usable camera', () => {
    const fit = fitCamera([], desk);
    expect(fit).toMatchObject({ ok: false, reason: 'no-points' });
    expect(() => viewOf(fit.camera, desk)).not.toThrow();
  });

  it('reports no-room when the margins leave none, with a camera fitted to the whole stage', () => {
    const fit = fitCamera([east, west], phone, { margin: 200 });
    expect(fit).toMatchObject({ ok: false, reason: 'no-room' });
    expect(measure([east, west], { ...phone, free: { top: 380, right: 0, bottom: 0, left: 0 } }, fit.camera, 0).visible).toBe(true);
    const narrow = fitCamera([east, west], { width: 300, height: 300, free: { top: 0, right: 0, bottom: 0, left: 400 } });
    expect(narrow).toMatchObject({ ok: false, reason: 'no-room' });
  });

  it('reports no-room when even minZoom is too close', () => {
    expect(fitCamera([east, west], phone, { minZoom: 5 })).toMatchObject({ ok: false, reason: 'no-room' });
  });

  it('reports horizon when no camera sees all points at once', () => {
    const around: LngLat[] = [[0, 0], [90, 0], [180, 0], [-90, 0]]; // biome-ignore format: a list of points
    expect(fitCamera(around, desk)).toMatchObject({ ok: false, reason: 'horizon' });
    expect(fitCamera([[10, 20], [-170, -20]], desk)).toMatchObject({ ok: false, reason: 'horizon' }); // biome-ignore format: antipodes
  });

  it('throws for values that are not numbers, naming them', () => {
    expect(() => fitCamera([[36, Number.NaN]], desk)).toThrow(new RangeError('Expected points in degrees, got NaN'));
    expect(() => fitCamera([west], desk, { pitch: Number.NaN })).toThrow(new RangeError('Expected pitch to be a number, got NaN'));
  });
});
