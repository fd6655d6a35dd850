import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decodeBasemap } from '#basemap/basemap-file.ts';
import { root } from '#node/root.ts';

/** Made by `npm run region -- stories/kursk/kursk-region.geojson RUS-2362`. */
it('the outline of the region runs along the borders that the basemap draws', async () => {
  const region = JSON.parse(await readFile(join(root, 'stories/kursk/kursk-region.geojson'), 'utf8'));
  const { borders } = decodeBasemap(new Uint8Array(await readFile(join(root, 'basemap/data/fine.basemap'))));
  const drawn = new Set(borders.flatMap(({ line }) => line.map(([lon, lat]) => `${lon.toFixed(3)} ${lat.toFixed(3)}`)));
  const points: [number, number][] = region.geometry.coordinates.flat(2);
  expect(points.length).toBeGreaterThan(100);
  expect(points.filter(([lon, lat]) => !drawn.has(`${lon.toFixed(3)} ${lat.toFixed(3)}`))).toEqual([]);
});
