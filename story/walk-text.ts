import { wordsOf } from './blocks.ts';
import type { Inline, Paragraph, StepText, StoryText } from './text.ts';

/** A reference from the text to the map. */
export type MapReference = Extract<Inline, { type: 'reference' }>;

/** Every inline of some paragraphs, nested ones included, in reading order. */
export function* inlinesOf(paragraphs: readonly Paragraph[]): Generator<Inline> {
  for (const paragraph of paragraphs) {
    for (const inline of paragraph) {
      yield inline;
      if ('children' in inline) yield* inlinesOf([inline.children]);
    }
  }
}

/** A paragraph as plain text, without footnote marks. */
export function plainText(paragraph: Paragraph): string {
  return paragraph
    .map((inline) => ('children' in inline ? plainText(inline.children) : inline.type === 'text' ? inline.value : ''))
    .join('');
}

/** All steps of a text, in order. */
export function stepsOf(text: StoryText): StepText[] {
  return text.chapters.flatMap((chapter) => chapter.steps);
}

/**
 * The references in a step's words, `:::map` block and notes, each target once. Captions are left out: they are read in the gap after
 * the step, when the map has moved on.
 */
export function referencesOf(step: StepText): MapReference[] {
  const parts = [
    ...wordsOf(step.blocks),
    ...step.map,
    ...step.asides.filter((aside) => aside.kind === 'note').flatMap((aside) => aside.paragraphs),
  ];
  const references = [...inlinesOf(parts)].filter((inline): inline is MapReference => inline.type === 'reference');
  return references.filter(
    (reference, index) => references.findIndex((other) => other.to === reference.to && other.id === reference.id) === index,
  );
}

/** Ids of the sources cited in some paragraphs, in the order of their first citation. */
export function sourcesIn(paragraphs: readonly Paragraph[]): Set<string> {
  return new Set([...inlinesOf(paragraphs)].flatMap((inline) => (inline.type === 'cite' ? [inline.source] : [])));
}

/** Ids of all sources that a text cites. */
export function citedIn(text: StoryText): Set<string> {
  const steps = stepsOf(text);
  const paragraphs = [
    text.credit,
    ...Object.values(text.says),
    ...(text.method?.how ?? []),
    ...(text.method?.unverified ?? []),
    ...steps.flatMap((step) => [...wordsOf(step.blocks), ...step.map, ...step.asides.flatMap((aside) => aside.paragraphs)]),
  ];
  return sourcesIn(paragraphs);
}
