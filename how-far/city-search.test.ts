import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { citySearch, inLatin } from './city-search.ts';
import { decodeCities } from './draw.ts';

const data = (file: string) => readFile(`${import.meta.dirname}/data/${file}`, 'utf8');
const cities = decodeCities(await data('cities.json'));
const names = JSON.parse(await data('city-names.json')) as Record<string, Record<string, string>>;
const searchIn = (lang: string) => citySearch(cities, names[lang] ?? {}, lang);
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
    ['ko', '서울', 'seoul'],
    ['ko', '런', 'london'],
    ['uk', 'Київ', 'kyiv'],
    ['uk', 'Львів', 'lviv'],
    ['uk', 'Харків', 'kharkiv'],
    ['ar', 'القاهرة', 'cairo'],
    ['ar', 'دبي', 'dubai'],
  ])('%s: “%s” finds %s', (lang, typed, id) => expect(idsFor(lang, typed)).toContain(id));

  it('names the largest city of a name first, and never more than are asked for', () => {
    expect(idsFor('en', 'london')[0]).toBe('london');
    expect(idsFor('en', 's')).toHaveLength(8);
    expect(idsFor('en', 'hyderabad')).toEqual(['hyderabad', 'hyderabad-pk']);
  });

  it('finds nothing for nothing, and nothing for nonsense', () => {
    for (const typed of ['', '   ', '…', 'xqzzy', '(', '\\']) expect(idsFor('en', typed), typed).toEqual([]);
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
    ['ko', '서울', 'seoul'],
  ])('%s: “%s” is %s', (lang, text, id) => expect(searchIn(lang).exactly(text)?.city.id).toBe(id));

  it.each(['nonsense', '', 'lond', '__proto__', 'constructor', 'x'.repeat(5000)])('“%s” is none', (text) =>
    expect(searchIn('en').exactly(text)).toBeNull(),
  );

  it('is named in the language of the page, and else as the list has it', () => {
    const kyiv = searchIn('ko').exactly('kyiv');
    expect(kyiv).toMatchObject({ name: names.ko?.kyiv, country: '우크라이나' });
    expect(searchIn('en').exactly('kyiv')?.name).toBe('Kyiv');
  });
});

describe('inLatin', () => {
  it.each([
    ['Запоріжжя', 'zaporizhzhia'],
    ['Єнакієве', 'yenakiieve'],
    ['Згорани', 'zghorany'],
    ['Знам’янка', 'znamianka'],
    ['Berlin', 'berlin'],
  ])('%s → %s', (text, latin) => expect(inLatin(text)).toBe(latin));
});
