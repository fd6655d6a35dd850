import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalTag } from '#file-format/formats.ts';
import { collect, type Problem, toProblems } from '#file-format/problem.ts';
import { parseYaml } from '#file-format/yaml-file.ts';
import { messageError } from '#locales/counted.ts';
import { messageProblems } from '#locales/messages.ts';

const english = 'en.yaml';

/**
 * What is wrong with the files of the interface's words, beside the English one: YAML, keys, placeholders, and messages that are none.
 * @param texts the files by name, `en.yaml` among them. Pure.
 */
export function localeProblems(texts: Readonly<Record<string, string>>): Problem[] {
  const { findings, report } = collect();
  const parsed = new Map(Object.entries(texts).map(([file, text]) => [file, parseYaml(file, text, report)]));
  const original = parsed.get(english)?.value;
  for (const [file, yaml] of parsed) {
    const lang = file.replace(/\.yaml$/, '');
    const spot = (key: string) => yaml.spot(key.split('.'));
    const canonical = canonicalTag(lang);
    if (canonical !== lang)
      report(
        'bad-locale',
        { file, offset: 0 },
        `file name \`${file}\``,
        canonical ? `\`${canonical}.yaml\`` : 'a BCP 47 tag, as `pt-BR.yaml`',
      );
    if (yaml.broken || canonical === undefined) continue;
    for (const { key, unexpected, expected } of messageProblems(yaml.value, original))
      report('bad-message', spot(key), unexpected, expected);
    for (const [key, message] of messagesIn(yaml.value)) {
      const error = messageError(lang, message);
      if (error)
        report(
          'bad-message',
          spot(key),
          `message \`${key}\` (${error})`,
          'an ICU message, https://unicode-org.github.io/icu/userguide/format_parse/messages/',
        );
    }
  }
  return toProblems(findings, texts);
}

function messagesIn(value: unknown, path = ''): [key: string, message: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => messagesIn(inner, path ? `${path}.${key}` : key));
}

/**
 * Reads and checks the files of some languages; the `file` of a problem begins with `folder` as given.
 * @throws when one can't be read
 */
export async function checkLocales(folder: string, locales: readonly string[]): Promise<Problem[]> {
  const texts = await Promise.all(
    locales.map(async (lang) => [`${lang}.yaml`, await readFile(join(folder, `${lang}.yaml`), 'utf8')] as const),
  );
  return localeProblems(Object.fromEntries(texts)).map((problem) => ({ ...problem, file: `${folder}/${problem.file}` }));
}
