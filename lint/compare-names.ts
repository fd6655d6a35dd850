import type { Draft } from '#file-format/check-references.ts';
import { expectedOf } from '#file-format/nearest.ts';
import type { Report, Spot } from '#file-format/problem.ts';
import { own, type Salvaged } from '#file-format/salvage.ts';
import type { Path, YamlFile } from '#file-format/yaml-file.ts';
import { compareFigures, figureName, type Numbers, numbersOf } from './compare-figures.ts';
import { isUntranslated } from './untranslated.ts';

/** Where words are names, which a language of the same script may share, and where they speak of newspapers and agencies. */
type Names = Parameters<typeof isUntranslated>[2]['names'];

/**
 * Every name in every language of the story, and in no other; translated, not repeated, and with the figures of the first. Words that lack
 * altogether or are empty are the schema's matter.
 */
export function checkLanguages(draft: Draft, yaml: YamlFile, report: Report): void {
  const languages = (draft.languages ?? []).filter((lang) => lang !== undefined);
  const [first] = languages;
  if (first === undefined) return;
  const numbers = new Map(languages.map((lang) => [lang, numbersOf(lang)]));
  const said = (text: unknown, lang: string): Said | undefined => {
    const own = numbers.get(lang);
    return typeof text === 'string' && own ? { text, lang, numbers: own } : undefined;
  };
  const check = (words: Salvaged<Record<string, string>> | undefined, path: Path, names: Names = 'translated') => {
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
    const original = said(own(words, first), first);
    for (const lang of Object.keys(words)) {
      const translation = said(words[lang], lang);
      if (lang !== first && original && translation) compare(original, translation, yaml.spot([...path, lang]), names, report);
      if (!languages.includes(lang))
        report('unknown-language', yaml.spot([...path, lang], 'key'), `language \`${lang}\``, expectedOf(lang, languages, 'language'));
    }
  };
  for (const [id, source] of Object.entries(draft.sources ?? {})) {
    check(source?.who, ['sources', id, 'who'], 'may-stay');
    check(source?.what, ['sources', id, 'what'], 'may-stay');
  }
  for (const [id, place] of Object.entries(draft.places ?? {})) {
    check(place?.name, ['places', id, 'name']);
    check(place?.detail, ['places', id, 'detail']);
  }
  for (const [id, region] of Object.entries(draft.regions ?? {})) check(region?.name, ['regions', id, 'name']);
  for (const [id, kind] of Object.entries(draft.kinds ?? {})) check(kind?.name, ['kinds', id, 'name']);
  for (const [id, leg] of Object.entries(draft.legs ?? {})) check(leg?.name, ['legs', id, 'name']);
  for (const [i, step] of (draft.steps ?? []).entries()) {
    for (const [j, area] of (step?.areas ?? []).entries()) check(area?.label, ['steps', i, 'areas', j, 'label']);
    check(step?.areasNote, ['steps', i, 'areasNote']);
  }
}

interface Said {
  readonly text: string;
  readonly lang: string;
  readonly numbers: Numbers;
}

function compare(original: Said, translation: Said, spot: Spot, names: Names, report: Report): void {
  if (isUntranslated(original, translation, { names })) {
    report('untranslated', spot, `words of \`${original.lang}\``, `their translation into \`${translation.lang}\``);
    return;
  }
  const { unexpected, missing } = compareFigures(original, translation);
  for (const { figure, expected } of unexpected) {
    const as = expected ? `${figureName(expected)} as in \`${original.lang}\`` : `a figure of \`${original.lang}\``;
    report('other-figures', spot, `figure ${figureName(figure)}`, as);
  }
  for (const figure of missing) report('other-figures', spot, `lack of figure ${figureName(figure)}`, `it as in \`${original.lang}\``);
}
