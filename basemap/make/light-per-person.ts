import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Light, Polygon } from '#basemap/basemap.ts';
import { insideOf } from '#basemap/inside.ts';
import { decodeLights } from '#basemap/lights-file.ts';
import { cacheFolder, dataFolder } from './make.ts';
import { type NamedPlace, readPlaces } from './places.ts';
import { type ProvinceFeature, readProvinces } from './provinces.ts';

/** Light and population of one area. */
export interface LitArea {
  readonly name: string;
  /** population of GeoNames places of 1,000 people and more, parts of places not counted twice */
  readonly people: number;
  /** total weight of the lights */
  readonly light: number;
  readonly lightPerMillion: number;
}

/** Sums lights and people inside an area. Lights at sea are fishing fleets and not counted. */
export function measureArea(name: string, area: readonly Polygon[], lights: readonly Light[], places: readonly NamedPlace[]): LitArea {
  const inside = insideOf(area);
  const people = places.reduce((sum, place) => sum + (place.feature !== 'PPLX' && inside(place.at) ? place.population : 0), 0);
  const light = lights.reduce((sum, { at, weight, sea }) => sum + (!sea && inside(at) ? weight : 0), 0);
  return { name, people, light, lightPerMillion: people > 0 ? (light / people) * 1e6 : 0 };
}

function polygonsOf(features: readonly ProvinceFeature[]): Polygon[] {
  return features.flatMap(
    ({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as Polygon[],
  );
}

/** Prints the table of docs/measurements.md, "Light per person". */
async function main(): Promise<void> {
  const { features } = await readProvinces(cacheFolder);
  const places = await readPlaces(cacheFolder);
  const files = await Promise.all(['bright', 'faint'].map((name) => readFile(join(dataFolder, `${name}.lights`))));
  const lights = files.flatMap((bytes) => decodeLights(new Uint8Array(bytes)));
  const all = features as ProvinceFeature[];
  const areas: [string, ProvinceFeature[]][] = [
    ['Primorye', all.filter(({ properties }) => properties.id === 'RUS-2611')],
    ['North Korea', all.filter(({ properties }) => properties.country === 'KP')],
    ['South Korea', all.filter(({ properties }) => properties.country === 'KR')],
    ['Kursk region', all.filter(({ properties }) => properties.id === 'RUS-2362')],
  ];
  console.log('| area | people in places of 1,000 and more | light | light per million people |\n| --- | --- | --- | --- |');
  for (const [name, list] of areas) {
    const { people, light, lightPerMillion } = measureArea(name, polygonsOf(list), lights, places);
    console.log(`| ${name} | ${people.toLocaleString('en')} | ${light.toFixed(1)} | ${lightPerMillion.toFixed(1)} |`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
