import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { localeFor, type Messages } from './messages.ts';

const folder = (): string => join(process.cwd(), 'locales');

/** The tags that there are interface words for: the names of the files in locales/. */
export function availableLocales(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * The interface in a language, from the file that {@link localeFor} finds.
 * @throws RangeError for a language without one: a story cannot be published half translated (`npm run check` says so first)
 */
export function messagesOf(lang: string): Messages {
  const available = availableLocales();
  const tag = localeFor(lang, available);
  if (!tag) throw new RangeError(`Unexpected language "${lang}", expected one of ${available.join(', ')}: add locales/${lang}.yaml`);
  return parse(readFileSync(join(folder(), `${tag}.yaml`), 'utf8')) as Messages;
}
