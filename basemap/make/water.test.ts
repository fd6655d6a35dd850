import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { rankRivers, smooth } from './water.ts';
import { thin } from './zones.ts';

const straight = (from: number, to: number, lat: number): LngLat[] =>
  Array.from({ length: 21 }, (_, i): LngLat => [from + ((to - from) * i) / 20, lat]);

describe('water', () => {
  it('smooths stair steps by less than a step, and keeps the ends', () => {
    const stairs = Array.from({ length: 40 }, (_, i): LngLat => [i * 0.036, Math.floor(i / 2) * 0.036]);
    const line = smooth(stairs, false);
    expect(line[0]).toEqual(stairs[0]);
    expect(line.at(-1)).toEqual(stairs.at(-1));
    for (const [lon, lat] of line) expect(Math.abs(lat - lon / 2)).toBeLessThan(0.036);
  });

  it('keeps rings closed', () => {
    const ring = smooth(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
      true,
    );
    expect(ring.at(-1)).toEqual(ring[0]);
    const thinned = thin(ring, 50);
    expect(thinned.at(-1)).toEqual(thinned[0]);
    expect(thinned.length).toBeGreaterThan(3);
  });

  it('ranks a tributary of a great river above an isolated stream', () => {
    const [main, tributary, stream] = rankRivers([
      straight(0, 40, 50),
      [
        [20, 50],
        [20, 51],
        [20, 54],
      ],
      [
        [60, 50],
        [60, 54],
      ],
    ]);
    expect(main?.rank).toBe(1);
    expect(tributary?.rank).toBeLessThan(stream?.rank ?? 0);
  });

  it('drops points within the tolerance and nothing more', () => {
    expect(
      thin(
        [
          [0, 0],
          [1, 0.001],
          [2, 0],
        ],
        1,
      ),
    ).toHaveLength(2);
    expect(
      thin(
        [
          [0, 0],
          [1, 0.1],
          [2, 0],
        ],
        1,
      ),
    ).toHaveLength(3);
  });
});
