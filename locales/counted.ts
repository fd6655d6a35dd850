import { IntlMessageFormat } from 'intl-messageformat';

/**
 * A message that counts nouns: ICU MessageFormat, with the plural categories and the figures of the language.
 * @throws what intl-messageformat throws for a message that is none
 */
export function counted(lang: string, message: string, values: Readonly<Record<string, number>>): string {
  return String(new IntlMessageFormat(message, lang).format(values));
}
