import { IntlMessageFormat } from 'intl-messageformat';

/**
 * A message that counts nouns: ICU MessageFormat, with the plural categories and the figures of the language.
 * @throws what intl-messageformat throws for a message that is none
 */
export function counted(lang: string, message: string, values: Readonly<Record<string, number>>): string {
  return String(new IntlMessageFormat(message, lang).format(values));
}

/** What is wrong with a message in ICU MessageFormat, as its parser says it; null when nothing is. */
export function messageError(lang: string, message: string): string | null {
  try {
    new IntlMessageFormat(message, lang);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
