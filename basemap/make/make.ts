import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeBasemap, type BasemapShapes } from '#basemap/basemap-file.ts';
import { insideOf } from '#basemap/inside.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { readNightPicture } from './black-marble.ts';
import { makeCities } from './cities.ts';
import { brightest, makeLights } from './lights.ts';
import { readPlaces } from './places.ts';
import { kursk, readProvinces } from './provinces.ts';
import { makeTiles } from './tiles.ts';
import { bordersOf, landOf, outlineOf, type Provinces, simplify } from './topology.ts';
import { readWater } from './water.ts';
import { type Detail, fineDetail, trimLakes, trimRivers, worldDetail } from './zones.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where the packages' tarballs are kept between runs; not in git. */
export const cacheFolder = join(root, '.cache', 'basemap');
/** The committed result. */
export const dataFolder = join(root, 'basemap', 'data');
/** Kursk region's outline, for the story: it is cut from the same arcs as the fine basemap's borders. */
export const regionFile = join(root, 'stories', 'kursk', 'kursk-region.geojson');

/** What is made: the basemap's files by their path in the data folder, and Kursk region as GeoJSON text. */
export interface Made {
  readonly basemap: Readonly<Record<string, Uint8Array>>;
  readonly region: string;
}

/** Everything that is made. The same packages give the same bytes. */
export async function makeFiles(cache = cacheFolder): Promise<Made> {
  await mkdir(cache, { recursive: true });
  const provinces = await readProvinces(cache);
  const water = await readWater(cache);
  const shapesOf = async (detail: Detail): Promise<{ topology: Provinces; shapes: BasemapShapes }> => {
    const topology = await simplify(provinces, detail.tolerance, detail.islands);
    const shapes = {
      land: landOf(topology),
      lakes: trimLakes(water.lakes, detail),
      rivers: trimRivers(water.rivers, detail),
      borders: bordersOf(topology),
    };
    return { topology, shapes };
  };
  const world = (await shapesOf(worldDetail)).shapes;
  const { topology, shapes: fine } = await shapesOf(fineDetail);
  const lights = makeLights(await readNightPicture(cache), await readPlaces(cache), insideOf(fine.land));
  const [bright, faint] = brightest(lights);
  const tiles = Object.entries(makeTiles(world, fine, lights)).map(([path, bytes]) => [`tiles/${path}`, bytes] as const);
  return {
    basemap: {
      'world.basemap': encodeBasemap(world, worldDetail.stepsPerDegree),
      'fine.basemap': encodeBasemap(fine, fineDetail.stepsPerDegree),
      'bright.lights': encodeLights(bright),
      'faint.lights': encodeLights(faint),
      ...Object.fromEntries(tiles),
      ...(await makeCities(cache)),
    },
    region: regionText(topology),
  };
}

function regionText(topology: Provinces): string {
  const round = (value: number): number => Math.round(value * fineDetail.stepsPerDegree) / fineDetail.stepsPerDegree;
  const { coordinates } = outlineOf(topology, [kursk]);
  const geometry = {
    type: 'MultiPolygon',
    coordinates: coordinates.map((polygon) => polygon.map((ring) => ring.map((point) => point.map(round)))),
  };
  return `${JSON.stringify({ type: 'Feature', properties: { source: 'Natural Earth, 10m admin 1, by basemap/make' }, geometry })}\n`;
}

/** Makes the ground into `folder`, which is emptied first, and, where `region` is named, Kursk region's outline into that file. */
export async function make(folder = dataFolder, region?: string, cache = cacheFolder): Promise<void> {
  const made = await makeFiles(cache);
  await rm(folder, { recursive: true, force: true });
  for (const [file, bytes] of Object.entries(made.basemap)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
  if (region) {
    await mkdir(dirname(region), { recursive: true });
    await writeFile(region, made.region);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  await make(folder ?? dataFolder, folder ? join(folder, 'kursk-region.geojson') : regionFile);
}
