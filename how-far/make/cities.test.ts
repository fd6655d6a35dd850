import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamedPlace } from '#basemap/make/places.ts';
import { citiesFile, decodeCities, identified, namesFile } from '#how-far/cities.ts';
import { availableLocales, messagesOf } from '#locales/read-messages.ts';
import { cityNames, cityRows, dataFolder, namesByHand, zoneCities } from './cities.ts';

const place = (name: string, population: number, feature = 'PPL', country = 'DE'): NamedPlace => ({
  name,
  population,
  feature,
  country,
  at: [13.41053, 52.52437],
});
const ids = new Set(decodeCities(await readFile(join(dataFolder, citiesFile), 'utf8')).map(({ id }) => id));

describe('the list of cities', () => {
  it('holds large cities and capitals, the largest first, but no parts of cities', () => {
    const rows = cityRows([
      place('Town', 249_999),
      place('Capital', 30, 'PPLC'),
      place('City', 250_000),
      place('Quarter', 900_000, 'PPLX'),
      place('Metropolis', 9_000_000),
    ]);
    expect(rows.map(([name]) => name)).toEqual(['Metropolis', 'City', 'Capital']);
    expect(rows[0]).toEqual(['Metropolis', 'DE', 13.41, 52.52]);
  });
});

describe('names of cities', () => {
  const cldr = (zone: unknown) => ({ main: { ko: { dates: { timeZoneNames: { zone } } } } });
  const cities = identified([
    ['London', 'GB', -0.13, 51.51],
    ['Kolkata', 'IN', 88.36, 22.56],
    ['Norfolk', 'US', -76.29, 36.85],
    ['Louisville', 'US', -85.76, 38.25],
    ['London', 'CA', -81.23, 42.98],
  ]);

  it('come from the zones, by the name that the list has', () => {
    const zones = zoneCities(
      cldr({
        Europe: { London: { long: { daylight: '…' }, exemplarCity: '런던' } },
        Asia: { Calcutta: { exemplarCity: '콜카타' } },
        America: { Kentucky: { Monticello: { exemplarCity: '몬티첼로' } }, Louisville: { exemplarCity: '루이빌' } },
        Pacific: { Norfolk: { exemplarCity: '노퍽' } },
        Etc: { UTC: { long: { standard: '협정 세계시' } } },
      }),
      'ko',
    );
    expect(cityNames(cities, zones)).toEqual({ kolkata: '콜카타', london: '런던', louisville: '루이빌' });
  });

  it('are not those of a city of the same name in another part of the world', () => {
    expect(cityNames(cities, [['America/London', '런던']])).toEqual({ 'london-ca': '런던' });
  });

  it('stop the command where the file is not what it was', () => {
    expect(() => zoneCities({ main: {} }, 'ko')).toThrow('Unexpected names of ko, expected CLDR');
  });

  it('have a list for every language that there are messages in, and no other', async () => {
    expect((await readdir(join(dataFolder, 'names'))).sort()).toEqual(
      availableLocales()
        .map((tag) => namesFile(tag).replace('names/', ''))
        .sort(),
    );
  });
});

describe.each(Object.entries(namesByHand))('names by hand, %s', (language, names) => {
  it('are those of cities in the list, in a language that there are messages in', () => {
    expect(Object.keys(names).filter((id) => !ids.has(id))).toEqual([]);
    expect(availableLocales()).toContain(language);
  });
});

describe.each(availableLocales())('the example of %s', (lang) => {
  it('is in the list', () => expect(ids).toContain(messagesOf(lang).howFar.example));
});
