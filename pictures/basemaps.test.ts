import { expect, it } from 'vitest';
import type { Detail } from '#basemap/load.ts';
import type { Camera } from '#geo/camera.ts';
import { shapeBasemap } from '#poster/shaped-basemap.ts';
import { pictureBasemaps } from './basemaps.ts';

const camera = (lon: number, lat: number, zoom: number): Camera => ({ center: [lon, lat], zoom, bearing: 0, pitch: 0 });

it('takes the detail that a camera needs, each read once and none that nobody needs', async () => {
  const read: Detail[] = [];
  const basemap = pictureBasemaps(async (detail) => {
    read.push(detail);
    return shapeBasemap({ land: [], lakes: [], rivers: [], borders: [], lights: [] });
  });
  const far = await basemap(camera(-60, 10, 2));
  expect(await basemap(camera(36.2, 51.7, 7))).toBe(far);
  expect(read).toEqual(['fine']);
  const close = await basemap(camera(-158, 21.3, 7));
  expect(await basemap(camera(2.3, 48.9, 5))).toBe(close);
  expect(close).not.toBe(far);
  expect(read).toEqual(['fine', 'close']);
});
