import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BasemapShapes, encodeBasemap } from '#basemap/basemap-file.ts';
import { insideOf } from '#basemap/inside.ts';
import { lightFiles, lightPath, lightsOf, liveLights } from '#basemap/light-files.ts';
import { encodeLights } from '#basemap/lights-file.ts';
import { closeFile } from '#basemap/load.ts';
import { root } from '#node/root.ts';
import { readNightPicture } from './black-marble.ts';
import { brightest, makeLights } from './lights.ts';
import { readPlaces } from './places.ts';
import { readProvinces } from './provinces.ts';
import { makeTiles } from './tiles.ts';
import { bordersOf, landOf, outlineOf, simplify } from './topology.ts';
import { readWater } from './water.ts';
import { closeDetail, type Detail, fineDetail, trimLakes, trimRivers, worldDetail } from './zones.ts';

/** Where the packages' tarballs are kept between runs; not in git. */
export const cacheFolder = join(root, '.cache', 'basemap');
/** The committed result. */
export const dataFolder = join(root, 'basemap', 'data');

/** The basemap's files by their path in the data folder. Reproducible: the same packages give the same bytes. */
export async function makeFiles(cache = cacheFolder): Promise<Readonly<Record<string, Uint8Array>>> {
  await mkdir(cache, { recursive: true });
  const provinces = await readProvinces(cache);
  const water = await readWater(cache);
  const shapesOf = async (detail: Detail): Promise<BasemapShapes> => {
    const topology = await simplify(provinces, detail.tolerance, detail.islands);
    return {
      land: landOf(topology),
      lakes: trimLakes(water.lakes, detail),
      rivers: trimRivers(water.rivers, detail),
      borders: bordersOf(topology),
    };
  };
  const world = await shapesOf(worldDetail);
  const fine = await shapesOf(fineDetail);
  const close = await shapesOf(closeDetail);
  const lights = makeLights(await readNightPicture(cache), await readPlaces(cache), insideOf(fine.land));
  const [bright, faint] = brightest(lights);
  const live = lightFiles.map((file) => [lightPath(file.name), encodeLights(lightsOf(file, lights), liveLights)] as const);
  const tiles = Object.entries(makeTiles(world, fine)).map(([path, bytes]) => [`tiles/${path}`, bytes] as const);
  return {
    'world.basemap': encodeBasemap(world, worldDetail.stepsPerDegree),
    'fine.basemap': encodeBasemap(fine, fineDetail.stepsPerDegree),
    [closeFile]: encodeBasemap(close, closeDetail.stepsPerDegree),
    'bright.lights': encodeLights(bright),
    'faint.lights': encodeLights(faint),
    ...Object.fromEntries([...live, ...tiles]),
  };
}

/** Writes the basemap into `folder`, which is emptied first. */
export async function make(folder = dataFolder, cache = cacheFolder): Promise<void> {
  const files = await makeFiles(cache);
  await rm(folder, { recursive: true, force: true });
  for (const [file, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
}

/**
 * The outline of some provinces as one GeoJSON Feature, for the regions of a story. It is made of the same arcs as the fine basemap's borders, so that the
 * two coincide exactly.
 *
 * @param ids Natural Earth's codes, such as `FRA-1234`
 * @throws Error for an unknown code
 */
export async function outlineText(ids: readonly string[], cache = cacheFolder): Promise<string> {
  await mkdir(cache, { recursive: true });
  const provinces = await readProvinces(cache);
  const known = new Set(provinces.features.map(({ properties }) => properties.id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new Error(`Unexpected province ${missing.join(', ')}, expected a code of Natural Earth's first-level areas`);
  const round = (value: number): number => Math.round(value * fineDetail.stepsPerDegree) / fineDetail.stepsPerDegree;
  const { coordinates } = outlineOf(await simplify(provinces, fineDetail.tolerance, fineDetail.islands), ids);
  const geometry = {
    type: 'MultiPolygon',
    coordinates: coordinates.map((polygon) => polygon.map((ring) => ring.map((point) => point.map(round)))),
  };
  return `${JSON.stringify({ type: 'Feature', properties: { source: 'Natural Earth, 10m admin 1, by basemap/make' }, geometry })}\n`;
}
