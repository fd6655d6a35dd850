import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { localeFor, type Messages } from './messages.ts';

const folder = (): string => join(process.cwd(), 'locales');

/** Files as they were last read: a build asks for one some thousand times, and to parse it takes longer than all else on a small page. */
const known = new Map<string, { readonly mtimeMs: number; readonly messages: Messages }>();

/** Tags of the languages with interface messages, from the file names in locales/. */
export function availableLocales(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * The interface messages for a language, from the file that {@link localeFor} chooses.
 * @throws RangeError for a language without one: a story cannot be published half translated (`npm run check` reports it first)
 */
export function messagesOf(lang: string): Messages {
  const available = availableLocales();
  const tag = localeFor(lang, available);
  if (!tag) throw new RangeError(`Unexpected language "${lang}", expected one of ${available.join(', ')}: add locales/${lang}.yaml`);
  const file = join(folder(), `${tag}.yaml`);
  const { mtimeMs } = statSync(file);
  const before = known.get(file);
  if (before?.mtimeMs === mtimeMs) return before.messages;
  const messages = parse(readFileSync(file, 'utf8')) as Messages;
  known.set(file, { mtimeMs, messages });
  return messages;
}
