import { EditError } from './edit-error.ts';
import { lineBreakOf, lineStart, nextLine, spliced } from './splice.ts';
import { type StepSpan, stepOf, type TextParts, textParts } from './text-parts.ts';

/** Adds a caption of a leg, or a note where that is null, at the end of a step. @throws EditError for words that would end it */
export function addAside(parts: TextParts, step: string, leg: string | null, words: string): string {
  const { text } = parts;
  const span = stepOf(parts, step);
  const line = lineBreakOf(text);
  const block = [leg === null ? ':::note' : `:::caption{leg=${leg}}`, words.replace(/\r\n?/g, '\n'), ':::'].join('\n');
  // Before the colons that close the step, as the parts before it are parted from each other.
  const end = lineStart(text, span.to - 1);
  const blank = /\r?\n[ \t]*\r?\n$/.test(text.slice(0, end)) ? '' : line;
  const result = spliced(text, [{ from: end, to: end, text: `${blank}${block.replaceAll('\n', line)}${line}` }]);
  return checked(parts, result, (steps) =>
    steps.map((one) =>
      one.id === step ? { ...one, asides: [...one.asides, { kind: leg === null ? 'note' : 'caption', leg, words }] } : one,
    ),
  );
}

/** Takes a caption or a note away, and the empty lines before it. @throws EditError where there is none */
export function removeAside(parts: TextParts, step: string, index: number): string {
  const { text, file } = parts;
  const span = stepOf(parts, step);
  const aside = span.asides[index];
  if (!aside)
    throw new EditError(`Unexpected caption or note ${index + 1} of step \`${step}\`, expected one that is there`, file, text, span.from);
  const before = text.slice(0, lineStart(text, aside.whole.from));
  const from = before.replace(/(?:(?<=\n)[ \t]*\r?\n)+$/, '').length;
  const result = spliced(text, [{ from, to: nextLine(text, aside.whole.to), text: '' }]);
  return checked(parts, result, (steps) =>
    steps.map((one) => (one.id === step ? { ...one, asides: one.asides.filter((_, other) => other !== index) } : one)),
  );
}

/** Begins a chapter with a step. @throws EditError where one begins there, and for a heading of several lines */
export function addChapter(parts: TextParts, step: string, heading: string): string {
  const { text, file } = parts;
  const span = stepOf(parts, step);
  if (span.heading) throw new EditError(`Unexpected second heading of step \`${step}\`, expected one`, file, text, span.heading.from);
  const line = lineBreakOf(text);
  const from = lineStart(text, span.from);
  const result = spliced(text, [{ from, to: from, text: `## ${heading}${line}${line}` }]);
  return checked(parts, result, (steps) => steps.map((one) => (one.id === step ? { ...one, heading } : one)));
}

/** Takes the heading above a step away. @throws EditError where there is none */
export function removeChapter(parts: TextParts, step: string): string {
  const { text, file } = parts;
  const span = stepOf(parts, step);
  if (!span.heading)
    throw new EditError(`Unexpected step \`${step}\` without a heading, expected the first one of a chapter`, file, text, span.from);
  const end = nextLine(text, span.heading.to);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  const result = spliced(text, [{ from: lineStart(text, span.heading.from), to: end + blank, text: '' }]);
  return checked(parts, result, (steps) => steps.map((one) => (one.id === step ? { ...one, heading: null } : one)));
}

/** A step's words, without their places in the file. */
interface Words {
  readonly id: string;
  readonly heading: string | null;
  readonly paragraphs: string;
  readonly map: string | null;
  readonly asides: readonly { readonly kind: string; readonly leg: string | null; readonly words: string }[];
}

const wordsOf = ({ id, heading, paragraphs, map, asides }: StepSpan): Words => ({
  id,
  heading: heading?.words ?? null,
  paragraphs: paragraphs.words,
  map: map?.words ?? null,
  asides: asides.map(({ kind, leg, words }) => ({ kind, leg: leg ?? null, words })),
});

/** Reads the result again, and refuses one that did anything else than what was meant: words can hold `:::` or `##`. */
function checked(parts: TextParts, result: string, meant: (steps: readonly Words[]) => readonly Words[]): string {
  const { file, text, steps } = parts;
  const refusal = (): EditError =>
    new EditError(
      'Unexpected words that would end their part of the text, expected paragraphs: no `:::` and no `##`',
      file,
      text,
      steps[0]?.from ?? 0,
    );
  let after: TextParts;
  try {
    after = textParts(file, result);
  } catch {
    throw refusal();
  }
  if (JSON.stringify(after.steps.map(wordsOf)) !== JSON.stringify(meant(steps.map(wordsOf)))) throw refusal();
  return result;
}
