import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type City, type CityNames, citiesFile, decodeCities, namesFile } from '#how-far/cities.ts';
import { localeFor } from '#locales/messages.ts';

/** The lists from how-far/data, under the working directory: the repository's, when pages are built. */
export const dataFile = (name: string): string => join(process.cwd(), 'how-far/data', name);

/** Where the list of cities is, inside the site: in a folder whose name is a hash of what is in it. */
export async function citiesPath(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(dataFile(citiesFile)));
  return `how-far/${hash.digest('hex').slice(0, 8)}/${citiesFile}`;
}

/** The cities, the largest first. @throws what reading the file throws */
export async function readCities(): Promise<City[]> {
  return decodeCities(await readFile(dataFile(citiesFile), 'utf8'));
}

/** The cities' names in a language; none for a language without a list. */
export async function cityNames(lang: string): Promise<CityNames> {
  const files = await readdir(dataFile('names'));
  const tag = localeFor(
    lang,
    files.map((file) => file.replace(/\.json$/, '')),
  );
  return tag ? JSON.parse(await readFile(dataFile(namesFile(tag)), 'utf8')) : {};
}

/** All names of cities that the page of a language may show: fonts hold their letters. */
export async function shownCityNames(lang: string): Promise<string[]> {
  const [cities, names] = await Promise.all([readCities(), cityNames(lang)]);
  return cities.flatMap(({ id, name }) => [name, names[id] ?? '']);
}
