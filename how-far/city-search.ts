import { type City, type CityNames, nameIn, plainLetters } from './cities.ts';
import { romanised } from './romanise.ts';

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
}

/** @param cities the largest first */
export function citySearch(cities: readonly City[], names: CityNames, lang: string): CitySearch {
  const regions = new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' });
  const entries = cities.map((city): Entry => {
    const name = nameIn(names, city);
    return {
      city,
      name,
      country: regions.of(city.country) ?? city.country,
      keys: [...new Set([plainLetters(name), plainLetters(city.name)])],
    };
  });
  return {
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

/** What is typed, plain, and Cyrillic also as English writes it: not every city has a name of its own in the page's language. */
function spellings(text: string): string[] {
  const texts = [text, ...(/\p{Script=Cyrillic}/u.test(text) ? romanised(text) : [])];
  return [...new Set(texts.map(plainLetters))].filter((spelling) => spelling !== '');
}
