import { describe, expect, it } from 'vitest';
import { lightOfPixel, type NightPicture } from './black-marble.ts';
import { makeLights, shared } from './lights.ts';
import type { NamedPlace } from './places.ts';

const place = (name: string, lon: number, lat: number, population: number): NamedPlace => ({
  name,
  at: [lon, lat],
  population,
  country: 'XX',
  feature: 'PPL',
});

/** 72 × 36: five degrees per pixel. */
function picture(lit: Readonly<Record<string, number>>): NightPicture {
  const light = new Float32Array(72 * 36);
  for (const [at, value] of Object.entries(lit)) {
    const [lon, lat] = at.split(' ').map(Number) as [number, number];
    light[Math.floor((90 - lat) / 5) * 72 + Math.floor((lon + 180) / 5)] = value;
  }
  return { width: 72, height: 36, light };
}

describe('light of a pixel', () => {
  it.each([
    ['taiga', 4, 42],
    ['Gobi', 10, 63],
    ['Sahara', 13, 76],
    ['Greenland', 15, 82],
    ['sea', 3, 30],
    ['dark rim of a light', 0, 20],
  ])('%s: none', (_, red, blue) => {
    expect(lightOfPixel(red, blue)).toBe(0);
  });

  it('grows from village to city and stays within 1', () => {
    const [village, town, city] = [lightOfPixel(58, 49), lightOfPixel(141, 90), lightOfPixel(254, 174)];
    expect(village).toBeGreaterThan(0.1);
    expect(town).toBeGreaterThan(village);
    expect(city).toBeGreaterThan(town);
    expect(lightOfPixel(255, 255)).toBeLessThanOrEqual(1);
  });
});

describe('lights', () => {
  it('share a pixel’s light by a power of population, and keep its sum', () => {
    const lights = shared(0.8, [place('city', 36, 51, 400_000), place('town', 36.1, 51, 100_000), place('hamlet', 36.2, 51, 1000)]);
    expect(lights).toHaveLength(2);
    expect(lights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(0.8);
    expect((lights[0]?.weight ?? 0) / (lights[1]?.weight ?? 1)).toBeCloseTo(4 ** 0.85);
  });

  it('are at places, or else within their pixel, on land or at sea', () => {
    const lights = makeLights(
      picture({ '37 52': 0.9, '92 62': 0.5, '132 37': 0.4 }),
      [place('Kursk', 36.19, 51.73, 400_000)],
      ([lon]) => lon < 100,
    );
    expect(lights.map(({ settled, sea }) => [settled, sea])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(lights[0]?.at).toEqual([36.19, 51.73]);
    const [lon, lat] = lights[1]?.at ?? [0, 0];
    expect(lon > 90 && lon < 95 && lat > 60 && lat < 65).toBe(true);
  });

  it('are deterministic, and leave out what is faint or far away', () => {
    const make = () => makeLights(picture({ '92 62': 0.05, '-92 40': 0.3, '97 52': 0.5 }), [place('nobody', 97, 52, 0)], () => true);
    expect(make()).toHaveLength(1);
    expect(make()).toEqual(make());
  });
});
