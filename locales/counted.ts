import { IntlMessageFormat } from 'intl-messageformat';

/**
 * Formats an ICU MessageFormat message with the plural categories and digits of the language.
 * @throws what intl-messageformat throws for a malformed message
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
