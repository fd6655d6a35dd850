import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeCities } from './cities.ts';
import { citySearch } from './city-search.ts';

const data = (file: string): string => readFileSync(`${import.meta.dirname}/data/${file}`, 'utf8');
const cities = decodeCities(data('cities.json'));
const names = (lang: string): Record<string, string> => JSON.parse(data(`names/${lang}.json`));
const searchIn = (lang: string) => citySearch(cities, names(lang), lang);
const idsFor = (lang: string, typed: string) =>
  searchIn(lang)
    .matches(typed, 8)
    .map(({ city }) => city.id);

describe('typing a city', () => {
  it.each([
    ['en', 'lond', 'london'],
    ['en', 'sao p', 'sao-paulo'],
    ['en', 'SÃO P', 'sao-paulo'],
    ['en', 'york', 'new-york-city'],
    ['de', 'Köln', 'koln'],
    ['de', 'koln', 'koln'],
    ['de', 'Kairo', 'cairo'],
    ['de', 'Cairo', 'cairo'],
    ['es', 'Pekin', 'beijing'],
    ['fr', 'Pékin', 'beijing'],
    ['tr', 'ISTANBUL', 'istanbul'],
    ['tr', 'istanbul', 'istanbul'],
    ['ko', '부산', 'busan'],
    ['ko', '런', 'london'],
    ['uk', 'Київ', 'kyiv'],
    ['uk', 'Львів', 'lviv'],
    ['uk', 'Харків', 'kharkiv'],
    ['uk', 'Шеньян', 'shenyang'],
    ['ru', 'Лондон', 'london'],
    ['ru', 'Нижний', 'nizhniy-novgorod'],
    ['ru', 'Магнитогорск', 'magnitogorsk'],
    ['en', 'Челябинск', 'chelyabinsk'],
    ['ar', 'القاهرة', 'cairo'],
    ['ar', 'دبي', 'dubai'],
    ['ar', 'ابوظبي', 'abu-dhabi'],
    ['fa', 'تهران', 'tehran'],
    ['fa', 'كراچى', 'karachi'],
    ['he', 'לונדון', 'london'],
    ['he', 'גקרטה', 'jakarta'],
    ['hi', 'लंदन', 'london'],
    ['hi', 'दि', 'delhi'],
    ['ja', '東京', 'tokyo'],
    ['ja', 'ロンドン', 'london'],
    ['ja', 'ろんど', 'london'],
    ['zh-Hans', '伦敦', 'london'],
    ['zh-Hans', 'london', 'london'],
  ])('%s: “%s” finds %s', (lang, typed, id) => expect(idsFor(lang, typed)).toContain(id));

  it('keeps vowels and voiced consonants apart that are letters of their own', () => {
    expect(idsFor('hi', 'दु')).not.toContain('delhi');
    expect(idsFor('ja', 'バリ')).not.toContain('paris');
  });

  it('names the largest city of a name first, and never more than are asked for', () => {
    expect(idsFor('en', 'london')[0]).toBe('london');
    expect(idsFor('en', 's')).toHaveLength(8);
    expect(idsFor('en', 'hyderabad')).toEqual(['hyderabad', 'hyderabad-pk']);
  });

  it('finds nothing for nothing, and nothing for nonsense', () => {
    for (const typed of ['', '   ', '…', 'xqzzy', '(', '\\']) expect(idsFor('en', typed), typed).toEqual([]);
  });
});

describe.each(readdirSync(`${import.meta.dirname}/data/names`).map((file) => file.replace('.json', '')))('cities named in %s', (lang) => {
  it('are found by each of their names, whole', () => {
    const search = searchIn(lang);
    const lost = Object.entries(names(lang)).filter(([, name]) => search.exactly(name)?.name !== name);
    expect(lost).toEqual([]);
  });
});

describe('the city that is meant', () => {
  it.each([
    ['en', 'berlin', 'berlin'],
    ['en', 'hyderabad-pk', 'hyderabad-pk'],
    ['en', ' Berlin ', 'berlin'],
    ['en', 'Hyderabad, Pakistan', 'hyderabad-pk'],
    ['en', 'Hyderabad, India', 'hyderabad'],
    ['de', 'Kairo, Ägypten', 'cairo'],
    ['ko', '부산', 'busan'],
  ])('%s: “%s” is %s', (lang, text, id) => expect(searchIn(lang).exactly(text)?.city.id).toBe(id));

  it.each(['nonsense', '', 'lond', '__proto__', 'constructor', 'x'.repeat(5000)])('“%s” is none', (text) =>
    expect(searchIn('en').exactly(text)).toBeNull(),
  );

  it('is named in the language of the page, and else as the list has it', () => {
    const kyiv = searchIn('ko').exactly('kyiv');
    expect(kyiv).toMatchObject({ name: names('ko').kyiv, country: '우크라이나' });
    expect(searchIn('en').exactly('kyiv')?.name).toBe('Kyiv');
  });
});
