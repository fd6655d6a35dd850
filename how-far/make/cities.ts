import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type NamedPlace, readPlaces } from '#basemap/make/places.ts';
import { type City, type CityNames, type CityRow, citiesFile, identified, namesFile, plainLetters } from '#how-far/cities.ts';
import { availableLocales } from '#locales/read-messages.ts';
import { filesIn, tarballOf } from '#node/npm-tarball.ts';
import { root } from '#node/root.ts';
import ownNames from './own-names.json' with { type: 'json' };
import { packages } from './packages.ts';

/** Cities of fewer people are in the list only where they are a capital. */
export const leastPeople = 250_000;

/**
 * Names by hand that CLDR lacks, by language: each language's own cities, and those abroad that its press writes otherwise than English. A language needs none: what
 * stands in neither has its English name.
 */
export const namesByHand: Readonly<Record<string, CityNames>> = ownNames;

/**
 * The list of cities and their names in each language that has a file in locales/, by file name: `cities.json`, `names/<tag>.json`. A language's file holds the names that
 * differ from the list's.
 *
 * @throws Error for a language that CLDR does not have
 */
export async function makeCities(cache: string, languages: readonly string[] = availableLocales()): Promise<Record<string, Uint8Array>> {
  const rows = cityRows(await readPlaces(cache));
  const cities = identified(rows);
  const wanted = new Set(languages.flatMap(cldrTags).map(cldrFile));
  const files = new Map<string, Buffer>();
  for await (const { path, bytes } of filesIn(await tarballOf(packages.names, cache), (one) => wanted.has(one))) files.set(path, bytes);
  const text = new TextEncoder();
  const made: Record<string, Uint8Array> = {
    [citiesFile]: text.encode(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`),
  };
  for (const language of languages) {
    const tag = cldrTags(language).find((one) => files.has(cldrFile(one)));
    if (!tag) throw new Error(`Unexpected language ${language}, expected one of Unicode CLDR's (locales/${language}.yaml)`);
    const cldr = cityNames(cities, zoneCities(JSON.parse(files.get(cldrFile(tag))?.toString('utf8') ?? ''), tag));
    const named = cities.flatMap(({ id, name }) => {
      const own = namesByHand[language]?.[id] ?? cldr[id];
      return own && own !== name ? [[id, own] as const] : [];
    });
    made[namesFile(language)] = text.encode(`${JSON.stringify(Object.fromEntries(named), null, 1)}\n`);
  }
  return made;
}

/** The tags under which CLDR may have a language, the closest first: `zh-Hans-SG`, `zh-Hans`, `zh`. */
const cldrTags = (language: string): string[] =>
  language.split('-').map((_, index, parts) => parts.slice(0, parts.length - index).join('-'));

const cldrFile = (tag: string): string => `main/${tag}/timeZoneNames.json`;

/** The places that are cities, the largest first, longitude and latitude to 0.01°. Parts of cities are left out: their city is there. */
export function cityRows(places: readonly NamedPlace[]): CityRow[] {
  const round = (degrees: number): number => Math.round(degrees * 100) / 100;
  return places
    .filter(({ feature, population }) => feature === 'PPLC' || (population >= leastPeople && feature !== 'PPLX'))
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
    .map(({ name, country, at }) => [name, country, round(at[0]), round(at[1])]);
}

/** A zone of CLDR and the name that it has in a language: `Europe/Kyiv` → Kyiv's name. */
type ZoneCity = readonly [zone: string, name: string];

/**
 * The cities that a language's time zones are named by. Zones are called as the IANA first called them (`Asia/Calcutta`), and what English does not call so any
 * more has a name there too.
 *
 * @throws Error for a file that is not CLDR's
 */
export function zoneCities(file: unknown, language: string): ZoneCity[] {
  const main = (file as { main?: Record<string, { dates?: { timeZoneNames?: { zone?: unknown } } }> }).main;
  const zones = main?.[language]?.dates?.timeZoneNames?.zone;
  if (typeof zones !== 'object' || zones === null) throw new Error(`Unexpected names of ${language}, expected CLDR's time zones`);
  const found: ZoneCity[] = [];
  const walk = (node: object, path: string): void => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null) continue;
      const zone = path ? `${path}/${key}` : key;
      const { exemplarCity } = value as { exemplarCity?: unknown };
      if (typeof exemplarCity === 'string') found.push([zone, exemplarCity]);
      else walk(value, zone);
    }
  };
  walk(zones, '');
  return found;
}

/** What the two sources call differently: the zone's city → GeoNames' name. */
const otherwise: Readonly<Record<string, string>> = {
  calcutta: 'kolkata',
  'comod rivadavia': 'comodoro rivadavia',
  kiev: 'kyiv',
  macau: 'macao',
  'new york': 'new york city',
  rangoon: 'yangon',
  saigon: 'ho chi minh city',
  katmandu: 'kathmandu',
  asmera: 'asmara',
  truk: 'weno',
  ulaanbaatar: 'ulan bator',
};

/** Zones named by an island or a country, which a city elsewhere is called like. */
const islands: readonly string[] = ['jamaica', 'norfolk'];

/** Names of the cities that a zone is named by, where they are not the list's own. By name, within the zone's part of the world. */
export function cityNames(cities: readonly City[], zones: readonly ZoneCity[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [zone, name] of zones) {
    const parts = zone.split('/');
    const plain = plainLetters((parts.at(-1) ?? '').replaceAll('_', ' '));
    if (islands.includes(plain)) continue;
    const wanted = [plain, otherwise[plain]];
    const city = cities.find(({ name: own, at }) => wanted.includes(plainLetters(own)) && isIn(parts[0] ?? '', at));
    if (city && city.name !== name && !names[city.id]) names[city.id] = name;
  }
  return names;
}

/** Whether a point may be meant by the first word of a zone: enough to tell London in England from London in Ontario. */
function isIn(area: string, [lon, lat]: readonly [number, number]): boolean {
  switch (area) {
    case 'America':
      return lon < -25;
    case 'Europe':
      return lon > -30 && lon < 60 && lat > 34;
    case 'Africa':
      return lon > -26 && lon < 60 && lat < 38;
    case 'Asia':
      return lon > 25 || lon < -170;
    default:
      return true;
  }
}

/** Where the packages' tarballs are kept between runs, with the basemap's; not in git. */
export const cacheFolder = join(root, '.cache', 'basemap');

/** The committed result. */
export const dataFolder = join(root, 'how-far', 'data');

/** Makes the lists anew into `folder`, which is emptied first. */
export async function writeCities(folder = dataFolder, cache = cacheFolder): Promise<void> {
  await mkdir(cache, { recursive: true });
  const files = Object.entries(await makeCities(cache));
  await rm(folder, { recursive: true, force: true });
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
}
