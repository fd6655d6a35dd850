import { describe, expect, it } from 'vitest';
import type { Light } from '#basemap/basemap.ts';
import { liveLights } from '#basemap/light-files.ts';
import { coreOf, haloOf, leastHalo } from '#basemap/lights.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { toVector } from '#geo/vector.ts';
import { countOf, LIGHT_FLOATS, LOOKS, lightPointsOf, looksAt, widestHalo } from './light-points.ts';

const light = (lon: number, lat: number, weight: number, settled = true, sea = false): Light => ({ at: [lon, lat], weight, settled, sea });
const lights = [light(30, 50, 1), light(127, 37.56, 0.5, true), light(134, 40, 0.25, false, true), light(-70, 40, 0.03125, false)];
const points = lightPointsOf(encodeLights(lights, liveLights));

describe('lightPointsOf', () => {
  it('puts lights on the sphere, the brightest first', () => {
    expect(points.vertices).toHaveLength(lights.length * LIGHT_FLOATS);
    const [x, y, z] = points.vertices;
    const [wantedX, wantedY, wantedZ] = toVector([30, 50]);
    expect(Math.hypot((x ?? 9) - wantedX, (y ?? 9) - wantedY, (z ?? 9) - wantedZ)).toBeLessThan(1e-4);
  });

  it.each([
    [0, 4],
    [0.03125, 4],
    [0.04, 3],
    [0.25, 3],
    [0.3, 2],
    [1, 1],
    [2, 1],
  ])('counts those of at least weight %s', (least, count) => {
    expect(countOf(points, least)).toBe(count);
  });

  it('refuses what is no file of lights, and other levels', () => {
    expect(() => lightPointsOf(new TextEncoder().encode('<!doctype html>'))).toThrow(RangeError);
    expect(() => lightPointsOf(encodeLights(lights))).toThrow('Unexpected 64 levels, expected 32');
  });
});

describe('looksAt', () => {
  it.each([0.5, 1.8, 3, 5.3, 7.9])('has at zoom %s for each light what lights.ts says', (zoom) => {
    const looks = looksAt(zoom);
    expect(looks).toHaveLength(LOOKS * 4);
    lights.forEach((one, i) => {
      const index = points.vertices[i * LIGHT_FLOATS + 3] ?? -1;
      const [halo, core] = [haloOf(one, zoom), coreOf(one, zoom)];
      const wanted = [halo.radius, one.weight >= leastHalo(zoom) ? halo.alpha : 0, core.radius, core.alpha];
      [...looks.slice(index * 4, index * 4 + 4)].forEach((value, part) => {
        expect(value).toBeCloseTo(wanted[part] ?? -1, 5);
      });
    });
  });

  it('knows the widest halo, which the picture of halos needs as its margin', () => {
    for (const zoom of [1, 4, 8])
      expect(widestHalo(looksAt(zoom))).toBeCloseTo(
        Math.max(
          haloOf(light(0, 0, 1), zoom).radius,
          haloOf(light(0, 0, 1, false), zoom).alpha > 0 ? haloOf(light(0, 0, 1, false), zoom).radius : 0,
        ),
        4,
      );
  });
});
