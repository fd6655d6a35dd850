import { scriptOf } from '#story/languages.ts';

/** The scripts that ISO 15924 sums up in one, under the names that regular expressions know: Japanese is written in three. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Han'],
  Hant: ['Han'],
  Jpan: ['Han', 'Hira', 'Kana'],
  Kore: ['Hang', 'Han'],
};

/** Whether a text has a letter of the script that a language is written in. True where regular expressions don't know the script. */
export function hasOwnLetters(text: string, lang: string): boolean {
  const script = scriptOf(lang);
  try {
    return (parts[script] ?? [script]).some((part) => new RegExp(`\\p{Script=${part}}`, 'u').test(text));
  } catch {
    return true;
  }
}
