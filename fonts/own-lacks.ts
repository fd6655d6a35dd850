import { basename } from 'node:path';
import type { FontFamily, OwnTypefaces } from '#theme/fonts.ts';
import { fontCuts } from './cuts.ts';
import { type OwnFont, ownFileOf, sets, writtenInLanguage } from './own.ts';
import type { TextUse } from './texts.ts';
import { unicodeRange } from './unicode-range.ts';

/** What a publisher's font has not, and what is set in ours therefore. */
export interface Lack {
  readonly family: FontFamily;
  readonly file: string;
  /** it has so few letters of the language that it sets none of it: said once of a typeface */
  readonly strange: boolean;
  readonly found: string;
  readonly expected: string;
}

/**
 * What to tell of a publisher's typefaces in a language: those that do not set it, and characters of its texts that they lack. Each file is told of once.
 * @param texts what is set in which cut, as `charactersFor` finds it
 * @param read opens a font
 */
export async function lacksOf(
  typefaces: OwnTypefaces,
  lang: string,
  texts: Readonly<Record<TextUse, string>>,
  read: (file: string) => Promise<OwnFont>,
): Promise<Lack[]> {
  const lacks = new Map<string, Lack>();
  // Names of cities of the world have letters that few fonts have.
  const onlyInCities = (character: string): boolean =>
    texts.cities.includes(character) && ![texts.labels, texts.reading].some((text) => text.includes(character));
  for (const { family, style, weight, use } of fontCuts) {
    const typeface = typefaces[family];
    const file = typeface && ownFileOf(typeface, { style, weight });
    // Large figures are of no language, names of waters few.
    if (!file || lacks.has(file) || use === 'numerals' || use === 'water' || texts[use] === '') continue;
    const font = await read(file);
    const name = `\`${typeface.name}\` (${basename(file)})`;
    const lacking = writtenInLanguage(texts[use], lang).filter((it) => !font.characters.has(it) && !onlyInCities(it));
    if (!sets(font, texts.interface, lang)) {
      const strange = [...lacks.values()].some((lack) => lack.family === family && lack.strange);
      if (!strange)
        lacks.set(file, {
          family,
          file,
          strange: true,
          found: `${name} with few letters of \`${lang}\``,
          expected: `most of them: pages in \`${lang}\` are set in ${family}`,
        });
    } else if (lacking.length > 0)
      lacks.set(file, {
        family,
        file,
        strange: false,
        found: `${name} without ${lacking.map((it) => `“${it}” (${unicodeRange(it, '')})`).join(', ')}`,
        expected: `all that texts in \`${lang}\` hold: what it lacks is set in ${family}`,
      });
  }
  return [...lacks.values()];
}
