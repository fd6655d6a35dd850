/** Scripts that are written from right to left. https://www.unicode.org/Public/UCD/latest/ucd/Scripts.txt, those that Intl names for living languages */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** The script that a BCP 47 tag is written in, as ISO 15924 names it: `Latn`, `Arab`. */
export function scriptOf(lang: string): string {
  return new Intl.Locale(lang).maximize().script ?? 'Latn';
}

/** The direction of a BCP 47 language tag. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  return rightToLeft.has(scriptOf(lang)) ? 'rtl' : 'ltr';
}

/** A language's name in itself, as it begins a line: Deutsch, 한국어, Українська. */
export function autonym(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** Text in `lang`, else in the first language that there is. */
export function inLanguage(text: Readonly<Record<string, string>>, lang: string): string {
  return text[lang] ?? Object.values(text)[0] ?? '';
}

/** Names in a list as the language writes it: "A, B and C". */
export function listOf(names: readonly string[], lang: string): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
}

/** Countries by their ISO 3166-1 codes, named in a language. */
export function countriesIn(codes: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return listOf(
    codes.map((code) => names.of(code) ?? code),
    lang,
  );
}
