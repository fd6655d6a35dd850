import { IntlMessageFormat } from 'intl-messageformat';

/**
 * Formats an ICU MessageFormat message with the plural categories and digits of the language.
 * @throws what intl-messageformat throws for a malformed message
 */
export function counted(lang: string, message: string, values: Readonly<Record<string, number>>): string {
  return String(new IntlMessageFormat(message, lang).format(values));
}
