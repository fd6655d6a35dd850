import { describe, expect, it } from 'vitest';
import type { Light } from '#basemap/ground.ts';
import { coreOf } from '#basemap/lights.ts';
import type { Camera, LngLat, Stage } from '#geo/camera.ts';
import { project, viewOf } from '#geo/projection.ts';
import { palette } from '#theme/palette.ts';
import { cityLights } from './draw-lights.ts';
import { lensOf } from './lens.ts';
import type { Picture } from './picture.ts';
import { shapeGround } from './shaped-ground.ts';

const stage: Stage = { width: 600, height: 400, free: { top: 0, right: 0, bottom: 0, left: 0 } };
const camera: Camera = { center: [100, 50], zoom: 1.4, bearing: 15, pitch: 20 };
const view = viewOf(camera, stage);
const picture: Picture = { view, lens: lensOf(view), zoom: camera.zoom, palette, ink: 'screen', prefix: 'p', tolerance: 0.5 };

const light = (at: LngLat, weight = 1): Light => ({ at, weight, settled: true, sea: false });
function draw(lights: readonly Light[], { most = 1000, density = 1 } = {}): { points: [number, number][]; widths: number[] } {
  const ground = shapeGround({ land: [], lakes: [], rivers: [], borders: [], lights });
  const { defs, shapes } = cityLights(picture, ground, { strength: 1, most, density });
  const points = defs.flatMap((def) => {
    let [x, y] = [0, 0];
    return [...def.matchAll(/m(-?\d+) ?(-?\d+)h0/g)].map(([, dx, dy]): [number, number] => {
      [x, y] = [x + Number(dx), y + Number(dy)];
      return [x, y];
    });
  });
  const cores = shapes.slice(shapes.indexOf(`stroke="${palette.lightCore}"`));
  return { points, widths: [...cores.matchAll(/stroke-width="([\d.]+)"/g)].map(([, width]) => Number(width)) };
}

describe('cityLights', () => {
  it('puts lights into the px in which project() has them', () => {
    for (const at of [
      [101, 51],
      [80, 60],
      [120, 40],
      [140, 62],
    ] as const) {
      const { x, y } = project(view, at);
      expect(draw([light(at)]).points).toEqual([[Math.floor(x), Math.floor(y)]]);
    }
  });

  it('draws none behind the horizon', () => {
    expect(project(view, [-80, -30]).visible).toBe(false);
    expect(draw([light([-80, -30])]).points).toEqual([]);
  });

  it('lays discs on the ground: smaller towards the limb, never larger than on it', () => {
    const under = draw([light([101, 51])]).widths[0] as number;
    const far = draw([light([100, 78])]).widths[0] as number;
    const limb = draw([light([4, 66])]).widths[0] as number;
    expect(far).toBeLessThan(under);
    expect(limb).toBeLessThan(far);
  });

  it('covers what a soft edge of one device pixel leaves of a core', () => {
    const { radius } = coreOf(light([101, 51]), camera.zoom);
    const [one, three] = [1, 3].map((density) => (draw([light([101, 51])], { density }).widths[0] as number) / 2) as [number, number];
    expect(one).toBeLessThan(three);
    expect(three).toBeLessThan(radius);
    expect(three).toBeGreaterThan(radius * 0.6);
  });

  it('keeps the strongest of those that do not cover each other, then the others', () => {
    const crowd = [light([101, 51], 1), light([101.01, 51], 0.95), light([70, 55], 0.5)];
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
