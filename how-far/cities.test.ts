import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { citiesFile, decodeCities, plainLetters } from './cities.ts';

const committed = await readFile(join(import.meta.dirname, 'data', citiesFile), 'utf8');

describe('the committed list', () => {
  const cities = decodeCities(committed);

  it('is small: 25 kB compressed', () => {
    expect(gzipSync(committed).length).toBeLessThanOrEqual(25_000);
  });

  it('has an id of plain letters for each city, once', () => {
    expect(new Set(cities.map(({ id }) => id)).size).toBe(cities.length);
    expect(cities.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)).map(({ id }) => id)).toEqual([]);
  });

  it('has cities that readers of each language know, where they are', () => {
    const at = (id: string) => cities.find((city) => city.id === id);
    expect(at('tokyo')).toMatchObject({ country: 'JP', at: [139.69, 35.69] });
    expect(at('sao-paulo')).toMatchObject({ name: 'São Paulo', country: 'BR' });
    expect(at('simferopol')).toMatchObject({ country: 'UA' });
    for (const id of ['london', 'berlin', 'kyiv', 'cairo', 'koln', 'hyderabad-pk', 'reykjavik']) expect(at(id), id).toBeDefined();
  });
});

describe('plainLetters', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['Łódź', 'lodz'],
    ['Xi’an', 'xian'],
    ['Kraków', 'krakow'],
    ["N'Djamena", 'ndjamena'],
    ['Frankfurt am Main', 'frankfurt am main'],
    ['Île-de-France', 'ile de france'],
    ['Straße', 'strasse'],
    ['서울', '서울'],
    ['Київ', 'киів'],
    ['Königsberg', 'konigsberg'],
    ['İzmir', 'izmir'],
    ['IZMİR', 'izmir'],
    ['عمّان', 'عمان'],
    ['تل‌آویو', 'تل اويو'],
    ['القاهرة', 'القاهره'],
    ['ג׳קרטה', 'גקרטה'],
    ['חֵיפָה', 'חיפה'],
    ['फ़ीनिक्स', 'फीनिक्स'],
    ['दिल्ली', 'दिल्ली'],
    ['パリ', 'パリ'],
    ['ぱり', 'パリ'],
    ['バリ', 'バリ'],
    ['サン・パウロ', 'サン パウロ'],
    ['東京', '東京'],
    ['  ', ''],
  ])('%s → %s', (name, plain) => expect(plainLetters(name)).toBe(plain));
});

describe('decodeCities', () => {
  it('says what is wrong', () => {
    expect(() => decodeCities('{}')).toThrow('expected an array');
    expect(() => decodeCities('[["Berlin","DE",13.41,52.52],["Berlin","DE","13",52]]')).toThrow('Unexpected row 1 of the cities');
    expect(() => decodeCities('<html>')).toThrow(SyntaxError);
  });

  it('tells cities of one name apart', () => {
    const rows = '[["Taizhou","CN",1,1],["Taizhou","CN",2,2],["Taizhou","CN",3,3]]';
    expect(decodeCities(rows).map(({ id }) => id)).toEqual(['taizhou', 'taizhou-cn', 'taizhou-cn-2']);
  });
});
