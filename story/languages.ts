/** Right-to-left scripts in https://www.unicode.org/Public/UCD/latest/ucd/Scripts.txt that Intl maps living languages to. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** ISO 15924 code of the script of a BCP 47 language tag: `Latn`, `Arab`. */
export function scriptOf(lang: string): string {
  return new Intl.Locale(lang).maximize().script ?? 'Latn';
}

/** Writing direction of a BCP 47 language tag. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  return rightToLeft.has(scriptOf(lang)) ? 'rtl' : 'ltr';
}

/** A language's own name, capitalised: Deutsch, 한국어, Українська. */
export function autonym(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** Text in `lang`, or else in the first available language. */
export function inLanguage(text: Readonly<Record<string, string>>, lang: string): string {
  return text[lang] ?? Object.values(text)[0] ?? '';
}

/** Names as a list in the language's style: "A, B and C". */
export function listOf(names: readonly string[], lang: string): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
}

/** Names of countries, given by ISO 3166-1 codes, as a list in the language's style. */
export function countriesIn(codes: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return listOf(
    codes.map((code) => names.of(code) ?? code),
    lang,
  );
}
