import type { LngLat } from '#geo/camera.ts';

/** A city that one may know: of 250,000 people and more, or a capital. */
export interface City {
  /** its name in plain letters; of two of the same name the larger has it, the other with its country: `hyderabad`, `hyderabad-pk` */
  readonly id: string;
  /** GeoNames' name, mostly as English has it */
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** WGS 84 degrees, to 0.01 */
  readonly at: LngLat;
}

/** A row of `how-far/data/cities.json`: name, country, longitude, latitude. The largest city comes first. */
export type CityRow = readonly [name: string, country: string, lon: number, lat: number];

/** The list's name in `how-far/data` and under the site's `/how-far/`. */
export const citiesFile = 'cities.json';

/** The file in `how-far/data` that holds the cities' names in a language: id → name. */
export const namesFile = (tag: string): string => `names/${tag}.json`;

/**
 * The cities of a `cities.json`, the largest first.
 *
 * @throws Error that says what is wrong where the text is no such list
 */
export function decodeCities(text: string): City[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows)) throw new Error('Unexpected list of cities, expected an array of rows');
  return identified(
    rows.map((row: unknown, index): CityRow => {
      if (!isRow(row)) throw new Error(`Unexpected row ${index} of the cities, expected name, country, longitude and latitude`);
      return row;
    }),
  );
}

function isRow(row: unknown): row is CityRow {
  if (!Array.isArray(row) || row.length !== 4) return false;
  const [name, country, lon, lat] = row as unknown[];
  return typeof name === 'string' && typeof country === 'string' && Number.isFinite(lon) && Number.isFinite(lat);
}

/** City id → its name in a language, where that differs from the list's. */
export type CityNames = Readonly<Record<string, string>>;

/** A city's name in the language of `names`, else the list's. */
export const nameIn = (names: CityNames, { id, name }: City): string => names[id] ?? name;

/** Gives each row its id. The same rows give the same ids: addresses that readers share hold them. */
export function identified(rows: readonly CityRow[]): City[] {
  const taken = new Set<string>();
  return rows.map(([name, country, lon, lat]) => {
    const plain = plainLetters(name).replaceAll(' ', '-') || 'city';
    let id = taken.has(plain) ? `${plain}-${country.toLowerCase()}` : plain;
    for (let n = 2; taken.has(id); n++) id = `${plain}-${country.toLowerCase()}-${n}`;
    taken.add(id);
    return { id, name, country, at: [lon, lat] as const };
  });
}

/** Letters that Unicode does not take apart into a plain one and a mark, and Arabic letters that Persian keyboards and names write otherwise. */
const sameLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ə: 'a' },
  ...{ ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه' },
};

/**
 * Marks that one may leave out: accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and hamza, the dot of Hindi's borrowed letters. Other marks are
 * vowels (Hindi) or make another letter (Japanese).
 */
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c]/g;

/**
 * A name as one types it who has no other keys: lower case, without accents and apostrophes, words parted by one space. Other scripts keep their letters;
 * hiragana, which is what a Japanese keyboard gives before it is asked for another, becomes katakana.
 */
export function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðłıþəیىکة]/g, (letter) => sameLetters[letter] ?? letter)
    .replace(/['’‘ʻʼ`´׳״"]/g, '')
    .replace(optionalMarks, '')
    .normalize('NFC')
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
