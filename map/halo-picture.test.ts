import { describe, expect, it } from 'vitest';
import { haloOf, leastHalo } from '#basemap/lights.ts';
import { lensOf, type Row } from '#geo/lens.ts';
import { project, type View, viewOf } from '#geo/projection.ts';
import { toVector } from '#geo/vector.ts';
import { stage } from './fixtures/timeline.ts';
import { type HaloPicture, haloPictureOf, isDrawn, SHARED_BELOW } from './halo-picture.ts';

const viewAt = (zoom: number, center: [number, number] = [100, 50], pitch = 30) => viewOf({ center, zoom, bearing: 20, pitch }, stage);
const pictureOf = (view: View, zoom: number, dense: number) => haloPictureOf(view, lensOf(view), zoom, dense, 20);
const pictureAt = (zoom: number, center?: [number, number], dense = 2) => pictureOf(viewAt(zoom, center, 0), zoom, dense);
const times = (row: Row, [x, y, z]: readonly [number, number, number]): number => row[0] * x + row[1] * y + row[2] * z + row[3];
/** px of a picture in which a place is drawn */
const drawnAt = ({ lens, ratio, margin }: HaloPicture, at: readonly [number, number, number]): [number, number] => {
  const w = times(lens.rowW, at);
  return [(times(lens.rowX, at) / w + margin) * ratio, (times(lens.rowY, at) / w + margin) * ratio];
};

describe('below the zoom from which pictures are of one view', () => {
  it('is read where it was drawn', () => {
    const picture = pictureAt(2.3);
    expect(picture.on).toBe('cells');
    for (const place of [
      [100, 50],
      [60, 20],
      [140, 65],
    ] as const) {
      const at = toVector([...place]);
      const [x, y] = drawnAt(picture, at);
      expect([times(picture.across, at), times(picture.down, at)]).toEqual([x, y]);
      expect(Math.hypot(x - picture.width / 2, y - picture.height / 2)).toBeLessThan(picture.width / 2);
    }
  });

  it('has north above south and east to the right of west', () => {
    const picture = pictureAt(2.3);
    const [[west, south], [east, north]] = [drawnAt(picture, toVector([95, 45])), drawnAt(picture, toVector([105, 55]))];
    expect(east).toBeGreaterThan(west);
    expect(north).toBeLessThan(south);
  });

  it('shows every place in front of the horizon but those at the very limb', () => {
    for (const zoom of [0.4, 1.4, 2.99])
      for (const center of [
        [100, 50],
        [-176, -34],
        [14, 4],
        [65, 78],
      ] as const) {
        const view = viewAt(zoom, [...center]);
        const { lens } = pictureOf(view, zoom, 2);
        const { eye } = lensOf(view);
        for (let lon = -180; lon < 180; lon += 5)
          for (let lat = -85; lat <= 85; lat += 5) {
            const at = toVector([lon, lat]);
            if (times([...eye, 0], at) > 1.03) expect(times([...lens.eye, 0], at)).toBeGreaterThanOrEqual(1);
          }
      }
  });

  it('is the same for views that are near each other, however one came there', () => {
    expect(pictureAt(2.9, [101, 50.8]).key).toBe(pictureAt(2.1).key);
    expect(pictureAt(1.9).key).not.toBe(pictureAt(2.1).key);
    expect(pictureAt(2.1, [120, 50]).key).not.toBe(pictureAt(2.1).key);
    expect(pictureAt(2.1, [100, 53]).key).not.toBe(pictureAt(2.1).key);
    expect(pictureAt(1.1, [100, 50], 1).key).not.toBe(pictureAt(1.1).key);
  });

  it('gives as much light as at the view’s own latitude', () => {
    expect(pictureAt(2.9).strength).toBeCloseTo(1, 6);
    const { strength, R } = pictureAt(2.5, [100, 51]);
    expect(strength).toBeCloseTo((R / viewAt(2.5, [100, 51]).R) ** 2, 6);
    expect(strength).toBeLessThan(1);
  });

  // What the shared picture rests on: basemap/lights.ts may change.
  it.each(Array.from({ length: SHARED_BELOW }, (_, zoom) => zoom))(
    'halos look the same on the ground from zoom %s up to the next',
    (from) => {
      for (const weight of [0.05, 0.3, 0.6, 1])
        for (const settled of [true, false])
          for (const sea of [true, false]) {
            const light = { at: [0, 0] as const, weight, settled, sea };
            const [first, last] = [haloOf(light, from), haloOf(light, from + 0.999)];
            expect(last.radius / 2 ** 0.999).toBeCloseTo(first.radius, 9);
            expect(last.alpha).toBeCloseTo(first.alpha, 9);
          }
      expect(leastHalo(from + 0.999)).toBe(leastHalo(from));
      // the cells that are lit are those of all these zooms
      expect(leastHalo(from)).toBeGreaterThanOrEqual(leastHalo(SHARED_BELOW - 1));
    },
  );
});

it('a picture is drawn again unless key and lights are the same, and each time without a key', () => {
  const [near, far] = [{}, {}];
  const drawn = { key: 'a', lights: [near, far] };
  expect(isDrawn(drawn, { key: 'a', lights: [near, far] })).toBe(true);
  expect(isDrawn(drawn, { key: 'b', lights: [near, far] })).toBe(false);
  expect(isDrawn(drawn, { key: 'a', lights: [near] })).toBe(false);
  expect(isDrawn(drawn, { key: 'a', lights: [near, {}] })).toBe(false);
  expect(isDrawn({ ...drawn, key: null }, { ...drawn, key: null })).toBe(false);
  expect(isDrawn(null, drawn)).toBe(false);
});

describe('closer up', () => {
  it('is the stage with a margin, in whole px of the picture, and of this view alone', () => {
    const picture = pictureAt(5.2);
    expect(picture).toMatchObject({ on: 'stage', key: null, strength: 1 });
    const view = viewAt(5.2, [100, 50], 0);
    const at = toVector([101, 50.5]);
    const { x, y } = project(view, [101, 50.5]);
    const [px, py] = drawnAt(picture, at);
    expect(px).toBeCloseTo((x + picture.margin) * picture.ratio, 6);
    expect(times(picture.across, [x / stage.width, y / stage.height, 0])).toBeCloseTo(px, 6);
    expect(times(picture.down, [x / stage.width, y / stage.height, 0])).toBeCloseTo(py, 6);
    expect(picture.width).toBe(Math.ceil((stage.width + 2 * picture.margin) * picture.ratio));
    expect(picture.margin).toBeGreaterThanOrEqual(20);
    expect(picture.lens).toEqual(lensOf(view));
  });
});
