import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera, LngLat, Stage } from './camera.ts';
import { cameras, points, stages } from './fixtures/arbitraries.ts';
import { globeRadius, horizon, project, unproject, viewOf, zoomOfRadius } from './projection.ts';
import { destination, distanceKm } from './sphere.ts';

interface Vectors {
  vectors: {
    projection: string;
    width: number;
    height: number;
    padding: Stage['free'];
    center: LngLat;
    zoom: number;
    bearing: number;
    pitch: number;
    points: { lngLat: LngLat; px: [number, number]; visible: boolean; behindCamera?: boolean }[];
  }[];
}

/** Measured from the live MapLibre GL JS 6.17.0; its `notes` say how. */
const { vectors }: Vectors = JSON.parse(readFileSync(new URL('fixtures/projection-vectors.json', import.meta.url), 'utf8'));

describe('against live MapLibre', () => {
  it('agrees with map.project() to 0.001 px, and on what is visible', () => {
    let checked = 0;
    let worst = 0;
    for (const { projection, width, height, padding, points, ...camera } of vectors) {
      if (projection !== 'vertical-perspective') continue;
      const view = viewOf(camera, { width, height, free: padding });
      for (const { lngLat, px, visible } of points) {
        const found = project(view, lngLat);
        expect(found.visible, `${JSON.stringify(camera)} ${lngLat}`).toBe(visible);
        if (!visible) continue;
        checked++;
        worst = Math.max(worst, Math.hypot(found.x - px[0], found.y - px[1]));
      }
    }
    expect(checked).toBeGreaterThan(400);
    expect(worst).toBeLessThan(0.001);
  });
});

const bare = (width: number, height: number): Stage => ({ width, height, free: { top: 0, right: 0, bottom: 0, left: 0 } });
const still: Camera = { center: [36, 52], zoom: 4, bearing: 0, pitch: 0 };

describe('project', () => {
  it('puts the centre at the middle of the free box, at nominal depth', () => {
    fc.assert(
      fc.property(cameras(), stages(), (camera, stage) => {
        const view = viewOf(camera, stage);
        const { x, y, depth, visible } = project(view, camera.center);
        const { width, height, free } = stage;
        expect(x).toBeCloseTo((free.left + width - free.right) / 2, 5);
        expect(y).toBeCloseTo((free.top + height - free.bottom) / 2, 5);
        expect(depth).toBeCloseTo(1.5 * height, 5);
        expect(visible).toBe(true);
      }),
    );
  });

  it('hides what is behind the camera, where MapLibre returns a mirrored point', () => {
    const low: Camera = { center: [36, 52], zoom: 7, bearing: 0, pitch: 60 };
    const behind = project(viewOf(low, bare(800, 600)), [36, 45]);
    expect(behind.depth).toBeLessThan(0);
    expect(behind.visible).toBe(false);
  });

  it('is finite at the poles', () => {
    for (const lat of [90, -90]) {
      const { x, y } = project(viewOf(still, bare(800, 600)), [0, lat]);
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
  });
});

describe('unproject', () => {
  it('round-trips px → ground → px wherever there is ground', () => {
    let met = 0;
    fc.assert(
      fc.property(
        cameras(),
        stages(),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        (camera, stage, [u, v]) => {
          const view = viewOf(camera, stage);
          const [x, y] = [u * stage.width, v * stage.height];
          const ground = unproject(view, x, y);
          if (!ground) return;
          met++;
          const back = project(view, ground);
          // At the limb a pixel spans many degrees, so that rounding of the coordinates shows.
          const limb = grazing(view, x, y);
          expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(limb ? 1e-2 : 1e-5);
          expect(ground[0]).toBeGreaterThanOrEqual(-180);
          expect(ground[0]).toBeLessThan(180);
        },
      ),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(200);
  });

  it('round-trips ground → px → ground for what is visible', () => {
    fc.assert(
      fc.property(cameras(), stages(), points(80), (camera, stage, point) => {
        const view = viewOf(camera, stage);
        const seen = project(view, point);
        fc.pre(seen.visible && !grazing(view, seen.x, seen.y));
        expect(distanceKm(unproject(view, seen.x, seen.y) ?? [0, 0], point)).toBeLessThan(1e-3);
      }),
    );
  });

  it('is null off the globe', () => {
    expect(unproject(viewOf({ ...still, zoom: 0 }, bare(800, 600)), 5, 5)).toBeNull();
    expect(unproject(viewOf({ ...still, zoom: 0 }, bare(800, 600)), 400, 300)).not.toBeNull();
  });
});

/** Within a pixel of the globe's edge, or beyond it. */
function grazing(view: ReturnType<typeof viewOf>, x: number, y: number): boolean {
  return [[1, 0], [-1, 0], [0, 1], [0, -1]].some(([dx = 0, dy = 0]) => unproject(view, x + dx, y + dy) === null); // biome-ignore format: four neighbours
}

describe('horizon', () => {
  it('is the edge of the globe, where it is a closed curve', () => {
    fc.assert(
      fc.property(cameras(3), stages(), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (camera, stage, angle) => {
        const view = viewOf(camera, stage);
        const edge = horizon(view);
        fc.pre(edge !== null && edge.radius < 20_000 && edge.radiusY < 20_000);
        if (!edge) return;
        const at = (share: number) =>
          unproject(view, edge.x + edge.radius * share * Math.cos(angle), edge.y + edge.radiusY * share * Math.sin(angle));
        expect(at(0.9999)).not.toBeNull();
        expect(at(1.0001)).toBeNull();
      }),
    );
  });

  it('is a circle about the centre at pitch 0', () => {
    const view = viewOf({ ...still, zoom: 2 }, { width: 1440, height: 900, free: { top: 0, right: 0, bottom: 0, left: 560 } });
    const edge = horizon(view);
    expect(edge?.x).toBe(1000);
    expect(edge?.y).toBeCloseTo(450, 9);
    expect(edge?.radius).toBeCloseTo(edge?.radiusY ?? 0, 9);
    const far = destination(still.center, 40, distanceKm([0, 0], [0, (Math.acos(1 / (1 + view.k)) * 180) / Math.PI]) - 0.01);
    const limb = project(view, far);
    expect(limb.visible).toBe(true);
    expect(Math.hypot(limb.x - 1000, limb.y - 450)).toBeCloseTo(edge?.radius ?? 0, 2);
  });

  it('is null where it continues behind the camera', () => {
    expect(horizon(viewOf({ ...still, zoom: 7, pitch: 50 }, bare(800, 600)))).toBeNull();
  });
});

describe('viewOf', () => {
  it('throws for values that are not numbers, naming them', () => {
    const stage = bare(800, 600);
    expect(() => viewOf({ ...still, zoom: Number.NaN }, stage)).toThrow(
      new RangeError("Expected the camera's zoom to be a number, got NaN"),
    );
    expect(() => viewOf({ ...still, center: [0, Number.NaN] }, stage)).toThrow("Expected the camera's latitude to be a number, got NaN");
    expect(() => viewOf(still, bare(0, 600))).toThrow('Expected a stage with a size in px, got 0 × 600');
  });

  it('keeps the principal point on the stage, as MapLibre does when its padding is larger', () => {
    const view = viewOf(still, { width: 300, height: 200, free: { top: 900, right: 0, bottom: 0, left: 900 } });
    expect([view.cx, view.cy]).toEqual([300, 200]);
  });

  it('makes the globe larger towards the poles, so that the ground at the centre keeps its scale', () => {
    expect(globeRadius(3, 60)).toBeCloseTo(2 * globeRadius(3, 0), 9);
    expect(zoomOfRadius(globeRadius(3.7, 58), 58)).toBeCloseTo(3.7, 12);
  });
});
