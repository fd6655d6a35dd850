import { describe, expect, it } from 'vitest';
import type { Light } from './basemap.ts';
import { decodeLights, encodeLights, posterLights } from './lights-file.ts';

const light = (lon: number, lat: number, weight: number, settled = true, sea = false): Light => ({ at: [lon, lat], weight, settled, sea });
const lights = [
  light(127, 37.56, 1),
  light(36.18, 51.74, 0.5),
  light(-179.98, -89, 0.5),
  light(134, 40, 0.25, false, true),
  light(73.4, 61.26, 1 / posterLights.levels, false),
];

describe('light files', () => {
  it('round-trip all lights, the brightest first', () => {
    const read = decodeLights(encodeLights([...lights].reverse()));
    const weights = read.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(new Set(read.map((one) => JSON.stringify(one)))).toEqual(new Set(lights.map((one) => JSON.stringify(one))));
  });

  it('keep positions to 0.01° and weights to half a level, and lose no faint light', () => {
    const [read] = decodeLights(encodeLights([light(12.3456, -7.6543, 0.0001)]));
    expect(Math.abs((read?.at[0] ?? 0) - 12.3456)).toBeLessThanOrEqual(0.01);
    expect(Math.abs((read?.at[1] ?? 0) + 7.6543)).toBeLessThanOrEqual(0.01);
    expect(read?.weight).toBe(1 / posterLights.levels);
  });

  it('are rejected when they are something else or end within a point', () => {
    const bytes = encodeLights(lights);
    expect(() => decodeLights(new TextEncoder().encode('Not found'))).toThrow('Unexpected');
    expect(() => decodeLights(bytes.slice(0, -1))).toThrow(RangeError);
    expect(() => decodeLights(Uint8Array.of(...bytes, 99, 0, 0))).toThrow('Unexpected level 99');
  });
});
