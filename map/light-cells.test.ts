import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project, viewOf } from '#geo/projection.ts';
import { angleBetween, dot, toVector, type Vector } from '#geo/vector.ts';
import { planesOf } from '#geo/view-planes.ts';
import { stage } from './fixtures/timeline.ts';
import { CELLS, cellAt, cellsAround, cellsIn, middleOf, trianglesOf } from './light-cells.ts';

const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const latitude = fc.double({ min: -89.9, max: 89.9, noNaN: true });
const degrees = (radians: number): number => (radians * 180) / Math.PI;

describe('cellAt', () => {
  it('is the cell whose middle is near', () => {
    fc.assert(
      fc.property(longitude, latitude, (lon, lat) => {
        const cell = cellAt(lon, lat);
        expect(cell).toBeGreaterThanOrEqual(0);
        expect(cell).toBeLessThan(CELLS);
        expect(degrees(angleBetween(middleOf(cell), toVector([lon, lat])))).toBeLessThan(3.54);
      }),
    );
  });

  it.each([
    [-180, -90, 0],
    [180, -90, 0],
    [180, 90, 35 * 72],
    [-175, -85, 73],
  ])('of %s, %s is %s', (lon, lat, cell) => {
    expect(cellAt(lon, lat)).toBe(cell);
  });
});

describe('cellsAround', () => {
  it('has the cells of all places within reach', () => {
    fc.assert(
      fc.property(longitude, latitude, fc.double({ min: 0, max: 6.28, noNaN: true }), (lon, lat, azimuth) => {
        const around = cellsAround({ west: lon, south: lat, east: lon, north: lat }, 0.75);
        const [aside, up] = [Math.sin(azimuth) * 0.74, Math.cos(azimuth) * 0.74];
        const north = lat + up;
        if (Math.abs(north) > 89) return;
        expect(around).toContain(cellAt(lon + aside / Math.cos((north * Math.PI) / 180), north));
      }),
    );
  });

  it('goes over 180° and names no cell twice', () => {
    const around = cellsAround({ west: 179.9, south: 51, east: 179.9, north: 51 }, 0.5);
    expect(around.sort((a, b) => a - b)).toEqual([cellAt(-179, 51), cellAt(179, 51)]);
    const whole = cellsAround({ west: -180, south: 88, east: 180, north: 90 }, 1);
    expect(new Set(whole).size).toBe(whole.length);
  });
});

it('trianglesOf faces outwards', () => {
  const floats = trianglesOf([cellAt(100, 50), cellAt(-70, -30), cellAt(179, 3)]);
  expect(floats).toHaveLength(3 * 6 * 3);
  for (let i = 0; i < floats.length; i += 9) {
    const [a, b, c] = [0, 3, 6].map((at) => [floats[i + at], floats[i + at + 1], floats[i + at + 2]] as unknown as Vector) as [
      Vector,
      Vector,
      Vector,
    ];
    const [u, v] = [b, c].map((p) => [p[0] - a[0], p[1] - a[1], p[2] - a[2]] as const) as [Vector, Vector];
    const normal: Vector = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    expect(dot(normal, a)).toBeGreaterThan(0);
  }
});

describe('cellsIn', () => {
  it('never leaves out the cell of a place on the stage', () => {
    let shown = 0;
    fc.assert(
      fc.property(
        longitude,
        latitude,
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 70, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
        (lon, lat, zoom, pitch, bearing, [aside, up]) => {
          const center = [lon, Math.max(Math.min(lat, 80), -80)] as const;
          const view = viewOf({ center: [...center], zoom, bearing, pitch }, stage);
          const reach = 120 / 2 ** zoom;
          const at = [center[0] + aside * reach, Math.max(Math.min(center[1] + up * reach, 89), -89)] as const;
          const { x, y, visible } = project(view, [...at]);
          if (!visible || x < 0 || y < 0 || x > stage.width || y > stage.height) return;
          shown++;
          expect(cellsIn(planesOf(view, 0))(middleOf(cellAt(at[0] > 180 ? at[0] - 360 : at[0] < -180 ? at[0] + 360 : at[0], at[1])))).toBe(
            true,
          );
        },
      ),
      { numRuns: 2000 },
    );
    expect(shown).toBeGreaterThan(100);
  });

  it('leaves out most of the Earth, close up nearly all of it', () => {
    const inView = (zoom: number, pitch: number): number => {
      const seen = cellsIn(planesOf(viewOf({ center: [100, 50], zoom, bearing: 20, pitch }, stage), 0));
      return Array.from({ length: CELLS }, (_, cell) => middleOf(cell)).filter(seen).length;
    };
    expect(inView(1.5, 0)).toBeLessThan(CELLS / 2);
    expect(inView(6, 30)).toBeLessThan(30);
    expect(inView(6, 30)).toBeGreaterThan(3);
  });
});
