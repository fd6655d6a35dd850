import { localeFor } from '#locales/messages.ts';
import type { Draft } from './check-references.ts';
import { localizedWords } from './localized.ts';
import { expectedOf } from './nearest.ts';
import type { Report } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** Each language once, with its text, its interface, and words in all that has words; and no words in another. */
export function checkLanguages(
  draft: Draft,
  yaml: YamlFile,
  {
    texts,
    methods,
    locales,
    report,
  }: { texts: readonly string[]; methods: readonly string[]; locales: readonly string[] | undefined; report: Report },
): void {
  const listed = draft.languages ?? [];
  const languages = listed.filter((lang) => lang !== undefined);
  for (const [i, lang] of listed.entries()) {
    if (lang === undefined) continue;
    const spot = yaml.spot(['languages', i]);
    if (listed.indexOf(lang) < i) {
      report('duplicate-name', spot, `second \`${lang}\``, 'each once');
      continue;
    }
    if (!texts.includes(lang)) report('missing-text', spot, `language \`${lang}\` without a text`, `text.${lang}.md`);
    // A page of method is there in all languages or in none.
    if (methods.length > 0 && !methods.includes(lang))
      report('missing-text', spot, `language \`${lang}\` without the page of method that \`${methods[0]}\` has`, `method.${lang}.md`);
    if (locales && localeFor(lang, locales) === null)
      report('missing-locale', spot, `language \`${lang}\` that the page’s buttons and notes are not in`, `locales/${lang}.yaml`);
  }
  const files = [...texts.map((lang) => [lang, `text.${lang}.md`]), ...methods.map((lang) => [lang, `method.${lang}.md`])] as const;
  for (const [lang = '', file = ''] of files) {
    if (draft.languages && !languages.includes(lang))
      report(
        'unknown-language',
        { file, offset: 0 },
        `text in \`${lang}\``,
        `\`${lang}\` among the languages of story.yaml, or no such file`,
      );
  }
  if (languages.length === 0) return;
  for (const { words, path } of localizedWords(draft)) {
    for (const lang of languages) {
      if (!Object.hasOwn(words, lang))
        report(
          'missing-translation',
          yaml.spot(path),
          `lack of \`${lang}\``,
          `the words in each of the story’s languages: ${languages.join(', ')}`,
        );
    }
    for (const lang of Object.keys(words)) {
      if (!languages.includes(lang))
        report('unknown-language', yaml.spot([...path, lang], 'key'), `language \`${lang}\``, expectedOf(lang, languages, 'language'));
    }
  }
}
