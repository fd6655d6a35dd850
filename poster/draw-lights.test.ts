import { describe, expect, it } from 'vitest';
import type { Light } from '#basemap/basemap.ts';
import { leastHalo } from '#basemap/lights.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { lensOf } from '#geo/lens.ts';
import { project, viewOf } from '#geo/projection.ts';
import { nightPalette } from '#theme/palette.ts';
import { cityLights } from './draw-lights.ts';
import type { Picture } from './picture.ts';
import { shapeBasemap } from './shaped-basemap.ts';

const stage: Stage = { width: 600, height: 400, free: { top: 0, right: 0, bottom: 0, left: 0 } };
const camera: Camera = { center: [100, 50], zoom: 1.4, bearing: 15, pitch: 20 };
const view = viewOf(camera, stage);
const picture: Picture = { view, lens: lensOf(view), zoom: camera.zoom, palette: nightPalette, ink: 'screen', prefix: 'p', tolerance: 0.5 };

const light = (at: LngLat, weight = 1): Light => ({ at, weight, settled: true, sea: false });
interface Drawn {
  /** px with light, in the order of the paths */
  readonly points: [number, number][];
  /** widths of the crisp discs */
  readonly widths: number[];
  /** alphas of the one-px squares */
  readonly alphas: number[];
  /** total light of discs and squares, px² at full alpha */
  readonly light: number;
}

function draw(lights: readonly Light[], { most = 1000, density = 1 } = {}): Drawn {
  const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights });
  const { shapes } = cityLights(picture, basemap, { strength: 1, density }).draw(most);
  const paths = [...shapes.matchAll(/<path d="([^"]+)"(?: stroke-width="([^"]+)")? stroke-opacity="([^"]+)"/g)];
  return {
    points: paths.flatMap(([, d = '']) => pointsOf(d)),
    widths: paths.flatMap(([, , width]) => (width ? [Number(width)] : [])),
    alphas: paths.flatMap(([, , width, alpha]) => (width ? [] : [Number(alpha)])),
    light: paths.reduce((sum, [, , width, alpha]) => sum + Number(alpha) * (width ? (Math.PI / 4) * Number(width) ** 2 : 1), 0),
  };
}

function pointsOf(d: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/m(-?\d+) ?(-?\d+)h([01])/g)].map(([, dx, dy, length]): [number, number] => {
    const at: [number, number] = [x + Number(dx), y + Number(dy)];
    [x, y] = [at[0] + Number(length), at[1]];
    return at;
  });
}

describe('cityLights', () => {
  it('puts lights into the px where project() puts them', () => {
    for (const at of [
      [101, 51],
      [80, 60],
      [120, 40],
      [140, 62],
    ] as const) {
      const { x, y } = project(view, at);
      for (const weight of [1, 0.3]) expect(draw([light(at, weight)]).points).toEqual([[Math.floor(x), Math.floor(y)]]);
    }
  });

  it('draws none behind the horizon', () => {
    expect(project(view, [-80, -30]).visible).toBe(false);
    expect(draw([light([-80, -30])]).points).toEqual([]);
  });

  it('lays discs flat on the globe: the closer to the limb, the fainter', () => {
    const [under, far, limb] = (
      [
        [101, 51],
        [100, 78],
        [4, 66],
      ] as const
    ).map((at) => draw([light(at)]).light) as [number, number, number];
    expect(far).toBeLessThan(under);
    expect(limb).toBeLessThan(far);
    expect(limb).toBeGreaterThan(0);
  });

  it('is brighter on dense screens, where the soft edge of one device pixel takes less from a core', () => {
    const at: LngLat = [101, 51];
    const [one, more] = [1, 1.8].map((density) => draw([light(at, 0.3)], { density }).alphas[0] as number) as [number, number];
    expect(one).toBeLessThan(more);
    expect(more).toBeLessThan(1);
  });

  it('draws on a finer grid for dense screens', () => {
    const at: LngLat = [101, 51];
    const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights: [light(at, 0.3)] });
    const { shapes } = cityLights(picture, basemap, { strength: 1, density: 2.5 }).draw(1);
    const unit = Number(/transform="scale\(([\d.]+)\)"/.exec(shapes)?.[1]);
    const [point] = pointsOf(/<path d="([^"]+)"/.exec(shapes)?.[1] ?? '');
    const { x, y } = project(view, at);
    expect(unit).toBeLessThan(1);
    expect(point).toEqual([Math.floor(x / unit), Math.floor(y / unit)]);
  });

  it('draws several lights in one px as a single brighter one', () => {
    const at: LngLat = [101, 51];
    const one = draw([light(at, 0.3)]);
    const three = draw([light(at, 0.3), light(at, 0.29), light(at, 0.28)]);
    expect(three.points).toEqual(one.points);
    expect(three.alphas[0]).toBeGreaterThan(2 * (one.alphas[0] as number));
    expect(three.alphas[0]).toBeLessThan(3 * (one.alphas[0] as number));
  });

  it('draws halos for the same lights as the live map', () => {
    const at: LngLat = [101, 51];
    const close = { ...picture, zoom: 3.2 };
    const uses = (weight: number): number => {
      const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights: [light(at, weight)] });
      const { defs, shapes } = cityLights(close, basemap, { strength: 1, density: 1 }).draw(1);
      expect(defs.length > 0).toBe(shapes.includes('<use'));
      return shapes.match(/<use/g)?.length ?? 0;
    };
    expect(uses(leastHalo(3.2) + 0.01)).toBeGreaterThan(0);
    expect(uses(leastHalo(3.2) - 0.01)).toBe(0);
  });

  it('needs few paths for many lights', () => {
    const lights = Array.from({ length: 4000 }, (_, i) =>
      light([60 + (i % 80), 30 + ((i * 7) % 500) / 14], 0.25 + (0.75 * ((i * 37) % 101)) / 101),
    );
    const basemap = shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights });
    const { defs, shapes } = cityLights({ ...picture, zoom: 2.6 }, basemap, { strength: 1, density: 1 }).draw(4000);
    expect(`${defs.join()}${shapes}`.match(/<(?:path|use)/g)?.length).toBeLessThan(60);
  });

  it('keeps the brightest lights that do not overlap, then the others', () => {
    const crowd = [light([101, 51], 1), light([101.5, 51], 0.95), light([70, 55], 0.5)];
    const at = (point: LngLat): [number, number] => {
      const { x, y } = project(view, point);
      return [Math.floor(x), Math.floor(y)];
    };
    expect(draw(crowd, { most: 2 }).points).toEqual(expect.arrayContaining([at([101, 51]), at([70, 55])]));
    expect(draw(crowd, { most: 2 }).points).toHaveLength(2);
    expect(draw(crowd, { most: 3 }).points).toHaveLength(3);
    expect(draw(crowd, { most: 0 }).points).toEqual([]);
  });
});
