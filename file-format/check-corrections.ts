import type { Draft } from './check-references.ts';
import { expectedOf } from './nearest.ts';
import type { Report, Spot } from './problem.ts';
import type { TextDraft } from './read-text.ts';
import type { YamlFile } from './yaml-file.ts';

/** A correction names a step that there is, and is no later than the last change of any text: feeds and search engines go by that. */
export function checkCorrections(
  { corrections, steps }: Draft,
  yaml: YamlFile,
  texts: readonly TextDraft[],
  placeOf: (spot: Spot) => string,
  report: Report,
): void {
  const known = (steps ?? []).flatMap((step) => step?.id ?? []);
  for (const [i, correction] of (corrections ?? []).entries()) {
    const { step, date } = correction ?? {};
    if (steps && step !== undefined && !known.includes(step))
      report(
        'unknown-step',
        yaml.spot(['corrections', i, 'step']),
        `step \`${step}\``,
        expectedOf(step, known, 'step', `${known.length} steps (${placeOf(yaml.spot(['steps']))})`),
      );
    const stale = texts.find(({ text }) => date !== undefined && text.updated !== '' && text.updated < date);
    if (stale)
      report(
        'bad-date',
        yaml.spot(['corrections', i, 'date']),
        `\`${date}\`, after the last change of ${stale.file}`,
        `\`updated: ${date}\` there, or an earlier day here`,
      );
  }
}
