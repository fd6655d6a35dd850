import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeGround } from '#basemap/ground-file.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { readNightPicture } from './black-marble.ts';
import { insideOf } from './inside.ts';
import { brightest, makeLights } from './lights.ts';
import { readPlaces } from './places.ts';
import { kursk, readProvinces } from './provinces.ts';
import { bordersOf, landOf, outlineOf, simplify } from './topology.ts';
import { readWater } from './water.ts';
import { details, trimLakes, trimRivers } from './zones.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where the packages' tarballs are kept between runs; not in git. */
export const cacheFolder = join(root, '.cache', 'basemap');
/** The committed result. */
export const dataFolder = join(root, 'basemap', 'data');
/** Kursk region's outline, for the story: it is cut from the same arcs as the fine ground's borders. */
export const regionFile = join(root, 'stories', 'kursk', 'kursk-region.geojson');

/** Everything that is made, by file name. The same packages give the same bytes. */
export async function makeFiles(cache = cacheFolder): Promise<{ ground: Readonly<Record<string, Uint8Array>>; region: string }> {
  await mkdir(cache, { recursive: true });
  const provinces = await readProvinces(cache);
  const water = await readWater(cache);
  const ground: Record<string, Uint8Array> = {};
  let region = '';
  let lights: Uint8Array[] = [];
  for (const detail of details) {
    const topology = await simplify(provinces, detail.tolerance, detail.islands);
    const land = landOf(topology);
    const shapes = { land, lakes: trimLakes(water.lakes, detail), rivers: trimRivers(water.rivers, detail), borders: bordersOf(topology) };
    ground[`${detail.name}.ground`] = encodeGround(shapes, detail.stepsPerDegree);
    if (detail.name === 'fine') {
      const round = (value: number): number => Math.round(value * detail.stepsPerDegree) / detail.stepsPerDegree;
      const { coordinates } = outlineOf(topology, [kursk]);
      region = `${JSON.stringify({
        type: 'Feature',
        properties: { source: 'Natural Earth, 10m admin 1, by basemap/make' },
        geometry: { type: 'MultiPolygon', coordinates: coordinates.map((polygon) => polygon.map((ring) => ring.map((point) => point.map(round)))) },
      })}\n`;
      lights = brightest(makeLights(await readNightPicture(cache), await readPlaces(cache), insideOf(land))).map(encodeLights);
    }
  }
  const [bright, faint] = lights;
  if (!bright || !faint) throw new Error('Unexpected: no fine detail, expected one in zones.ts');
  return { ground: { ...ground, 'bright.lights': bright, 'faint.lights': faint }, region };
}

/** Makes the ground into `folder` and, where `region` is named, Kursk region's outline into that file. */
export async function make(folder = dataFolder, region?: string, cache = cacheFolder): Promise<void> {
  const made = await makeFiles(cache);
  await mkdir(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(made.ground)) await writeFile(join(folder, file), bytes);
  if (region) {
    await mkdir(dirname(region), { recursive: true });
    await writeFile(region, made.region);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  await make(folder ?? dataFolder, folder ? join(folder, 'kursk-region.geojson') : regionFile);
}
