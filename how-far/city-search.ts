import { type City, plainLetters } from './draw.ts';

/** A city as it is found and named in one language. */
export interface Found {
  readonly city: City;
  /** its name in the page's language where that is known, else GeoNames' */
  readonly name: string;
  /** its country in the page's language */
  readonly country: string;
}

interface Entry extends Found {
  /** what it is found by, plain: its name here, its name in the list */
  readonly keys: readonly string[];
}

/** The list of cities, ready to be searched in one language. */
export interface CitySearch {
  /** The best matches for what has been typed so far: names that begin so, then names with a word that begins so; large cities first. */
  matches(typed: string, most: number): Found[];
  /** The city that is meant by an id, or by the whole of a name with or without its country; null where none is. */
  exactly(text: string): Found | null;
  nameOf(city: City): string;
}

/**
 * @param cities the largest first
 * @param names city id → its name in the page's language
 */
export function citySearch(cities: readonly City[], names: Readonly<Record<string, string>>, lang: string): CitySearch {
  const regions = new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' });
  const nameOf = ({ id, name }: City): string => names[id] ?? name;
  const entries = cities.map((city): Entry => {
    const name = nameOf(city);
    return {
      city,
      name,
      country: regions.of(city.country) ?? city.country,
      keys: [...new Set([plainLetters(name), plainLetters(city.name)])],
    };
  });
  return {
    nameOf,
    matches(typed, most) {
      const wanted = spellings(typed);
      if (wanted.length === 0) return [];
      const begins = (entry: Entry): boolean => entry.keys.some((key) => wanted.some((spelling) => key.startsWith(spelling)));
      const holds = (entry: Entry): boolean => entry.keys.some((key) => wanted.some((spelling) => key.includes(` ${spelling}`)));
      const first = entries.filter(begins);
      return [...first, ...entries.filter((entry) => holds(entry) && !first.includes(entry))].slice(0, most);
    },
    exactly(text) {
      const wanted = spellings(text);
      const id = text.trim().toLowerCase();
      return (
        entries.find(({ city }) => city.id === id) ??
        entries.find(({ keys }) => keys.some((key) => wanted.includes(key))) ??
        entries.find(({ keys, country }) => keys.some((key) => wanted.includes(`${key} ${plainLetters(country)}`))) ??
        null
      );
    },
  };
}

/** What is typed, plain, and for Ukrainian letters also as English writes them: only some cities have a Ukrainian name in the list. */
function spellings(text: string): string[] {
  const plain = plainLetters(text);
  return [...new Set([plain, plainLetters(inLatin(text))])].filter((spelling) => spelling !== '');
}

/** Ukraine's own romanisation (Cabinet of Ministers, resolution 55 of 2010); the pairs first, then the letters that differ at a word's start. */
const latin: Readonly<Record<string, string>> = {
  зг: 'zgh',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
};
const latinAtStart: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Ukrainian in Latin letters; everything else stays. */
export function inLatin(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/(?<!\p{L})[єїйюя]/gu, (letter) => latinAtStart[letter] ?? letter)
    .replace(/зг|\p{Script=Cyrillic}/gu, (letter) => latin[letter] ?? letter);
}
