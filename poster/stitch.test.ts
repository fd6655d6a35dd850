import { describe, expect, it } from 'vitest';
import type { LngLat } from '#geo/camera.ts';
import { stitch } from './stitch.ts';

const east: LngLat[] = [[170, 60], [170, 70], [180, 70], [180, 65], [180, 60], [170, 60]]; // biome-ignore format: one ring a line
const west: LngLat[] = [[-180, 60], [-180, 65], [-180, 70], [-160, 65], [-180, 60]]; // biome-ignore format: one ring a line
const island: LngLat[] = [[10, 10], [11, 12], [12, 10], [10, 10]]; // biome-ignore format: one ring a line

const edges = (ring: readonly LngLat[]): [LngLat, LngLat][] => ring.map((point, i) => [point, ring[(i + 1) % ring.length] as LngLat]);
const onCut = ([a, b]: [LngLat, LngLat]): boolean => Math.abs(a[0]) === 180 && a[0] === b[0] && a[1] !== b[1];

describe('stitch', () => {
  it('joins two parts at the antimeridian into one ring without the cut', () => {
    const rings = stitch([east, west]);
    expect(rings).toHaveLength(1);
    expect(edges(rings[0] ?? []).some(onCut)).toBe(false);
    for (const point of [[170, 60], [170, 70], [-160, 65]]) expect(rings[0]).toContainEqual(point); // biome-ignore format: short
  });

  it('leaves alone rings that do not touch the cut', () => {
    expect(stitch([island])[0]).toBe(island);
  });

  it('opens a ring that was closed along a pole', () => {
    const cap: LngLat[] = [[-180, -80], [-60, -75], [60, -72], [180, -80], [180, -90], [-180, -90], [-180, -80]]; // biome-ignore format: one ring
    expect(stitch([cap])).toEqual([[[-180, -80], [-60, -75], [60, -72]]]); // biome-ignore format: short
  });

  it('closes a part without a counterpart along the cut, and still joins the others', () => {
    const alone: LngLat[] = [[-180, -17], [-179, -16.5], [-180, -16], [-180, -17]]; // biome-ignore format: one ring
    const rings = stitch([alone, east, west]);
    expect(rings).toHaveLength(2);
    expect(rings.filter((ring) => edges(ring).some(onCut))).toHaveLength(1);
  });
});
