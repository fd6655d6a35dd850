import { describe, expect, it } from 'vitest';
import type { Light } from '#basemap/basemap.ts';
import { liveLights } from '#basemap/light-files.ts';
import { coreOf, haloOf, leastHalo, leastWeight } from '#basemap/lights.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { RADIANS } from '#geo/angle.ts';
import { lensOf } from '#geo/lens.ts';
import { viewOf } from '#geo/projection.ts';
import { angleBetween, toLngLat, toVector } from '#geo/vector.ts';
import { stage } from './fixtures/timeline.ts';
import { haloPictureOf, SHARED_BELOW } from './halo-picture.ts';
import { cellAt, middleOf } from './light-cells.ts';
import { HALO_DEGREES, LIGHT_FLOATS, LOOKS, lightPointsOf, looksAt, stretchesOf, widestOf } from './light-points.ts';

const light = (lon: number, lat: number, weight: number, settled = true, sea = false): Light => ({ at: [lon, lat], weight, settled, sea });
const lights = [light(30, 50, 1), light(127, 37.56, 0.5, true), light(134, 40, 0.25, false, true), light(-70, 40, 0.03125, false)];
const points = lightPointsOf(encodeLights(lights, liveLights));

describe('lightPointsOf', () => {
  it('puts lights on the sphere, each in a cell around it', () => {
    expect(points.vertices).toHaveLength(lights.length * LIGHT_FLOATS);
    const found = points.cells.flatMap(({ middle, from, to }) =>
      Array.from({ length: to - from }, (_, i) => {
        const [x = 9, y = 9, z = 9] = points.vertices.subarray((from + i) * LIGHT_FLOATS);
        const [lon, lat] = toLngLat([x, y, z]);
        expect(angleBetween(middle, toVector([lon, lat]))).toBeLessThan(0.062);
        return [Number(lon.toFixed(1)), Number(lat.toFixed(1))];
      }),
    );
    expect(found.sort(([a = 0], [b = 0]) => a - b)).toEqual(
      lights.map(({ at: [lon, lat] }) => [lon, Number(lat.toFixed(1))]).sort(([a = 0], [b = 0]) => a - b),
    );
    expect(Math.hypot(...points.vertices.slice(0, 3))).toBeCloseTo(1, 6);
  });

  it('knows in which cells halos are seen: not those of faint lights, and beyond the edge of a cell', () => {
    expect(points.lit.has(cellAt(30, 50))).toBe(true);
    expect(points.lit.has(cellAt(29.9, 49.9))).toBe(true);
    expect(points.lit.has(cellAt(30, 44))).toBe(false);
    expect(points.lit.has(cellAt(134, 40))).toBe(false);
    expect(points.lit.has(cellAt(-70, 40))).toBe(false);
  });

  it('refuses what is no file of lights, and other levels', () => {
    expect(() => lightPointsOf(new TextEncoder().encode('<!doctype html>'))).toThrow(RangeError);
    expect(() => lightPointsOf(encodeLights(lights))).toThrow('Unexpected 64 levels, expected 32');
  });
});

describe('stretchesOf', () => {
  const many = (lon: number, count: number) => Array.from({ length: count }, (_, i) => light(lon + i / 100, 52, 0.5));
  const rows = lightPointsOf(
    encodeLights([...many(1, 300), ...many(6, 20), ...many(11, 300), ...many(16, 300), light(31, 52, 1)], liveLights),
  );
  const without = (...lons: number[]) => {
    const hidden = lons.map((lon) => String(middleOf(cellAt(lon, 52))));
    return stretchesOf(rows, 0.1, (middle) => !hidden.includes(String(middle)));
  };

  it.each([
    ['everything in one', [], [0, 921]],
    ['no lights at the ends', [1, 31], [300, 920]],
    ['few lights that nobody sees rather than one more call', [6], [0, 921]],
    ['two where many lie between', [11], [0, 320, 620, 921]],
    ['nothing', [1, 6, 11, 16, 31], []],
  ])('draws %s', (_, hidden, wanted) => {
    expect(without(...hidden)).toEqual(wanted);
  });

  it('leaves out cells whose lights are all too faint', () => {
    expect(stretchesOf(rows, 0.6, () => true)).toEqual([920, 921]);
    expect(stretchesOf(points, 0, () => true)).toEqual([0, 4]);
  });
});

describe('looksAt', () => {
  it.each([0.5, 1.8, 3, 5.3, 7.9])('has at zoom %s for each light what lights.ts says', (zoom) => {
    const looks = looksAt(zoom);
    expect(looks).toHaveLength(LOOKS * 4);
    lights.forEach((one) => {
      // each in a cell of its own
      const cell = points.cells.find(({ middle }) => String(middle) === String(middleOf(cellAt(...one.at))));
      const index = points.vertices[(cell?.from ?? -1) * LIGHT_FLOATS + 3] ?? -1;
      const [halo, core] = [haloOf(one, zoom), coreOf(one, zoom)];
      const wanted = [
        halo.radius,
        one.weight >= leastHalo(zoom) ? halo.alpha : 0,
        core.radius,
        one.weight >= leastWeight(zoom) ? core.alpha : 0,
      ];
      [...looks.slice(index * 4, index * 4 + 4)].forEach((value, part) => {
        expect(value).toBeCloseTo(wanted[part] ?? -1, 5);
      });
    });
  });

  it('knows the widest halo, which the picture of halos needs as its margin', () => {
    for (const zoom of [1, 4, 8])
      expect(widestOf(looksAt(zoom), 'halo')).toBeCloseTo(
        Math.max(
          haloOf(light(0, 0, 1), zoom).radius,
          haloOf(light(0, 0, 1, false), zoom).alpha > 0 ? haloOf(light(0, 0, 1, false), zoom).radius : 0,
        ),
        4,
      );
  });

  it('knows the widest core', () => {
    for (const zoom of [1, 4, 8]) expect(widestOf(looksAt(zoom), 'core')).toBeCloseTo(coreOf(light(0, 0, 1), zoom).radius, 4);
  });

  it('has no halo below the zoom of shared pictures that is seen beyond the cells that are lit for it', () => {
    for (let zoom = 0; zoom < SHARED_BELOW; zoom += 0.25) {
      // the coarsest picture: of a view at the equator, with as few device px as a moving map has
      const view = viewOf({ center: [0, 0], zoom, bearing: 0, pitch: 0 }, stage);
      const picture = haloPictureOf(view, lensOf(view), zoom, 0.6, 0);
      const reach = widestOf(looksAt(picture.zoom), 'halo') / picture.R + 2 / picture.width;
      expect(reach / RADIANS, `zoom ${zoom}`).toBeGreaterThan(0.4);
      expect(reach / RADIANS, `zoom ${zoom}`).toBeLessThan(HALO_DEGREES);
    }
  });
});
