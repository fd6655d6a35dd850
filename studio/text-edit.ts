import { frontMatterSchema } from '#file-format/schema.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { EditError } from './edit-error.ts';
import { removeKey } from './key-edit.ts';
import { lineBreakOf, lineStart, nextLine, spliced } from './splice.ts';
import { type StepSpan, stepOf, type TextParts, textParts, type WordsSpan } from './text-parts.ts';
import { valueAt } from './yaml-checked.ts';
import { setValue } from './yaml-edit.ts';
import { pairStart, readYaml, startOf, walk } from './yaml-text.ts';

/** Which words of a text. */
export type WordsPlace =
  | { readonly part: 'title' | 'standfirst' | 'description' | 'credit' }
  | { readonly part: 'says'; readonly leg: string }
  | { readonly part: 'heading' | 'paragraphs' | 'map'; readonly step: string }
  | { readonly part: 'aside'; readonly step: string; readonly index: number };

/** The words of a new step in one language. */
export interface NewWords {
  /** Markdown; may be empty */
  readonly paragraphs: string;
  /** the map description */
  readonly map: string;
}

const frontOrder = ['title', 'standfirst', 'description', 'credit', 'published', 'updated', 'says', 'certainty', 'legend'];

/**
 * Writes other words in one place of a `text.<lang>.md`, and touches nothing else.
 * @param words Markdown with `\n` and empty lines between paragraphs, or, in front matter and of a heading, one line
 * @param was what the words are as far as their author knows
 * @throws EditError for a place that is not there, for words that would end their part, and where the words are others than their author knows
 */
export function setWords(parts: TextParts, place: WordsPlace, words: string, was?: string): string {
  const { file, text } = parts;
  const put = asWritten(words, place);
  const refuseOthers = (now: string, offset: number): void => {
    if (was !== undefined && asWritten(now, place) !== asWritten(was, place))
      throw new EditError(changedMeanwhile(now), file, text, offset);
  };
  if (!('step' in place)) {
    const front = readYaml(parts.front);
    const path = place.part === 'says' ? ['says', place.leg] : [place.part];
    const now = valueAt(front.value, path);
    const { node, pair } = walk(front, path);
    refuseOthers(typeof now === 'string' ? now : '', parts.front.from + (pair ? pairStart(pair) : startOf(node)));
    if (put !== '') return setValue(front, path, put, frontOrder);
    if (place.part === 'says') return removeKey(frontMatterSchema, front, path);
    throw new EditError(`Unexpected empty ${place.part}, expected words`, file, text, parts.front.from);
  }
  const step = stepOf(parts, place.step);
  const at = spanOf(parts, step, place);
  refuseOthers(at.words, at.from);
  if (put === '' && place.part !== 'paragraphs') throw new EditError(`Unexpected empty ${place.part}, expected words`, file, text, at.from);
  const result = withWords(text, at, put);
  refuseOtherChanges(parts, result, place, put);
  return result;
}

function withWords(text: string, at: WordsSpan, words: string): string {
  const line = lineBreakOf(text);
  const put = words.replaceAll('\n', line);
  if (at.from === at.to) return put === '' ? text : spliced(text, [{ from: at.from, to: at.to, text: `${put}${line}${line}` }]);
  if (put !== '') return spliced(text, [{ from: at.from, to: at.to, text: put }]);
  // The empty lines after words that go have nothing to part.
  const end = nextLine(text, at.to);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return spliced(text, [{ from: lineStart(text, at.from), to: end + blank, text: '' }]);
}

/** Words can hold `:::` or `##`, and end the step that they are in: everything else has to stay as it is. */
function refuseOtherChanges(before: TextParts, result: string, place: WordsPlace, words: string): void {
  let after: TextParts;
  const refusal = (): EditError =>
    new EditError(
      place.part === 'paragraphs'
        ? 'Unexpected words that would end their part of the text, expected paragraphs, lists, tables, quotations, link cards and media: no `::::` and no `##`'
        : 'Unexpected words that would end their part of the text, expected paragraphs: no `:::`, `##`, lists or lines that only markup is in',
      before.file,
      before.text,
      'step' in place ? spanOf(before, stepOf(before, place.step), place).from : 0,
    );
  try {
    after = textParts(before.file, result);
  } catch {
    throw refusal();
  }
  const listed = ({ steps }: TextParts, meant: string | null): string =>
    JSON.stringify(
      steps.map(({ id, heading, paragraphs, map, asides }) => {
        const here = 'step' in place && place.step === id && meant !== null;
        return [
          id,
          here && place.part === 'heading' ? meant : heading?.words,
          here && place.part === 'paragraphs' ? meant : paragraphs.words,
          here && place.part === 'map' ? meant : map?.words,
          asides.map((aside, index) => [
            aside.kind,
            aside.leg,
            here && place.part === 'aside' && place.index === index ? meant : aside.words,
          ]),
        ];
      }),
    );
  if (listed(after, null) !== listed(before, words)) throw refusal();
}

/** Words without what no edit writes: the spaces around them, and, of those in one line, its breaks. */
const asWritten = (words: string, { part }: WordsPlace): string => {
  const trimmed = words.replace(/\r\n?/g, '\n').trim();
  return part === 'paragraphs' || part === 'map' || part === 'aside' ? trimmed : oneLine(trimmed);
};

const oneLine = (words: string): string => words.replace(/\s*\n\s*/g, ' ');

function spanOf({ file, text }: TextParts, step: StepSpan, place: WordsPlace): WordsSpan {
  const found =
    place.part === 'heading'
      ? step.heading
      : place.part === 'paragraphs'
        ? step.paragraphs
        : place.part === 'map'
          ? step.map
          : place.part === 'aside'
            ? step.asides[place.index]
            : null;
  if (!found) throw new EditError(`Unexpected ${place.part} of step \`${step.id}\`, expected one that is there`, file, text, step.from);
  return found;
}

/**
 * Moves a step of a text. The steps change places, and all between them stays: each chapter keeps its heading and its number of steps.
 * @param from index, and @param to index that it has then
 */
export function moveStepText({ steps, text }: TextParts, from: number, to: number): string {
  const rest = steps.filter((_, index) => index !== from);
  const moved = [...rest.slice(0, to), ...steps.slice(from, from + 1), ...rest.slice(to)];
  return spliced(
    text,
    steps.map((slot, index) => {
      const step = moved[index] ?? slot;
      return { from: slot.from, to: slot.to, text: text.slice(step.from, step.to) };
    }),
  );
}

/** Adds a step to a text before the one at `index`, in the chapter of the step before it. */
export function addStepText(parts: TextParts, index: number, id: string, words: NewWords): string {
  const { file, text } = parts;
  const line = lineBreakOf(text);
  const paragraphs = words.paragraphs.trim();
  const block = [`::::step{#${id}}`, ...(paragraphs ? [paragraphs, ''] : []), ':::map', words.map.trim(), ':::', '::::']
    .join('\n')
    .replaceAll('\n', line);
  const before = parts.steps[index - 1];
  const [first] = parts.steps;
  const result = before
    ? spliced(text, [{ from: before.to, to: before.to, text: `${line}${line}${block}` }])
    : first
      ? spliced(text, [{ from: first.from, to: first.from, text: `${block}${line}${line}` }])
      : `${text.trimEnd()}${line}${block}${line}`;
  const after = textParts(file, result);
  const added = after.steps[index];
  if (
    after.steps.length !== parts.steps.length + 1 ||
    added?.id !== id ||
    added.paragraphs.words !== paragraphs ||
    added.map?.words !== words.map.trim()
  )
    throw new EditError('Unexpected words that would end their part of the text, expected paragraphs', file, text, before?.to ?? 0);
  return result;
}

/** Takes a step out of a text, and with it the heading of a chapter that has no other. */
export function removeStepText(parts: TextParts, id: string): string {
  const { text } = parts;
  const index = parts.steps.findIndex((step) => step.id === id);
  const step = stepOf(parts, id);
  const next = parts.steps[index + 1];
  const alone = step.heading !== null && (next === undefined || next.heading !== null);
  const from = lineStart(text, alone && step.heading ? step.heading.from : step.from);
  const end = nextLine(text, step.to);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return spliced(text, [{ from, to: end + blank, text: '' }]);
}
