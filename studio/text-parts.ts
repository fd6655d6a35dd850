import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { isChapter, isStep, isUnclosed } from '#file-format/directives.ts';
import { frontEnd } from '#file-format/front-matter.ts';
import { markdownExcess } from '#file-format/limits.ts';
import { parseMarkdown } from '#file-format/markdown.ts';
import { isBlock } from '#file-format/read-blocks.ts';
import { EditError } from './edit-error.ts';
import type { YamlPart } from './yaml-text.ts';

/** Some words of a step in a text: Markdown, as in the file, with empty lines between paragraphs. */
export interface WordsSpan {
  /** offsets in the file; equal where there are none */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** A caption or a note. */
export interface AsideSpan extends WordsSpan {
  readonly kind: 'caption' | 'note';
  readonly leg?: string;
  /** with its lines of colons */
  readonly whole: { readonly from: number; readonly to: number };
}

/** A step of a text, and where it stands. */
export interface StepSpan {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** the heading of the chapter that begins with the step, or null */
  readonly heading: WordsSpan | null;
  readonly paragraphs: WordsSpan;
  /** the map description, or null where it is missing */
  readonly map: WordsSpan | null;
  readonly asides: readonly AsideSpan[];
}

/** A text as the studio edits it. */
export interface TextParts {
  readonly file: string;
  readonly text: string;
  /** the YAML between the lines of dashes */
  readonly front: YamlPart;
  readonly steps: readonly StepSpan[];
}

/**
 * Finds the words of a `text.<lang>.md` by their source positions.
 * @throws EditError where directives or front matter have no end, so that it is not known what belongs to which step
 */
export function textParts(file: string, text: string): TextParts {
  const front = frontPart(file, text);
  const refuse = (message: string, offset: number): EditError => new EditError(message, file, text, offset);
  if (front.to === 0)
    throw refuse('Unexpected text without front matter, expected a line `---`, the title and the rest, and another `---`', 0);
  const excess = markdownExcess(text, front.to);
  if (excess) throw refuse(`Unexpected ${excess.unexpected}, expected ${excess.expected}`, excess.offset);
  const steps: StepSpan[] = [];
  let heading: WordsSpan | null = null;
  for (const node of parseMarkdown(text).children) {
    if (from(node) >= text.length) continue;
    if (isChapter(node)) heading = headingSpan(text, from(node), to(node));
    else if (isStep(node)) {
      const open = [node, ...node.children].find(
        (inner) => inner.type === 'containerDirective' && (isUnclosed(inner, text) || (inner !== node && isStep(inner))),
      );
      if (open) throw refuse('Unexpected `:::` that is not closed, expected a line of as many colons as open it', from(open));
      const step = stepSpan(text, node, heading);
      if (step && steps.some(({ id }) => id === step.id))
        throw refuse(`Unexpected second step \`${step.id}\`, expected another id`, step.from);
      if (step) steps.push(step);
      heading = null;
    }
  }
  return { file, text, front, steps };
}

/** A step of a text. @throws EditError where it has none of that id */
export function stepOf({ steps, file, text }: TextParts, id: string): StepSpan {
  const step = steps.find((candidate) => candidate.id === id);
  if (!step)
    throw new EditError(`Unexpected step \`${id}\`, expected one of ${steps.map((known) => known.id).join(', ') || 'none'}`, file, text, 0);
  return step;
}

/** The YAML of a text's front matter. */
export function frontPart(file: string, text: string): YamlPart {
  const end = frontEnd(text);
  const begin = end === 0 ? 0 : text.indexOf('\n') + 1;
  return { file, text, from: begin, to: Math.max(begin, text.lastIndexOf('---', end)) };
}

const from = (node: RootContent | ContainerDirective['children'][number]): number => node.position?.start.offset ?? 0;
const to = (node: RootContent | ContainerDirective['children'][number]): number => node.position?.end.offset ?? 0;

const span = (text: string, begin: number, end: number): WordsSpan => ({
  from: begin,
  to: end,
  words: text.slice(begin, end).replace(/\r\n/g, '\n'),
});

function headingSpan(text: string, begin: number, end: number): WordsSpan {
  const line = text.slice(begin, end);
  const mark = /^#+[ \t]+/.exec(line)?.[0].length ?? 0;
  return span(text, begin + mark, begin + line.replace(/[ \t]+#*[ \t]*$/, '').length);
}

function stepSpan(text: string, node: ContainerDirective, heading: WordsSpan | null): StepSpan | null {
  const id = node.attributes?.id;
  if (!id) return null;
  const first = text.indexOf('\n', from(node)) + 1;
  const map = node.children.find((child) => child.type === 'containerDirective' && child.name === 'map') as ContainerDirective | undefined;
  const asides = node.children.flatMap((child): AsideSpan[] => {
    if (child.type !== 'containerDirective' || (child.name !== 'caption' && child.name !== 'note')) return [];
    const leg = child.attributes?.leg;
    return [{ kind: child.name, ...(leg ? { leg } : {}), ...wordsOf(text, child), whole: { from: from(child), to: to(child) } }];
  });
  const own = node.children.filter(isBlock);
  const paragraphs = own.length > 0 ? span(text, from(own[0] as RootContent), to(own.at(-1) as RootContent)) : span(text, first, first);
  return { id, from: from(node), to: to(node), heading, paragraphs, map: map ? wordsOf(text, map) : null, asides };
}

function wordsOf(text: string, node: ContainerDirective): WordsSpan {
  const own = node.children.filter((child) => child.type === 'paragraph');
  const first = text.indexOf('\n', from(node)) + 1;
  return own.length > 0 ? span(text, from(own[0] as RootContent), to(own.at(-1) as RootContent)) : span(text, first, first);
}
