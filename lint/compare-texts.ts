import type { TextPair } from '#file-format/check-files.ts';
import type { BlockFind, Passage, Reference } from '#file-format/passages.ts';
import type { Report, Spot } from '#file-format/problem.ts';
import type { TextDraft } from '#file-format/read-text.ts';
import type { LintCode } from './codes.ts';
import { compareFigures, figureName, type Numbers, numbersOf } from './compare-figures.ts';
import { untranslatedAt } from './untranslated.ts';

interface Comparison extends TextPair {
  readonly report: Report<LintCode>;
  /** of the original, and of the translation */
  readonly numbers: readonly [Numbers, Numbers];
}

/**
 * A translation says what the original says: the same chapters, captions, notes and `says`, and in each part the same figures, sources, references
 * and links, in words of its own. Steps are those of `story.yaml` in both: one that is missing is the format's matter.
 */
export function compareTexts(pair: TextPair, report: Report<LintCode>): void {
  const { original, translation } = pair;
  const comparison: Comparison = { ...pair, report, numbers: [numbersOf(original.lang), numbersOf(translation.lang)] };
  for (const kind of ['title', 'standfirst', 'description', 'credit'] as const)
    comparePassages(comparison, one(original, kind), one(translation, kind));
  compareSays(comparison);
  compareLegends(comparison);
  for (const { id, spot } of translation.steps) {
    const there = original.steps.find((step) => step.id === id);
    if (!there) continue;
    compareHeadings(comparison, id, there.spot, spot);
    for (const kind of ['paragraphs', 'map'] as const) {
      const [wanted, found] = [one(original, kind, id), one(translation, kind, id)];
      comparePassages(comparison, wanted, found);
      if (wanted && !found) lack(comparison, spot, `a paragraph in step \`${id}\``, wanted.spot);
      else if (found && !wanted) tooMuch(comparison, found.spot, `paragraph in step \`${id}\``, there.spot);
    }
    compareBlocks(comparison, id, spot, there.spot);
    compareAsides(comparison, id, spot, there.spot);
  }
}

const one = ({ passages }: TextDraft, kind: Passage['kind'], step: string | null = null): Passage | undefined =>
  passages.find((passage) => passage.kind === kind && passage.step === step);

function lack({ nameOf, report }: Comparison, spot: Spot, what: string, there: Spot): void {
  report('other-parts', spot, `lack of ${what}`, `it as in ${nameOf(there)}`);
}

function tooMuch({ nameOf, report }: Comparison, spot: Spot, what: string, there: Spot): void {
  report('other-parts', spot, what, `none, as in ${nameOf(there)}`);
}

function compareSays(comparison: Comparison): void {
  const says = ({ passages }: TextDraft) => passages.filter(({ kind }) => kind === 'says');
  const [wanted, found] = [says(comparison.original), says(comparison.translation)];
  for (const passage of wanted) {
    const same = found.find(({ leg }) => leg === passage.leg);
    if (same) comparePassages(comparison, passage, same);
    else
      lack(
        comparison,
        found[0]?.spot ?? { file: comparison.translation.file, offset: 0 },
        `\`says\` of leg \`${passage.leg}\``,
        passage.spot,
      );
  }
  for (const { leg, spot } of found) {
    const first = wanted[0]?.spot ?? { file: comparison.original.file, offset: 0 };
    if (!wanted.some((passage) => passage.leg === leg)) tooMuch(comparison, spot, `\`says\` of leg \`${leg}\``, first);
  }
}

/** As many paragraphs of the story's own in the legend and on its page of method, and words for the same certainties. */
function compareLegends(comparison: Comparison): void {
  for (const kind of ['legend', 'certainty', 'method', 'unverified'] as const) {
    const of = ({ passages }: TextDraft) => passages.filter((passage) => passage.kind === kind);
    const [wanted, found] = [of(comparison.original), of(comparison.translation)];
    const here = found.at(-1)?.spot ?? { file: comparison.translation.file, offset: 0 };
    for (const [i, passage] of wanted.entries()) {
      if (found[i]) comparePassages(comparison, passage, found[i]);
      else lack(comparison, here, `a part of \`${kind}\``, passage.spot);
    }
    const first = wanted[0]?.spot ?? { file: comparison.original.file, offset: 0 };
    for (const passage of found.slice(wanted.length)) tooMuch(comparison, passage.spot, `part of \`${kind}\``, first);
  }
}

/** A chapter begins before the same steps. */
function compareHeadings(comparison: Comparison, step: string, there: Spot, here: Spot): void {
  const [wanted, found] = [one(comparison.original, 'heading', step), one(comparison.translation, 'heading', step)];
  comparePassages(comparison, wanted, found);
  if (wanted && !found) lack(comparison, here, `a chapter’s heading before step \`${step}\``, wanted.spot);
  else if (found && !wanted) tooMuch(comparison, found.spot, `chapter’s heading before step \`${step}\``, there);
}

/** Charts draw the same figures. The first that is another is reported. */
function compareCharts({ nameOf, report }: Comparison, wanted: readonly BlockFind[], found: readonly BlockFind[]): void {
  const name = (value: number | null): string => (value === null ? 'an empty cell' : `\`${value}\``);
  for (const [i, { figures }] of wanted.entries()) {
    const others = found[i]?.figures ?? [];
    const at = figures.findIndex(({ value }, index) => others[index]?.value !== value);
    const [a, b] = [figures[at], others[at]];
    if (a && b)
      report(
        'other-figures',
        b.spot,
        b.value === null ? 'empty cell' : `figure ${name(b.value)}`,
        `${name(a.value)} as in ${nameOf(a.spot)}`,
      );
  }
}

/** Lists, tables and the like are the same in the same order; paragraphs may be others. The first that is not is reported, as the rest follows from it. */
function compareBlocks(comparison: Comparison, id: string, here: Spot, there: Spot): void {
  const { original, translation, nameOf, report } = comparison;
  const of = ({ blocks }: TextDraft) => blocks.filter(({ step }) => step === id);
  const [wanted, found] = [of(original), of(translation)];
  const wrong = Array.from({ length: Math.max(wanted.length, found.length) }, (_, i) => i).find((i) => wanted[i]?.name !== found[i]?.name);
  if (wrong === undefined) compareCharts(comparison, wanted, found);
  const [a, b] = [wanted[wrong ?? -1], found[wrong ?? -1]];
  if (a && b) report('other-parts', b.spot, b.name, `${a.name} as in ${nameOf(a.spot)}`);
  else if (a) lack(comparison, here, `${a.name} in step \`${id}\``, a.spot);
  else if (b) tooMuch(comparison, b.spot, `${b.name} more`, there);
}

/** Captions and notes are the same in the same order. The first that is not is reported, as the rest follows from it. */
function compareAsides(comparison: Comparison, step: string, here: Spot, there: Spot): void {
  const asides = ({ passages }: TextDraft) =>
    passages.filter((passage) => passage.step === step && (passage.kind === 'caption' || passage.kind === 'note'));
  const name = ({ kind, leg }: Passage): string => (leg === undefined ? `\`:::${kind}\`` : `\`:::${kind}{leg=${leg}}\``);
  const [wanted, found] = [asides(comparison.original), asides(comparison.translation)];
  const wrong = Array.from({ length: Math.max(wanted.length, found.length) }, (_, i) => i).find((i) => {
    const [a, b] = [wanted[i], found[i]];
    return !a || !b || name(a) !== name(b);
  });
  if (wrong === undefined) {
    for (const [i, aside] of wanted.entries()) comparePassages(comparison, aside, found[i]);
    return;
  }
  const [a, b] = [wanted[wrong], found[wrong]];
  if (!b && a) lack(comparison, here, `${name(a)} in step \`${step}\``, a.spot);
  else if (b && !a) tooMuch(comparison, b.spot, `${name(b)} more`, there);
  else if (a && b) comparison.report('other-parts', b.spot, name(b), `${name(a)} as in ${comparison.nameOf(a.spot)}`);
}

/** The words of a passage as one text, a line break where a mark is between them, and the place of each offset in the file. */
function wordsOf({ runs }: Passage): { text: string; spotAt: (offset: number) => Spot | undefined } {
  const starts: number[] = [];
  let text = '';
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    // "1,500" in bold before a footnote and "10,000" after it are two
    if (before && run.spot.offset > before.spot.offset + before.source.length) text += '\n';
    starts.push(text.length);
    text += run.source;
  }
  const spotAt = (offset: number): Spot | undefined => {
    const i = starts.findLastIndex((start) => start <= offset);
    const run = runs[i];
    return run && { file: run.spot.file, offset: run.spot.offset + offset - (starts[i] ?? 0) };
  };
  return { text, spotAt };
}

/** Compares two passages. */
function comparePassages(comparison: Comparison, wanted: Passage | undefined, found: Passage | undefined): void {
  if (!wanted || !found) return;
  const { original, translation, nameOf, report } = comparison;
  const [there, here] = [wordsOf(wanted), wordsOf(found)];
  const texts = [
    { text: there.text, lang: original.lang },
    { text: here.text, lang: translation.lang },
  ] as const;
  const same = untranslatedAt(...texts);
  if (same === undefined) compareWords(comparison, wanted, found);
  else {
    // its figures are written as in the original, and would be misread
    const spot = here.spotAt(same) ?? found.spot;
    report('untranslated', spot, `words of ${nameOf(wanted.spot)}`, `their translation into \`${translation.lang}\``);
  }
  for (const mark of marks) compareMarks(comparison, mark, wanted, found);
}

function compareWords({ numbers, nameOf, report }: Comparison, wanted: Passage, found: Passage): void {
  const [there, here] = [wordsOf(wanted), wordsOf(found)];
  const { unexpected, missing } = compareFigures({ text: there.text, numbers: numbers[0] }, { text: here.text, numbers: numbers[1] });
  const inOriginal = ({ offset }: { offset: number }): string => nameOf(there.spotAt(offset) ?? wanted.spot);
  for (const { figure, expected } of unexpected) {
    const as = expected ? `${figureName(expected)} as in ${inOriginal(expected)}` : `a figure of ${nameOf(wanted.spot)}`;
    report('other-figures', here.spotAt(figure.offset) ?? found.spot, `figure ${figureName(figure)}`, as);
  }
  for (const figure of missing)
    report('other-figures', found.spot, `lack of figure ${figureName(figure)}`, `it as in ${inOriginal(figure)}`);
}

interface Mark {
  readonly code: LintCode;
  readonly of: (reference: Reference) => boolean;
  readonly name: (reference: Reference) => string;
}

/** What is compared one by one: how often each is there. */
const marks: readonly Mark[] = [
  { code: 'other-sources', of: ({ to }) => to === 'source', name: ({ id }) => `\`[^${id}]\`` },
  { code: 'other-references', of: ({ to }) => to === 'leg' || to === 'place' || to === 'region', name: ({ to, id }) => `\`${to}:${id}\`` },
  {
    code: 'other-links',
    of: ({ to }) => to === 'step' || to === 'web',
    name: ({ to, id }) => (to === 'step' ? `\`#${id}\`` : `\`${id}\``),
  },
];

function compareMarks({ nameOf, report }: Comparison, { code, of, name }: Mark, wanted: Passage, found: Passage): void {
  const extra = found.references.filter(of);
  const missing = wanted.references.filter(of).filter((reference) => {
    const at = extra.findIndex((other) => other.to === reference.to && other.id === reference.id);
    if (at >= 0) extra.splice(at, 1);
    return at < 0;
  });
  for (const reference of extra) {
    // a place was meant in place of a place sooner than of a leg
    const at = missing.findIndex(({ to }) => to === reference.to);
    const [instead] = missing.splice(Math.max(at, 0), 1);
    report(
      code,
      reference.spot,
      name(reference),
      instead ? `${name(instead)} as in ${nameOf(instead.spot)}` : `none beyond those of ${nameOf(wanted.spot)}`,
    );
  }
  for (const reference of missing) report(code, found.spot, `lack of ${name(reference)}`, `it as in ${nameOf(reference.spot)}`);
}
