import type { Draft } from './check-references.ts';
import { expectedOf } from './nearest.ts';
import type { Report } from './problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Every name in every language of the story, and in no other. */
export function checkLanguages(draft: Draft, yaml: YamlFile, report: Report): void {
  const languages = (draft.languages ?? []).filter((lang) => lang !== undefined);
  if (languages.length === 0) return;
  const check = (words: object | undefined, path: Path) => {
    if (!words) return;
    for (const lang of languages) {
      if (!Object.hasOwn(words, lang))
        report(
          'untranslated',
          yaml.spot(path),
          `lack of \`${lang}\``,
          `the words in each of the story’s languages: ${languages.join(', ')}`,
        );
    }
    for (const lang of Object.keys(words)) {
      if (!languages.includes(lang))
        report('unknown-language', yaml.spot([...path, lang], 'key'), `language \`${lang}\``, expectedOf(lang, languages, 'language'));
    }
  };
  for (const [id, source] of Object.entries(draft.sources ?? {})) {
    check(source?.who, ['sources', id, 'who']);
    check(source?.what, ['sources', id, 'what']);
  }
  for (const [id, place] of Object.entries(draft.places ?? {})) {
    check(place?.name, ['places', id, 'name']);
    check(place?.detail, ['places', id, 'detail']);
  }
  for (const [id, region] of Object.entries(draft.regions ?? {})) check(region?.name, ['regions', id, 'name']);
  for (const [id, leg] of Object.entries(draft.legs ?? {})) check(leg?.name, ['legs', id, 'name']);
  for (const [i, step] of (draft.steps ?? []).entries()) {
    for (const [j, area] of (step?.areas ?? []).entries()) check(area?.label, ['steps', i, 'areas', j, 'label']);
  }
}
