import type { Draft } from '#file-format/check-references.ts';
import { localizedWords } from '#file-format/localized.ts';
import type { Report, Spot } from '#file-format/problem.ts';
import { own } from '#file-format/salvage.ts';
import type { YamlFile } from '#file-format/yaml-file.ts';
import type { LintCode } from './codes.ts';
import { compareFigures, figureName, type Numbers, numbersOf } from './compare-figures.ts';
import { isUntranslated, type NamesRule } from './untranslated.ts';

/** The words by language in `story.yaml`: translated, not repeated, and with the figures of the first language. Words that lack are the format's matter. */
export function compareNames(draft: Draft, yaml: YamlFile, report: Report<LintCode>): void {
  const languages = (draft.languages ?? []).filter((lang) => lang !== undefined);
  const [first, ...others] = languages;
  if (first === undefined || others.length === 0) return;
  const numbers = new Map(languages.map((lang) => [lang, numbersOf(lang)]));
  const said = (text: unknown, lang: string): Said | undefined => {
    const read = numbers.get(lang);
    return typeof text === 'string' && read ? { text, lang, numbers: read } : undefined;
  };
  for (const { words, path, of } of localizedWords(draft)) {
    const original = said(own(words, first), first);
    for (const lang of others) {
      const translation = said(own(words, lang), lang);
      // the names of newspapers and agencies may stay as they are
      const names = of === 'source' ? 'may-stay' : 'translated';
      if (original && translation) compare(original, translation, yaml.spot([...path, lang]), names, report);
    }
  }
}

interface Said {
  readonly text: string;
  readonly lang: string;
  readonly numbers: Numbers;
}

function compare(original: Said, translation: Said, spot: Spot, names: NamesRule, report: Report<LintCode>): void {
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
