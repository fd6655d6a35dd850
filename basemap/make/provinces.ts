import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { readFromTarball, tarballOf } from '#node/npm-tarball.ts';
import { packages } from './packages.ts';

/** A first-level administrative area with the country it is shown in. */
export interface Province {
  /** Natural Earth's code, "RUS-2362" */
  readonly id: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** English */
  readonly name: string;
}
export type ProvinceFeature = Feature<Polygon | MultiPolygon, Province>;

/**
 * Natural Earth assigns Crimea and Sevastopol to Russia and most of Western Sahara to Morocco; we follow the United Nations, for which the
 * former belong to Ukraine and the latter is a territory of its own.
 */
const countryOfProvince: Readonly<Record<string, string>> = { 'RUS-283': 'UA', 'RUS-5482': 'UA', 'MAR-3456': 'EH', 'MAR-3469': 'EH' };
/** Parts of a country with an ISO code of their own but no international border. */
const countryOfCode: Readonly<Record<string, string>> = { HK: 'CN', MO: 'CN' };

/** Codes of provinces whose outlines are drawn close up, and for the first also those of its neighbours in the same country: what the published stories look at closely. */
export const outlined: readonly [string, ...string[]] = ['RUS-2362', 'RUS-2611', 'RUS-2614', 'RUS-2609', 'RUS-2606'];

/**
 * All provinces of the world, about 4,600, in degrees with five decimals; neighbours share their border vertices exactly.
 *
 * @throws Error where the package lacks a province that the code refers to
 */
export async function readProvinces(cache: string): Promise<FeatureCollection<Polygon | MultiPolygon, Province>> {
  const bytes = await readFromTarball(await tarballOf(packages.provinces, cache), 'data/states/admin1.json');
  const read = JSON.parse(bytes.toString('utf8')) as FeatureCollection<Polygon | MultiPolygon, Record<string, unknown>>;
  const features = read.features.map(({ geometry, properties }): ProvinceFeature => {
    const id = String(properties.adm1_code);
    const code = String(properties.iso_a2);
    const country = countryOfProvince[id] ?? countryOfCode[code] ?? code;
    return { type: 'Feature', properties: { id, country, name: String(properties.name_en ?? properties.name) }, geometry };
  });
  const ids = new Set(features.map((feature) => feature.properties.id));
  const missing = [...Object.keys(countryOfProvince), ...outlined].filter((id) => !ids.has(id));
  if (missing.length > 0) throw new Error(`Unexpected data of ${packages.provinces.name}: no ${missing.join(', ')}`);
  return { type: 'FeatureCollection', features };
}
