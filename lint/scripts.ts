/** A language as `Intl` takes it: `und`, which is no language, for what is no BCP 47 tag, at which it would throw. */
export function localeOf(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** The script in which a language is written unless told, ISO 15924: `Latn`, `Cyrl`, `Kore`, `Arab`. Undefined for what is no BCP 47 tag. */
export function scriptOf(lang: string): string | undefined {
  const locale = localeOf(lang);
  return locale === 'und' ? undefined : new Intl.Locale(locale).maximize().script;
}

/** Scripts of which a regular expression knows the letters, under the names of ISO 15924 for writing systems of several. */
const letters: Readonly<Record<string, string>> = { Kore: 'Hang', Jpan: 'Hira', Hans: 'Han', Hant: 'Han' };

/** Whether a text has a letter of the language's script. True for a language whose script is not known. */
export function hasOwnLetters(text: string, lang: string): boolean {
  const script = scriptOf(lang);
  if (script === undefined) return true;
  try {
    return new RegExp(`\\p{Script=${letters[script] ?? script}}`, 'u').test(text);
  } catch {
    return true;
  }
}
